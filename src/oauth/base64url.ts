/**
 * Encodes bytes as base64url without padding. By patterns: pages bring a `replaceAll` of their own that
 * takes `+` for one.
 *
 * @see RFC 7636 appendix A
 */
export function encodeBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}

/** Encodes that many fresh random bytes as base64url. */
export function randomBase64url(byteCount: number): string {
  return encodeBase64url(crypto.getRandomValues(new Uint8Array(byteCount)));
}
