import { expect } from '@open-wc/testing';
import { Session } from '../../src/session/session.js';
import { refusalOf } from '../support/refusal.js';
import { HOUR, letPass, listenTo, RENEWABLE, signIn, signInRenewably } from '../support/session.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';

const NEW = { body: { access_token: '2' } };
const REFUSED = { status: 400, body: { error: 'invalid_grant' } };

describe('A renewed token', () => {
  it('is what the one who asked is given', async () => {
    const { session } = await signInRenewably(NEW);
    expect((await session.renew()).access_token).to.equal('2');
  });

  it('goes back to the same login, and is told as its renewal', async () => {
    const { session, listener, kept } = await signInRenewably(NEW, 'local');
    await session.renew();
    const key = `egain-login:token:${session.identity}`;
    const { id, loginId } = JSON.parse(localStorage.getItem(key)!) as typeof kept;
    expect(loginId).to.equal(kept.loginId);
    expect(id).not.to.equal(kept.id);
    expect(listener.heard).to.deep.equal(['login', 'refresh']);
  });
});

describe('While a token is renewed', () => {
  it('a sign-out stays one, and what the renewal gets is revoked', async () => {
    const { session, listener, requests } = await signInRenewably(NEW);
    const renewal = session.renew();
    session.signOut();
    expect((await refusalOf(() => renewal)).code).to.equal('login_required');
    expect(listener.heard).to.deep.equal(['login', 'logout']);
    const revoked = async () =>
      (await requests())
        .filter(({ url }) => url.endsWith('revoke'))
        .map(({ body }) => new URLSearchParams(body).get('token'));
    await until(async () => (await revoked()).length === 2, 'both tokens are revoked');
    expect((await revoked()).sort()).to.deep.equal(['2', 'refresh-1']);
  });

  it('a sign-out is not told again as the end of a token that is refused', async () => {
    const { session, listener } = await signInRenewably(REFUSED);
    const renewal = session.renew();
    session.signOut();
    expect((await refusalOf(() => renewal)).code).to.equal('invalid_grant');
    expect(listener.heard).to.deep.equal(['login', 'logout']);
  });

  it('a login is not ended by its failure', async () => {
    const { session, listener } = await signInRenewably(REFUSED);
    const renewal = session.renew();
    signIn(session, { access_token: 'younger' });
    await refusalOf(() => renewal);
    expect(session.token!.access_token).to.equal('younger');
    expect(listener.heard).to.deep.equal(['login', 'restore']);
  });

  it('what another tab has got is taken, and nothing requested', async () => {
    const { session, requests } = await signInRenewably(NEW, 'local');
    const other = new Session(session.identity);
    signIn(other, { access_token: 'of the other tab' }, { storage: 'local' });
    expect((await session.renew()).access_token).to.equal('of the other tab');
    expect(await requests()).to.be.empty;
  });

  it('nothing is requested where another tab has signed out', async () => {
    const { session, listener, requests } = await signInRenewably(NEW, 'local');
    new Session(session.identity).signOut();
    expect((await refusalOf(() => session.renew())).code).to.equal('login_required');
    expect(listener.heard).to.deep.equal(['login', 'logout']);
    expect((await requests()).filter(({ url }) => url.endsWith('token'))).to.be.empty;
  });
});

describe('A refused renewal', () => {
  it('ends the sessions that have the same token, and no separate login', async () => {
    const { session, listener } = await signInRenewably(REFUSED, 'local');
    const [sharing, separate] = [new Session(session.identity), new Session(session.identity)];
    const heard = [listenTo(sharing, 'local'), listenTo(separate)].map(({ heard }) => heard);
    signIn(separate, RENEWABLE);
    await refusalOf(() => session.renew());
    for (const other of [sharing, separate]) other.storageChanged(false);
    expect(listener.heard).to.deep.equal(['login', 'expired']);
    expect(heard).to.deep.equal([['restore', 'expired'], ['restore']]);
    expect(separate.isSignedIn).to.be.true;
    separate.signOut();
  });
});

describe('A token that has expired and fails to be renewed', () => {
  it('is told once to have expired, when there is no more hope', async () => {
    const { session, listener } = await signInRenewably({ status: 503 });
    letPass(2 * HOUR);
    await refusalOf(() => session.renew());
    expect(session.isSignedIn, 'at first').to.be.true;
    const now = performance.now() + 31_000;
    stub(performance, 'now', () => now);
    for (let times = 0; times < 2; times++) await refusalOf(() => session.renew());
    expect(session.isSignedIn).to.be.false;
    expect(listener.heard).to.deep.equal(['login', 'expired']);
  });
});
