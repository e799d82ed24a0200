import { encodeBase64url, randomBase64url } from './base64url.js';
import { sha256 } from './sha256.js';

/** A secret of one login, and what the authorization server is told of it. */
export interface ProofKey {
  codeVerifier: string;
  codeChallenge: string;
}

/**
 * Derives the S256 `code_challenge` of a verifier.
 *
 * @see RFC 7636 §4.2
 */
export function deriveCodeChallenge(codeVerifier: string): string {
  return encodeBase64url(sha256(new TextEncoder().encode(codeVerifier)));
}

/**
 * Creates a proof key whose verifier has 32 random bytes, 43 characters (RFC 7636 §4.1).
 *
 * At once, so that a click that needs one leaves, or opens a popup, without waiting.
 */
export function createProofKey(): ProofKey {
  const codeVerifier = randomBase64url(32);
  return { codeVerifier, codeChallenge: deriveCodeChallenge(codeVerifier) };
}
