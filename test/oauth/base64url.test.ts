import { expect } from '@open-wc/testing';
import { encodeBase64url, randomBase64url } from '../../src/oauth/base64url.js';

describe('base64url', () => {
  it('encodes the example of RFC 7636 appendix A', () => {
    expect(encodeBase64url(Uint8Array.of(3, 236, 255, 224, 193))).to.equal('A-z_4ME');
  });

  it('replaces every + and /, not only the first', () => {
    expect(encodeBase64url(Uint8Array.of(251, 239, 190, 255, 255, 255))).to.equal('----____');
  });

  it('leaves all padding out', () => {
    expect(encodeBase64url(Uint8Array.of(0))).to.equal('AA');
    expect(encodeBase64url(Uint8Array.of(0, 0))).to.equal('AAA');
    expect(encodeBase64url(new Uint8Array())).to.equal('');
  });

  it('encodes as many random bytes as are asked for', () => {
    expect(randomBase64url(16)).to.match(/^[\w-]{22}$/);
    expect(randomBase64url(32)).to.match(/^[\w-]{43}$/);
  });

  it('draws every byte anew', () => {
    const drawn = Array.from({ length: 64 }, () => randomBase64url(3));
    // Four characters hold three bytes. Each differs from draw to draw, unless a byte stands still.
    for (const place of [0, 1, 2, 3]) {
      expect(new Set(drawn.map((text) => text[place])).size).to.be.above(8);
    }
  });
});
