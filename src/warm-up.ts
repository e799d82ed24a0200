import { prepareLogin } from './oauth/authorization-code-flow.js';

/** What a login needs connections to. */
interface Host {
  status: string;
  authorizeUrl?: string | null | undefined;
  tokenUrl?: string | null | undefined;
}

/** Readies what a login will need, connections too: for when the user is about to click, not before. */
export function warmUp(root: ShadowRoot, { status, authorizeUrl, tokenUrl }: Host): void {
  if (status === 'signed-in') return;
  preconnect(root, authorizeUrl ?? '');
  // Browsers keep connections with and without cookies apart; the token request has none.
  preconnect(root, tokenUrl ?? '', '');
  prepareLogin();
}

function preconnect(root: ShadowRoot, href: string, crossOrigin: string | null = null): void {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preconnect', href, crossOrigin });
  root.append(link);
  link.remove();
}
