import { expect } from '@open-wc/testing';
import { markUsed } from '../../src/session/marks.js';
import { refusalOf } from '../support/refusal.js';
import { HOUR, letPass, signIn, signInRenewably, start, TOKEN } from '../support/session.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';

describe('A token of a session', () => {
  it('is asked for in vain where nobody is signed in', async () => {
    const { session } = start();
    for (const ask of [() => session.getToken(), () => session.renew()])
      expect((await refusalOf(ask)).code).to.equal('login_required');
  });

  it('is given as it is to its end where it can’t be renewed', async () => {
    const { session } = start();
    signIn(session);
    letPass(HOUR - 1000);
    expect(await session.getToken()).to.include(TOKEN);
  });

  it('is renewed when it is about to run out, and before not', async () => {
    const { session, listener, requests } = await signInRenewably({ body: { access_token: '2' } });
    expect((await session.getToken()).access_token).to.equal('access-1');
    expect(session.tick()).to.be.within(HOUR - 70_000, HOUR - 60_000);
    expect(await requests()).to.be.empty;
    letPass(HOUR - 50_000);
    expect((await session.getToken()).access_token).to.equal('2');
    expect(listener.heard).to.deep.equal(['login', 'refresh']);
  });

  it('is renewed in the very moment from which that is due', async () => {
    const now = Date.now();
    stub(Date, 'now', () => now);
    const { session } = await signInRenewably({ body: { access_token: '2' } });
    stub(Date, 'now', () => now + HOUR - 60_000);
    expect(session.tick()).to.equal(0);
    expect((await session.getToken()).access_token).to.equal('2');
  });

  it('that is over, and can’t be renewed now, is refused with the failure', async () => {
    const { session } = await signInRenewably({ status: 503 });
    letPass(2 * HOUR);
    expect((await refusalOf(() => session.getToken())).code).to.equal('invalid_response');
    expect(session.isSignedIn).to.be.true;
  });

  it('that is over for good is refused with the reason', async () => {
    const { session, listener } = await signInRenewably({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    letPass(2 * HOUR);
    const error = await refusalOf(() => session.getToken());
    expect(error.code).to.equal('login_required');
    expect(error.cause).to.include({ code: 'invalid_grant' });
    expect(listener.heard).to.deep.equal(['login', 'expired']);
  });

  it('is left alone while nobody looks, or the browser is offline', async () => {
    const { session, requests } = await signInRenewably({ body: { access_token: '2' } });
    letPass(HOUR - 50_000);
    stub(Document.prototype, 'visibilityState', 'hidden');
    expect(session.tick()).to.equal(Infinity);
    stub(Document.prototype, 'visibilityState', 'visible');
    stub(navigator, 'onLine', false);
    expect(session.tick()).to.equal(Infinity);
    expect(await requests()).to.be.empty;
    stub(navigator, 'onLine', true);
    expect(session.tick()).to.be.at.most(0);
    expect(session.tick(), 'it is under way').to.equal(Infinity);
  });

  it('loses its refresh token when a copy of the tab has used that', async () => {
    const { session, kept } = await signInRenewably({ status: 503 }, 'session');
    markUsed('another id');
    session.storageChanged(false);
    expect(session.token).to.have.property('refresh_token');
    markUsed(kept.id);
    session.storageChanged(false);
    expect(session.token).to.include(TOKEN).and.not.to.have.property('refresh_token');
  });

  for (const storage of ['memory', 'local'] as const) {
    it(`keeps its refresh token then with storage="${storage}", which no copy has`, async () => {
      const { session, kept } = await signInRenewably({ status: 503 }, storage);
      markUsed(kept.id);
      session.storageChanged(false);
      expect(session.token).to.have.property('refresh_token');
    });
  }

  it('keeps its refresh token where it is this tab that is using it', async () => {
    const { session } = await signInRenewably({ status: 503, delay: 500 }, 'session');
    const renewal = session.renew();
    await until(() => localStorage.length, 'the refresh token is marked as used');
    session.storageChanged(false);
    await refusalOf(() => renewal);
    expect(session.token).to.have.property('refresh_token');
  });

  it('is looked for again by a page that wakes, after it had expired', async () => {
    const { session, listener, requests } = await signInRenewably({ body: { access_token: '2' } });
    letPass(2 * HOUR);
    const { fetch } = globalThis;
    stub(globalThis, 'fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await refusalOf(() => session.renew());
    const later = performance.now() + 31_000;
    stub(performance, 'now', () => later);
    await refusalOf(() => session.renew());
    expect(listener.heard).to.deep.equal(['login', 'expired']);
    globalThis.fetch = fetch;
    session.wake();
    await until(() => session.isSignedIn, 'it is renewed');
    expect(listener.heard).to.deep.equal(['login', 'expired', 'refresh']);
    expect(await requests()).to.have.length(1);
  });
});

describe('A token that an API has refused', () => {
  const renewNow = { renew: true };

  it('is renewed at once, by one request however many ask', async () => {
    const { session, listener, requests } = await signInRenewably({ body: { access_token: '2' } });
    const tokens = await Promise.all([1, 2, 3].map(() => session.getToken(renewNow)));
    expect(tokens.map((token) => token.access_token)).to.deep.equal(['2', '2', '2']);
    expect(await requests()).to.have.length(1);
    expect(listener.heard).to.deep.equal(['login', 'refresh']);
  });

  it('is not given once more where it can’t be renewed', async () => {
    const { session } = start();
    signIn(session);
    const error = await refusalOf(() => session.getToken(renewNow));
    expect(error.code).to.equal('login_required');
    expect(error.message).to.contain('no refresh token');
    expect(await session.getToken()).to.include(TOKEN);
  });

  it('is not given once more where the renewal fails', async () => {
    const { session } = await signInRenewably({ status: 503 });
    expect((await refusalOf(() => session.getToken(renewNow))).code).to.equal('invalid_response');
    expect((await session.getToken()).access_token).to.equal('access-1');
  });

  it('is not given once more where a copy of the tab has used the refresh token', async () => {
    const { session, kept } = await signInRenewably({ body: { access_token: '2' } }, 'session');
    const asked = session.getToken(renewNow);
    const { now } = Date;
    markUsed(kept.id);
    stub(Date, 'now', () => now() + 61_000);
    expect((await refusalOf(() => asked)).message).to.contain('no refresh token');
  });

  it('asks for a login where nobody is signed in', async () => {
    const { session } = start();
    expect((await refusalOf(() => session.getToken(renewNow))).code).to.equal('login_required');
  });
});
