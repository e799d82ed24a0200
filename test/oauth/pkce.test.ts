import { expect } from '@open-wc/testing';
import { createProofKey, deriveCodeChallenge } from '../../src/oauth/pkce.js';

describe('the proof key', () => {
  it('has the challenge of RFC 7636 appendix B', () => {
    expect(deriveCodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).to.equal(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  it('has a verifier of 43 characters that need no escape, and the challenge of that verifier', () => {
    const { codeVerifier, codeChallenge } = createProofKey();
    expect(codeVerifier).to.match(/^[A-Za-z\d_-]{43}$/);
    expect(codeChallenge).to.equal(deriveCodeChallenge(codeVerifier));
  });

  it('is another one each time', () => {
    const verifiers = Array.from({ length: 100 }, () => createProofKey().codeVerifier);
    expect(new Set(verifiers).size).to.equal(100);
  });
});
