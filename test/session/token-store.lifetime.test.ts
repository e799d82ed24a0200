import { expect } from '@open-wc/testing';
import { fill } from '../support/storage.js';
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
  it('is forgotten, and the access token kept, with storage="session"', () => {
    const tokens = store();
    tokens.accept(kept());
    tokens.forgetRefreshToken();
    expect(tokens.canRenew).to.be.false;
    const { refresh_token: _used, ...rest } = RESPONSE;
    expect(tokens.token).to.deep.equal(rest);
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain('the-refresh-token');
  });

  it('is kept with any other storage', () => {
    const tokens = store({ storage: 'local' });
    tokens.accept(kept());
    tokens.forgetRefreshToken();
    expect(tokens.canRenew).to.be.true;
  });
});

describe('A token that is handed over', () => {
  const returning = () => store({ storage: 'memory', afterLogin: 'return' });

  it('is taken once, and stored nowhere afterwards', () => {
    const tokens = returning();
    tokens.accept(kept());
    expect(tokens.handOver()).to.be.true;
    const returned = returning();
    expect(returned.takeHandover()).to.be.true;
    expect(returned.token).to.deep.equal(RESPONSE);
    expect(sessionStorage.length).to.equal(0);
    expect(returning().takeHandover()).to.be.false;
  });

  for (const [name, offset] of [
    ['a minute has gone by', 60_000],
    ['the clock was set back', -60_000],
  ] as const) {
    it(`is not taken where ${name}, and removed all the same`, () => {
      const tokens = returning();
      const token = kept();
      tokens.accept(token);
      tokens.handOver();
      Date.now = () => token.receivedAt + offset;
      const returned = returning();
      expect(returned.takeHandover()).to.be.false;
      expect(returned.token).to.be.null;
      expect(sessionStorage.length).to.equal(0);
    });
  }

  describe('and is stored for all tabs', () => {
    const shared = () => store({ storage: 'local', afterLogin: 'return' });
    const handOver = () => {
      const tokens = shared();
      tokens.accept(kept());
      tokens.handOver();
    };

    it('is not written down a second time', () => {
      handOver();
      expect(JSON.stringify({ ...sessionStorage })).not.to.contain('the-access-token');
      const returned = shared();
      expect(returned.takeHandover()).to.be.true;
      expect(returned.token).to.deep.equal(RESPONSE);
      expect(sessionStorage.length).to.equal(0);
    });

    it('stays ended if another tab has ended it on the way', () => {
      handOver();
      store({ storage: 'local' }).forgetEverywhere();
      const returned = shared();
      expect(returned.takeHandover()).to.be.false;
      expect(returned.token).to.be.null;
      expect(localStorage.length).to.equal(0);
    });

    it('gives way to the token that another tab has got on the way', () => {
      handOver();
      store({ storage: 'local' }).accept(kept({ access_token: 'a-younger-token' }));
      const returned = shared();
      expect(returned.takeHandover()).to.be.false;
      returned.look();
      expect(returned.token!.access_token).to.equal('a-younger-token');
    });
  });

  it('is not taken by another login', () => {
    const tokens = returning();
    tokens.accept(kept());
    tokens.handOver();
    const other = store({ storage: 'memory', scope: 'another' });
    expect(other.takeHandover()).to.be.false;
    expect(returning().takeHandover()).to.be.true;
  });

  it('stays where it is when storage is full', () => {
    const tokens = returning();
    tokens.accept(kept());
    fill(sessionStorage);
    expect(tokens.handOver()).to.be.false;
    expect(tokens.token).to.deep.equal(RESPONSE);
  });
});

describe('The expiry of a token', () => {
  const lasting = (ms: number, more: object = {}) => {
    const tokens = store();
    tokens.accept(kept({ expires_in: HOUR / 1000, expiresAt: Date.now() + ms, ...more }));
    return tokens;
  };

  it('is not invented where the server named none', () => {
    const tokens = store();
    tokens.accept(kept());
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
    tokens.look();
    expect(tokens.remaining()).to.be.at.most(HOUR);
  });
});
