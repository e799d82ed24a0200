import type { LoginSettings } from './oauth/configuration.js';
import { prepareProofKey } from './oauth/pkce.js';

/** Prepares a login when the user is about to click: opens connections, and makes the proof key. */
export function warmUp(root: Node, host: Element & LoginSettings & { status: string }): void {
  if (host.status === 'signed-in') return;
  preconnect(root, host.authorizeUrl, null);
  // Browsers separate connections with and without cookies; the token request has none.
  preconnect(root, host.tokenUrl, '');
  prepareProofKey();
}

function preconnect(root: Node, href: string | null | undefined, crossOrigin: string | null): void {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preconnect', href: href ?? '', crossOrigin });
  root.appendChild(link);
  link.remove();
}
