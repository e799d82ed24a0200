// The first script of every page that tests open in a frame, and a classic one: it runs before all
// others. A test that looks later still sees what happened.

// eslint-disable-next-line @typescript-eslint/no-unused-vars -- adds to the browser's own
interface Window {
  /** The element's events that reached the document, the oldest first. */
  heard: CustomEvent[];
  /** What was said in the console. */
  logged: string[];
}

interface HTMLIFrameElement {
  /** What a test wants to stand on the pages of this frame, by file name. */
  markup: Record<string, string>;
}

window.heard = [];
window.logged = [];

for (const type of ['login-start', 'token', 'token-expired', 'login-error', 'logout'])
  document.addEventListener(type, (event) => window.heard.push(event as CustomEvent));

for (const level of ['warn', 'error'] as const)
  console[level] = (...words: unknown[]) => window.logged.push(words.join(' '));

/** Writes what the test wants on this page, or what usually stands there, as if it were in the file. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- the pages call it
function writeMarkup(usual: string): void {
  const file = location.pathname.replace(/.*\//, '');
  document.write((window.frameElement as HTMLIFrameElement).markup[file] ?? usual);
}
