import { listen, unlisten } from '../oauth/user-agent.js';

/**
 * Copies a text in response to a click. Pages that are not secure contexts have no clipboard API, and
 * they need the report most.
 *
 * @returns whether it is in the clipboard
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    // eslint-disable-next-line baseline-js/use-baseline -- where it is missing, the command copies
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  let isCopied = false;
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    // Otherwise, the page's own listeners could replace it.
    event.stopImmediatePropagation();
    isCopied = !!event.clipboardData;
  };
  listen(window, 'copy', fill, { capture: true });
  // eslint-disable-next-line baseline-js/use-baseline -- every browser has this command
  document.execCommand('copy');
  unlisten(window, 'copy', fill, { capture: true });
  return isCopied;
}
