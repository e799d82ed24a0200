import { expect } from '@open-wc/testing';
import { readSignOut } from '../../src/session/marks.js';
import { findSession, Session } from '../../src/session/session.js';
import { keep } from '../../src/session/token-store.js';
import { program } from '../support/endpoints.js';
import { refusalOf } from '../support/refusal.js';
import {
  anHour,
  ENDPOINTS,
  identify,
  LASTING,
  Listener,
  listenTo,
  RENEWABLE,
  signIn,
  start,
  TOKEN,
} from '../support/session.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';

/** A server at which tokens are revoked. */
async function startServer() {
  const { url, requests } = await program({});
  const revoked = async () =>
    (await requests()).map(({ body }) => new URLSearchParams(body).get('token'));
  return { revokeUrl: url('revoke'), revoked };
}

const inAnotherTab = () => new Session(start().session.identity);

describe('A sign-out', () => {
  it('gives back the token that was forgotten, if there was one', () => {
    const { session, listener } = start();
    expect(session.signOut()).to.be.undefined;
    signIn(session);
    expect(session.signOut()!.response).to.include(TOKEN);
    expect(session.token).to.be.null;
    expect(session.signOut()).to.be.undefined;
    expect(listener.heard).to.deep.equal(['restore', 'logout']);
  });

  it('leaves its mark before the token goes: who misses that finds the reason', () => {
    const { session } = start('local');
    const { id } = signIn(session, LASTING, { storage: 'local' });
    let mark: unknown;
    stub(Storage.prototype, 'removeItem', () => (mark ??= { ...readSignOut(session.identity) }));
    session.signOut();
    expect(mark).to.include({ tokenId: id });
  });

  it('forgets the token wherever another page has stored it', () => {
    const { session } = start();
    signIn(inAnotherTab(), { access_token: 'secret-1' }, { storage: 'local' });
    signIn(inAnotherTab(), { access_token: 'secret-2' }, { storage: 'session' });
    session.signOut();
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.to.contain('secret');
  });

  it('ends no other login of the page', () => {
    const [one, other] = [start(), start('memory', { clientId: 'another' })];
    signIn(other.session);
    one.session.signOut();
    other.session.wake();
    expect(other.session.isSignedIn).to.be.true;
  });
});

describe('A separate login in another tab', () => {
  for (const [when, look] of Object.entries<(session: Session) => void>({
    'hears of the mark': (session) => session.storageChanged(false),
    'wakes up': (session) => session.wake(),
    'has an element again': (session) => listenTo(session),
    'asks for the token': (session) => void session.getToken().catch(() => {}),
  })) {
    it(`ends with a sign-out when its page ${when}, and its own tokens are revoked`, async () => {
      const { revokeUrl, revoked } = await startServer();
      const { session, listener } = start();
      signIn(session, RENEWABLE, { revokeUrl });
      inAnotherTab().signOut();
      expect(session.isSignedIn, 'before it looks').to.be.true;
      look(session);
      expect(session.token).to.be.null;
      expect(listener.heard).to.deep.equal(['restore', 'logout']);
      await until(async () => (await revoked()).length === 2, 'both tokens are revoked');
      expect((await revoked()).sort()).to.deep.equal(['access-1', 'refresh-1']);
    });
  }

  it('leaves the token to be revoked by the tab that signed out where that had it, too', async () => {
    const { revokeUrl, revoked } = await startServer();
    const { session, listener } = start('local');
    signIn(session, LASTING, { storage: 'local', revokeUrl });
    const other = inAnotherTab();
    other.restore('local');
    other.signOut();
    session.storageChanged(false);
    expect(listener.heard).to.deep.equal(['restore', 'logout']);
    expect(await revoked()).to.be.empty;
  });

  it('ends quietly where the page has not shown it yet', async () => {
    const { revokeUrl, revoked } = await startServer();
    const kept = keep(anHour(), { ...ENDPOINTS, revokeUrl });
    const { session: other } = start();
    other.signOut();
    const late = inAnotherTab();
    // As a page does that slept while it was storing the token.
    sessionStorage.setItem(`egain-login:token:${late.identity}`, JSON.stringify(kept));
    const { session, listener } = start('session');
    listenTo(session, 'session');
    expect(session.isSignedIn).to.be.false;
    expect(listener.heard).to.be.empty;
    expect(sessionStorage).to.have.length(0);
    await until(async () => (await revoked()).length, 'the token is revoked');
  });

  it('is not ended by a sign-out that came before it', () => {
    inAnotherTab().signOut();
    const { session } = start();
    signIn(session);
    session.wake();
    expect(session.isSignedIn).to.be.true;
  });
});

describe('A login that was under way when the user signed out', () => {
  it('brings no token back where that happened in another tab, and what it got is revoked', async () => {
    const { revokeUrl, revoked } = await startServer();
    const { session, listener } = start();
    const kept = keep(anHour(), { ...ENDPOINTS, revokeUrl }, session.epoch);
    session.beginLogin(kept);
    const asked = session.getToken();
    inAnotherTab().signOut();
    const refusal = await refusalOf(() => session.signIn(kept, kept, 'memory', listener));
    expect(refusal.code).to.equal('expired_transaction');
    expect(await refusalOf(() => asked), 'who waited').to.equal(refusal);
    expect(session.isSignedIn).to.be.false;
    expect(session.isLoginUnderWay).to.be.false;
    expect(listener.heard).to.be.empty;
    await until(async () => (await revoked()).length, 'the token is revoked');
  });

  it('brings no token back where that happened on this page', async () => {
    const { session, listener } = start();
    const kept = keep(anHour(), ENDPOINTS, session.epoch);
    session.beginLogin(kept);
    const asked = session.getToken();
    session.signOut();
    expect((await refusalOf(() => asked)).code).to.equal('login_required');
    const { code } = await refusalOf(() => session.signIn(kept, kept, 'memory'));
    expect(code).to.equal('expired_transaction');
    expect(listener.heard).to.be.empty;
  });

  it('is another one than the login that began after it', () => {
    const session = findSession(identify());
    session.signOut();
    const listener = new Listener();
    session.subscribe(listener);
    signIn(session, LASTING, { finisher: listener });
    session.unsubscribe(listener);
    expect(listener.heard).to.deep.equal(['login']);
    session.signOut();
  });
});
