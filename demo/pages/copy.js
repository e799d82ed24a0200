import { h } from './h.js';

const SHOWN_FOR = 2000; // milliseconds

let status;

/**
 * Creates a button that copies what an element shows. Where a page may not write to the clipboard, as on
 * plain http, the text is selected for the person to copy.
 *
 * @param {string} name what is copied, for those who only hear the button
 * @param {HTMLElement} source
 */
export function createCopyButton(name, source) {
  status ??= document.body.appendChild(h('div', { class: 'hidden', role: 'status' }));
  const button = h('button', { class: 'button copy', type: 'button' }, 'Copy');
  button.setAttribute('aria-label', `Copy: ${name}`);
  let timer;
  button.addEventListener('click', async () => {
    const isCopied = await copy(source);
    // Said anew each time, also when it is the same again.
    status.replaceChildren(
      isCopied ? `Copied: ${name}` : `Selected: ${name}. Copy it with Ctrl+C or ⌘C.`,
    );
    button.textContent = isCopied ? 'Copied' : 'Selected';
    clearTimeout(timer);
    timer = setTimeout(() => (button.textContent = 'Copy'), SHOWN_FOR);
  });
  return button;
}

async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(source);
    return false;
  }
}
