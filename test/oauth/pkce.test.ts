import { expect } from '@open-wc/testing';
import { deriveCodeChallenge, prepareProofKey, takeProofKey } from '../../src/oauth/pkce.js';

describe('the proof key', () => {
  it('has the challenge of RFC 7636 appendix B', () => {
    expect(deriveCodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).to.equal(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  it('has a verifier of 43 characters that need no escape, and the challenge of that verifier', () => {
    const { codeVerifier, codeChallenge } = takeProofKey();
    expect(codeVerifier).to.match(/^[A-Za-z\d_-]{43}$/);
    expect(codeChallenge).to.equal(deriveCodeChallenge(codeVerifier));
  });

  it('is another one each time', () => {
    const verifiers = Array.from({ length: 100 }, () => takeProofKey().codeVerifier);
    expect(new Set(verifiers).size).to.equal(100);
  });

  it('can be made ahead, and is given to one login all the same', () => {
    const ready = prepareProofKey();
    expect(prepareProofKey(), 'asked for twice').to.equal(ready);
    expect(takeProofKey()).to.equal(ready);
    expect(takeProofKey().codeVerifier).not.to.equal(ready.codeVerifier);
  });
});
