/**
 * Encodes bytes as base64url without padding.
 *
 * @see RFC 7636 appendix A
 */
export function encodeBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Encodes that many fresh random bytes as base64url. */
export function randomBase64url(byteCount: number): string {
  return encodeBase64url(crypto.getRandomValues(new Uint8Array(byteCount)));
}
