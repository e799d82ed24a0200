import { expect } from '@open-wc/testing';
import { sha256 } from '../../src/oauth/sha256.js';

/** Messages of NIST's examples (FIPS 180-4, SHAVS), and their digests. */
const VECTORS: [name: string, message: string, digest: string][] = [
  ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['one block', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'two blocks',
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  [
    'four blocks',
    'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
  ],
  [
    'a million times the same letter',
    'a'.repeat(1_000_000),
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  ],
];

describe('SHA-256', () => {
  for (const [name, message, digest] of VECTORS) {
    it(`has NIST's digest of ${name}`, () => {
      expect(toHex(sha256(new TextEncoder().encode(message)))).to.equal(digest);
    });
  }

  it('agrees with WebCrypto on 1,000 random messages of 0 to 199 bytes', async () => {
    const messages = Array.from({ length: 1000 }, (_, index) =>
      crypto.getRandomValues(new Uint8Array(index % 200)),
    );
    const digests = await Promise.all(
      messages.map((bytes) => crypto.subtle.digest('SHA-256', bytes)),
    );
    const differing = messages.filter(
      (bytes, index) => toHex(sha256(bytes)) !== toHex(new Uint8Array(digests[index]!)),
    );
    expect(differing.map(toHex)).to.deep.equal([]);
  });

  it('leaves the message as it was', () => {
    const message = new Uint8Array([1, 2, 3]);
    sha256(message);
    expect([...message]).to.deep.equal([1, 2, 3]);
  });
});

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
