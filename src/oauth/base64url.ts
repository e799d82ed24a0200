/**
 * Encodes bytes as base64url without padding. Uses patterns, since some pages bring a `replaceAll` that
 * treats `+` as one.
 *
 * @see RFC 7636 appendix A
 */
export function encodeBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}

/** Encodes the given number of random bytes as base64url. */
export function randomBase64url(byteCount: number): string {
  return encodeBase64url(crypto.getRandomValues(new Uint8Array(byteCount)));
}
