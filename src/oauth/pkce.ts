import { encodeBase64url, randomBase64url } from './base64url.js';
import { sha256 } from './sha256.js';

/** The secret of one login, and the challenge that the authorization server gets. */
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

/** Prepares the next proof key, so that a click does not wait for its hash. */
export function prepareProofKey(): ProofKey {
  prepared ??= createProofKey();
  return prepared;
}

/**
 * Takes a proof key whose verifier has 32 random bytes, 43 characters (RFC 7636 §4.1). Each is used once.
 *
 * Synchronous, so that a click leaves the page, or opens a popup, without waiting.
 */
export function takeProofKey(): ProofKey {
  const proofKey = prepareProofKey();
  prepared = undefined;
  return proofKey;
}
