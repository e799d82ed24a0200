import { aTimeout, expect } from '@open-wc/testing';
import {
  deriveCodeChallenge,
  prepareProofKey,
  takeProofKey,
  type ProofKey,
} from '../../src/oauth/pkce.js';
import { stub } from '../support/stub.js';

describe('the proof key', () => {
  it('has the challenge of RFC 7636 appendix B', async () => {
    expect(await deriveCodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).to.equal(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  it('is waited for by a login that comes before it is prepared', async () => {
    const proofKey = takeProofKey();
    expect(proofKey).to.be.a('promise');
    expect((await proofKey).codeVerifier).to.have.length(43);
  });

  it('has a verifier of 43 characters that need no escape, and the challenge of that verifier', async () => {
    const { codeVerifier, codeChallenge } = await takeProofKey();
    expect(codeVerifier).to.match(/^[A-Za-z\d_-]{43}$/);
    expect(codeChallenge).to.equal(await deriveCodeChallenge(codeVerifier));
  });

  it('lies ready before the click, and the next one after it', async () => {
    await settled(() => prepareProofKey());
    for (const click of ['first', 'second', 'third']) {
      let taken: ProofKey | Promise<ProofKey> | undefined;
      await settled(() => {
        taken = takeProofKey();
      });
      expect(taken, `the ${click} click`).to.have.property('codeVerifier');
    }
  });

  it('is made once for the page, however many elements ask for it', async () => {
    await settled(() => prepareProofKey());
    const hashings = await settled(() => {
      void takeProofKey();
      for (let elements = 0; elements < 20; elements++) prepareProofKey();
    });
    expect(hashings).to.equal(1);
    expect(await settled(() => prepareProofKey()), 'one lies ready').to.equal(0);
  });

  it('is used once, also by logins at the same moment', async () => {
    const used = new Set<string>();
    for (let login = 0; login < 5; login++) {
      const pair = await Promise.all([takeProofKey(), takeProofKey()]);
      for (const { codeVerifier } of pair) used.add(codeVerifier);
    }
    expect(used.size).to.equal(10);
  });

  it('is missed only when a login is tried, where the browser offers no cryptography', async () => {
    await settled(() => prepareProofKey());
    const unhandled: PromiseRejectionEvent[] = [];
    const listen = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      unhandled.push(event);
    };
    addEventListener('unhandledrejection', listen);
    stub(crypto.subtle, 'digest', () => Promise.reject(new Error('no hashing here')));
    void takeProofKey(); // The last one that lay ready; making the next one fails.
    await aTimeout(50);
    removeEventListener('unhandledrejection', listen);
    expect(unhandled).to.deep.equal([]);

    const error = await Promise.resolve(takeProofKey()).catch((reason: Error) => reason);
    expect(error).to.have.property('message', 'no hashing here');
  });

  it('is prepared again after that failed', async () => {
    await settled(() => prepareProofKey());
    expect(takeProofKey()).to.have.property('codeChallenge');
  });
});

/** Acts, waits until all hashing that this began is over, and returns how many hashings there were. */
async function settled(act: () => void): Promise<number> {
  const { subtle } = crypto;
  const hashings: Promise<ArrayBuffer>[] = [];
  const digest = subtle.digest.bind(subtle);
  subtle.digest = (...input) => {
    const hashing = digest(...input);
    hashings.push(hashing);
    return hashing;
  };
  act();
  Reflect.deleteProperty(subtle, 'digest');
  await Promise.all(hashings);
  await aTimeout(0);
  return hashings.length;
}
