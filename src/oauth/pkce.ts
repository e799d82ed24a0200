import { encodeBase64url, randomBase64url } from './base64url.js';

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
export async function deriveCodeChallenge(codeVerifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier));
  return encodeBase64url(new Uint8Array(digest));
}

/** Creates a proof key whose verifier has 32 random bytes, 43 characters (RFC 7636 §4.1). */
async function createProofKey(): Promise<ProofKey> {
  const codeVerifier = randomBase64url(32);
  return { codeVerifier, codeChallenge: await deriveCodeChallenge(codeVerifier) };
}

let prepared: ProofKey | undefined;
let preparation: Promise<void> | undefined;

/**
 * Makes the next proof key ahead of its use. Hashing is asynchronous in browsers; a click that
 * waited for it would be slower, and would no longer count as the user's own act.
 *
 * One key lies ready for the whole page, not one for each element.
 */
export function prepareProofKey(): void {
  if (prepared) return;
  preparation ??= createProofKey()
    .then((proofKey) => {
      prepared = proofKey;
    })
    .catch(() => {
      // A page without WebCrypto is told so when a login is tried, not before.
    })
    .finally(() => {
      preparation = undefined;
    });
}

/** Takes the proof key that lies ready: each is used once. A promise only where none is ready yet. */
export function takeProofKey(): ProofKey | Promise<ProofKey> {
  const proofKey = prepared ?? createProofKey();
  prepared = undefined;
  prepareProofKey();
  return proofKey;
}
