import { createCopyButton } from '../copy.js';
import { h } from '../h.js';
import { highlight } from './highlight.js';

const code = (text) => h('code', {}, text);
const path = (text) => h('span', { class: 'path' }, text);

/**
 * Creates a box with a text to copy.
 *
 * @param {string} id
 * @param {string} title
 * @param {...(Node | string)} note what stands below the title
 */
function createOutput(id, title, ...note) {
  const text = h('pre', { id, tabindex: '0', 'aria-labelledby': `${id}-title` });
  const box = h(
    'div',
    { class: 'output' },
    h(
      'div',
      { class: 'row spread' },
      h('h3', { id: `${id}-title` }, title),
      createCopyButton(title, text),
    ),
    ...(note.length > 0 ? [h('p', { class: 'quiet' }, ...note)] : []),
    text,
  );
  return {
    box,
    /** Shows a text, or hides the box if there is none. */
    show(content = '') {
      box.hidden = !content;
      if (text.textContent === content) return;
      text.replaceChildren(...(content.startsWith('<') ? highlight(content) : [content]));
    },
  };
}

/** Creates a link to a file beside this page, and what to do with the file. */
function createDownload() {
  const link = h('a', { download: true });
  const note = h('span', { role: 'status' });
  return { box: h('p', { class: 'download quiet' }, link, ' ', note), link, note };
}

/**
 * Creates all that there is to copy.
 *
 * @param {Record<'code' | 'callback' | 'policy' | 'message', HTMLElement>} panels
 * @param {HTMLElement} registration
 */
export function createOutputs(panels, registration) {
  const outputs = {
    script: createOutput(
      'snippet-script',
      'Script',
      'Once on the page, best in its head. If your site rewrites scripts, leave out ',
      code('integrity'),
      '.',
    ),
    tag: createOutput('snippet-tag', 'Button', 'Where the button goes. Keep it on one line.'),
    style: createOutput('snippet-style', 'Style', 'In a style sheet of your page.'),
    use: createOutput('snippet-use', 'Use the token', 'In a script of your own.'),
    callback: createOutput('snippet-callback', 'Callback page'),
    policy: createOutput(
      'snippet-policy',
      'Content Security Policy',
      'Only if your site sends one: add these sources to yours.',
    ),
    message: createOutput(
      'register-message',
      'Message',
      'For whoever manages eGain, if that isn’t you.',
    ),
    'redirect-uri': createOutput(
      'register-uri',
      'Redirect URI',
      path('Partition → Integration → Client Application'),
      ', platform “Single Page Application”. eGain compares every character.',
    ),
    origin: createOutput(
      'register-origin',
      'Allowed origin',
      path('Partition → Security → CORS Settings → Allowed Origins'),
      '. Without it, a login fails in its last step.',
    ),
  };
  const downloads = { script: createDownload(), callback: createDownload() };
  const boxes = (...names) => names.map((name) => outputs[name].box);
  panels.code.append(downloads.script.box, ...boxes('script', 'tag', 'style', 'use'));
  panels.callback.append(downloads.callback.box, outputs.callback.box);
  panels.policy.append(outputs.policy.box);
  panels.message.append(outputs.message.box);
  registration.append(...boxes('redirect-uri', 'origin'));
  return { outputs, downloads };
}
