import { createAuthorizationRequest, mergeAddedParameters } from './oauth/authorization-request.js';
import { createConfiguration, type LoginSettings } from './oauth/configuration.js';
import { prepareProofKey } from './oauth/pkce.js';
import { lookForTransactions } from './oauth/transaction-store.js';

/** Readies what a login will need, connections too: for when the user is about to click, not before. */
export function warmUp(root: ShadowRoot, host: Element & LoginSettings & { status: string }): void {
  if (host.status === 'signed-in') return;
  preconnect(root, host.authorizeUrl, null);
  // Browsers keep connections with and without cookies apart; the token request has none.
  preconnect(root, host.tokenUrl, '');
  prepareProofKey();
  lookForTransactions();
  rehearse(host);
}

/** The first run of what makes a request takes several times as long as the next one. */
function rehearse(host: Element & LoginSettings): void {
  try {
    const request = createAuthorizationRequest(createConfiguration(host, host.baseURI), '', '');
    mergeAddedParameters(request, new URL(request));
  } catch {
    // The click will tell.
  }
}

function preconnect(
  root: ShadowRoot,
  href: string | null | undefined,
  crossOrigin: string | null,
): void {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preconnect', href: href ?? '', crossOrigin });
  root.append(link);
  link.remove();
}
