import { signIn } from './demo-config.js';

/** Shows what needs the demo's servers, where these are. */
export function showDemoParts() {
  for (const part of document.querySelectorAll('[data-demo]')) part.hidden = !signIn;
}
