/** What a login needs connections to. */
interface Host {
  status: string;
  authorizeUrl?: string | null | undefined;
  tokenUrl?: string | null | undefined;
}

/** Opens the connections that a login will need when the user is about to click, and not before. */
export function warmUpOnApproach(root: ShadowRoot, host: Host): void {
  const warmUp = () => {
    if (host.status === 'signed-in') return;
    preconnect(root, host.authorizeUrl ?? '');
    // Browsers keep connections with and without cookies apart; the token request has none.
    preconnect(root, host.tokenUrl ?? '', '');
  };
  for (const approach of ['pointerover', 'focusin'])
    root.addEventListener(approach, warmUp, { once: true });
}

function preconnect(root: ShadowRoot, url: string, crossOrigin: string | null = null): void {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preconnect', href: url, crossOrigin });
  root.append(link);
  link.remove();
}
