import { expect } from '@open-wc/testing';
import {
  markSignOut,
  markUsed,
  readSignOut,
  removeOldMarks,
  unmarkUsed,
  usedAgo,
} from '../../src/session/marks.js';
import { fill } from '../support/storage.js';
import { stub } from '../support/stub.js';

const DAY = 86_400_000;

function letPass(milliseconds: number): void {
  const { now } = Date;
  stub(Date, 'now', () => now() + milliseconds);
}

beforeEach(() => localStorage.clear());

describe('The mark of a sign-out', () => {
  it('names the sign-out, and the token that the page signing out has revoked', () => {
    markSignOut('an identity', 'the-token-id');
    const { id, tokenId } = readSignOut('an identity')!;
    expect(id).to.match(/^[\w-]{11}$/);
    expect(tokenId).to.equal('the-token-id');
  });

  it('is another one each time', () => {
    markSignOut('an identity', '');
    const { id } = readSignOut('an identity')!;
    markSignOut('an identity', '');
    expect(readSignOut('an identity')!.id).not.to.equal(id);
  });

  it('is of one identity only', () => {
    markSignOut('an identity', '');
    expect(readSignOut('another identity')).to.be.undefined;
    expect(readSignOut('an')).to.be.undefined;
  });

  it('does no harm where nothing can be stored', () => {
    fill(localStorage);
    markSignOut('an identity', '');
    expect(readSignOut('an identity')).to.be.undefined;
  });
});

describe('The mark of a used refresh token', () => {
  it('tells how long ago it was used', () => {
    const now = Date.now();
    stub(Date, 'now', () => now);
    markUsed('the-token-id');
    expect(usedAgo('the-token-id')).to.equal(0);
    letPass(5000);
    expect(usedAgo('the-token-id')).to.equal(5000);
  });

  it('is of one token only', () => {
    markUsed('the-token-id');
    expect(usedAgo('another-id')).to.be.undefined;
  });

  it('can be taken back', () => {
    markUsed('the-token-id');
    markUsed('another-id');
    unmarkUsed('the-token-id');
    expect(usedAgo('the-token-id')).to.be.undefined;
    expect(usedAgo('another-id')).not.to.be.undefined;
  });
});

describe('Old marks', () => {
  beforeEach(() => {
    const now = Date.now();
    stub(Date, 'now', () => now);
    markSignOut('an identity', '');
    markUsed('the-token-id');
    localStorage.setItem('egain-login:token:x', '{}');
  });

  const SIGN_OUT = 'egain-login:signed-out:an identity';
  const USED = 'egain-login:used:the-token-id';
  const TOKEN = 'egain-login:token:x';

  for (const [days, kept] of [
    [7, [SIGN_OUT, TOKEN, USED]],
    [30, [SIGN_OUT, TOKEN]],
  ] as const) {
    it(`are kept for ${days} days: ${kept.length - 1}`, () => {
      letPass(days * DAY);
      removeOldMarks();
      expect(Object.keys(localStorage).sort()).to.deep.equal(kept);
    });
  }

  it('of used refresh tokens are removed after 7 days', () => {
    letPass(7 * DAY + 1);
    removeOldMarks();
    expect(Object.keys(localStorage).sort()).to.deep.equal([SIGN_OUT, TOKEN]);
  });

  it('are removed after 30 days, and nothing else is', () => {
    letPass(30 * DAY + 1);
    removeOldMarks();
    expect(Object.keys(localStorage)).to.deep.equal([TOKEN]);
  });
});
