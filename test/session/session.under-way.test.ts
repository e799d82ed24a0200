import { expect } from '@open-wc/testing';
import { LoginError } from '../../src/oauth/errors.js';
import { keep } from '../../src/session/token-store.js';
import { program } from '../support/endpoints.js';
import { refusalOf } from '../support/refusal.js';
import { anHour, ENDPOINTS, LASTING, signIn, start, TOKEN } from '../support/session.js';
import { until } from '../support/until.js';

/** A login that is under way, with somebody who asked for its token. */
function begin() {
  const { session, listener } = start();
  const attempt = {};
  session.beginLogin(attempt);
  return { session, listener, attempt, asked: session.getToken() };
}

describe('While a login is under way, getToken()', () => {
  it('waits for its token', async () => {
    const { session, attempt, asked } = begin();
    expect(session.isLoginUnderWay).to.be.true;
    session.signIn(attempt, keep(anHour(), ENDPOINTS), 'memory');
    expect(await asked).to.include(TOKEN);
    expect(session.isLoginUnderWay).to.be.false;
  });

  it('takes a token that comes from elsewhere', async () => {
    const { session, asked } = begin();
    signIn(session);
    expect(await asked).to.include(TOKEN);
  });

  it('fails as the login does', async () => {
    const { session, attempt, asked } = begin();
    const error = new LoginError('access_denied', 'No.');
    session.endLogin(attempt, error);
    expect(await refusalOf(() => asked)).to.equal(error);
  });

  it('says that nobody is signed in where the login is given up', async () => {
    const { session, attempt, asked } = begin();
    session.endLogin(attempt);
    expect((await refusalOf(() => asked)).code).to.equal('login_required');
  });

  it('waits for another login that is still under way', async () => {
    const { session, attempt, asked } = begin();
    const other = {};
    session.beginLogin(other);
    session.endLogin(attempt);
    session.endLogin({}, new LoginError('timeout', 'This was never begun.'));
    session.signIn(other, keep(anHour(), ENDPOINTS), 'memory');
    expect(await asked).to.include(TOKEN);
  });

  it('fails where the token that came has expired already', async () => {
    const { session, attempt, asked } = begin();
    const expired = keep({ ...LASTING, expiresAt: Date.now() - 1 }, ENDPOINTS);
    session.signIn(attempt, expired, 'memory');
    expect((await refusalOf(() => asked)).code).to.equal('login_required');
  });

  it('gives the token of the user who is still signed in', async () => {
    const { session } = start();
    signIn(session);
    session.beginLogin({});
    expect(await session.getToken()).to.include(TOKEN);
    session.signOut();
  });
});

describe('A login that was given up', () => {
  it('signs nobody in, and the token that it gets all the same is revoked', async () => {
    const { session, listener, attempt, asked } = begin();
    asked.catch(() => {});
    const { url, requests } = await program({});
    session.endLogin(attempt);
    const kept = keep(anHour(), { ...ENDPOINTS, revokeUrl: url('revoke') });
    const { code } = await refusalOf(() => session.signIn(attempt, kept, 'memory'));
    expect(code).to.equal('expired_transaction');
    expect(session.token).to.be.null;
    expect(listener.heard).to.be.empty;
    await until(async () => (await requests()).length, 'the token is revoked');
  });
});
