import { expect } from '@open-wc/testing';
import { replaceResponse } from '../../src/session/token-store.js';
import { stub } from '../support/stub.js';
import { kept, RESPONSE, store } from '../support/token-store.js';

const HOUR = 3_600_000;

const { now } = Date;

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  Date.now = now;
});

describe('A refresh token that a copy of the tab has used', () => {
  it('is forgotten, and the access token is kept where it was', () => {
    const tokens = store();
    const token = kept();
    tokens.accept(token, 'session');
    tokens.forgetRefreshToken();
    expect(tokens.canRenew).to.be.false;
    const { refresh_token: _used, ...rest } = RESPONSE;
    expect(tokens.token).to.deep.equal(rest);
    expect(tokens.kept!.id).to.equal(token.id);
    expect(JSON.stringify({ ...sessionStorage }))
      .to.contain('the-access-token')
      .and.not.to.contain('the-refresh-token');
  });

  it('is nothing to forget where there is no token', () => {
    const tokens = store();
    tokens.forgetRefreshToken();
    expect(tokens.kept).to.be.undefined;
  });
});

describe('A token that a renewal got', () => {
  it('goes back to the same login, and is another token', () => {
    const first = kept();
    stub(Date, 'now', () => first.receivedAt + HOUR);
    const second = replaceResponse(first, { access_token: 'renewed' });
    expect(second.id).not.to.equal(first.id);
    expect(second).to.deep.equal({
      ...first,
      id: second.id,
      response: { access_token: 'renewed' },
      receivedAt: first.receivedAt + HOUR,
    });
    expect(kept().loginId, 'of another login').not.to.equal(first.loginId);
  });
});

describe('The expiry of a token', () => {
  const lasting = (ms: number, more: object = {}) => {
    const tokens = store();
    tokens.accept(
      kept({ expires_in: HOUR / 1000, expiresAt: Date.now() + ms, ...more }),
      'session',
    );
    return tokens;
  };

  it('is not invented where the server named none', () => {
    const tokens = store();
    tokens.accept(kept(), 'session');
    Date.now = () => now() + 1e6 * HOUR;
    expect(tokens.remaining()).to.equal(Infinity);
    expect(tokens.token).to.deep.equal(RESPONSE);
  });

  it('counts also while a laptop sleeps', () => {
    const tokens = lasting(HOUR);
    expect(tokens.token).not.to.be.null;
    Date.now = () => now() + HOUR;
    expect(tokens.token).to.be.null;
  });

  it('is not put off by a clock that is set back', () => {
    const tokens = lasting(HOUR);
    Date.now = () => now() - 24 * HOUR;
    expect(tokens.remaining()).to.be.at.most(HOUR);
  });

  it('is not put off by a clock that was set back while the token was stored', () => {
    const tokens = lasting(24 * HOUR);
    expect(tokens.remaining()).to.be.at.most(HOUR);
  });

  it('is not put off by a clock that is set back when half of the lifetime is over', () => {
    const tokens = lasting(HOUR / 2);
    Date.now = () => now() - 24 * HOUR;
    expect(tokens.remaining()).to.be.at.most(HOUR / 2);
  });

  it('is not put off by forgetting the refresh token', () => {
    const tokens = lasting(HOUR);
    const later = performance.now() + HOUR / 2 + 1;
    stub(performance, 'now', () => later);
    Date.now = () => now() - 24 * HOUR;
    tokens.forgetRefreshToken();
    expect(tokens.remaining()).to.be.at.most(HOUR / 2);
  });

  it('is not put off by looking again', () => {
    const tokens = lasting(HOUR);
    Date.now = () => now() - 24 * HOUR;
    tokens.look(['session']);
    expect(tokens.remaining()).to.be.at.most(HOUR);
  });
});
