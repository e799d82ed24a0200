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

function createProofKey(): ProofKey {
  const codeVerifier = randomBase64url(32);
  return { codeVerifier, codeChallenge: deriveCodeChallenge(codeVerifier) };
}

let prepared: ProofKey | undefined;

/** Has the next proof key ready, so that a click need not wait until it is hashed. */
export function prepareProofKey(): ProofKey {
  prepared ??= createProofKey();
  return prepared;
}

/**
 * Takes a proof key whose verifier has 32 random bytes, 43 characters (RFC 7636 §4.1). Nobody else gets
 * the same.
 *
 * At once, so that a click that needs one leaves, or opens a popup, without waiting.
 */
export function takeProofKey(): ProofKey {
  const proofKey = prepareProofKey();
  prepared = undefined;
  return proofKey;
}
