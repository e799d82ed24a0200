import { createCopyButton } from '../copy.js';
import { h } from '../h.js';

/**
 * Creates a box with a text to copy.
 *
 * @param {string} id
 * @param {string} title
 * @param {...(Node | string)} note what stands above the text
 */
export function createOutput(id, title, ...note) {
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
    h('p', { class: 'quiet' }, ...note),
    text,
  );
  return {
    box,
    /** Shows a text, or hides the box where there is none. */
    show(content) {
      box.hidden = !content;
      if (text.textContent !== (content ?? '')) text.textContent = content ?? '';
    },
  };
}

const code = (text) => h('code', {}, text);
const path = (text) => h('span', { class: 'path' }, text);

/** Creates the boxes with what goes into the site, in the order in which it goes in. */
export function createSnippets(place) {
  const download = h('a', { class: 'button main', download: true });
  const hash = h('p', { class: 'quiet', role: 'status' });
  const outputs = {
    script: createOutput(
      'snippet-script',
      'The script tag',
      'Once on the page, best in its head. Where your site itself changes scripts (an optimiser does), leave ',
      code('integrity'),
      ' out.',
    ),
    tag: createOutput('snippet-tag', 'The tag', 'Where the button is to be. Keep it on one line.'),
    callback: createOutput(
      'snippet-callback',
      'The callback page',
      'Save it at the address of the callback page.',
    ),
    style: createOutput('snippet-style', 'The style', 'In a style sheet of your page.'),
    use: createOutput(
      'snippet-use',
      'A script that uses the token',
      'In a script file of your own, loaded ahead of the first one. It asks the API who signed in.',
    ),
    policy: createOutput(
      'snippet-policy',
      'Content Security Policy',
      'Only if your site sends one. These permissions are enough for what is above; add ',
      code('script-src'),
      ' and ',
      code('connect-src'),
      ' to what you have.',
    ),
  };
  place.append(
    h(
      'div',
      { class: 'output' },
      h('h3', {}, 'The file'),
      h('p', { class: 'row' }, download),
      hash,
    ),
    ...Object.values(outputs).map(({ box }) => box),
  );
  return { outputs, download, hash };
}

/** Creates the list of what to do in eGain's console. */
export function createRegistration(place) {
  const outputs = {
    'redirect-uri': createOutput(
      'register-uri',
      'Redirect URI',
      path('Partition → Integration → Client Application → your application'),
      '. Its platform is “Single Page Application”. eGain compares to the character: http or https, upper and lower case, the slash at the end.',
    ),
    scopes: createOutput('register-scopes', 'Scopes', 'At the same application, assign these.'),
    origin: createOutput(
      'register-origin',
      'Allowed origin',
      path('Partition → Security → CORS Settings → Allowed Origins'),
      '. Without it the login fails at its last step. No path, no slash at the end.',
    ),
  };
  outputs.message = createOutput(
    'register-message',
    'All of it, as a message',
    'For the person who manages eGain, where that is not you.',
  );
  const missing = h(
    'p',
    { class: 'quiet' },
    'It takes your page’s address to say what to register.',
  );
  place.append(missing, ...Object.values(outputs).map(({ box }) => box));
  return { outputs, missing };
}
