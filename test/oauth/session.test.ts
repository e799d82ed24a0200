import { expect } from '@open-wc/testing';
import type { LoginIdentity } from '../../src/oauth/configuration.js';
import type { SessionListener } from '../../src/oauth/session-listener.js';
import { findSession, Session } from '../../src/oauth/session.js';
import { program, type Answer } from '../support/endpoints.js';
import { refusalOf } from '../support/refusal.js';
import { stub } from '../support/stub.js';

const HOUR = 3_600_000;
const TOKEN_URL = 'https://auth.example/token';
const TOKEN = { access_token: 'access-1' };
const LASTING = { ...TOKEN, expires_in: 3600 };
const RENEWABLE = { ...LASTING, refresh_token: 'refresh-1' };

/** A token of an hour, from now on. */
const anHour = (token: object = LASTING) => ({ ...TOKEN, ...token, expiresAt: Date.now() + HOUR });

class Listener implements SessionListener {
  heard: string[] = [];
  tokenChanged = (cause: string) => void this.heard.push(cause);
  sessionEnded = (reason: string) => void this.heard.push(reason);
}

let count = 0;
/** A login that no other test has. */
const identify = (more: Partial<LoginIdentity> = {}): LoginIdentity => ({
  authorizeUrl: `https://auth.example/${count}`,
  clientId: 'the-client',
  scope: 'scope.one',
  storage: 'memory',
  afterLogin: 'stay',
  ...more,
});

let end: (() => void)[];
beforeEach(() => {
  count++;
  end = [];
});
afterEach(() => {
  end.forEach((act) => act());
  localStorage.clear();
  sessionStorage.clear();
});

function listenTo(session: Session): Listener {
  const listener = new Listener();
  session.subscribe(listener);
  end.push(() => session.unsubscribe(listener));
  return listener;
}

function start(more: Partial<LoginIdentity> = {}) {
  const session = findSession(identify(more));
  return { session, listener: listenTo(session) };
}

/** Signs in with a token that can be renewed at an endpoint that answers so. */
async function signInRenewably(answer: Answer, more: Partial<LoginIdentity> = {}) {
  const { tokenUrl, requests } = await program(answer);
  const { session, listener } = start(more);
  session.signIn(anHour(RENEWABLE), tokenUrl);
  return { session, listener, requests };
}

/** Lets some of the token's hour go by. */
function letPass(milliseconds: number): void {
  const { now } = Date;
  stub(Date, 'now', () => now() + milliseconds);
}

const announcement = (type: string, of: string) =>
  new StorageEvent('storage', {
    key: 'egain-login:announcement',
    newValue: JSON.stringify({ type, of }),
  });

const keyOf = (identity: LoginIdentity) =>
  `token:${identity.authorizeUrl}\n${identity.clientId}\n${identity.scope}`;

describe('A session', () => {
  it('is one for all that ask for the same login', () => {
    const { session } = start();
    expect(findSession(identify())).to.equal(session);
    expect(findSession(identify({ afterLogin: 'return' }))).to.equal(session);
  });

  for (const different of [
    { authorizeUrl: 'https://auth.example/another' },
    { clientId: 'another' },
    { scope: 'another' },
    { storage: 'local' },
  ] as const) {
    it(`is another for another ${Object.keys(different)[0]}`, () => {
      expect(start(different).session).not.to.equal(start().session);
    });
  }

  it('is another also where the texts of two logins run into one another', () => {
    const { session } = start({ clientId: 'a', scope: 'bc' });
    expect(start({ clientId: 'ab', scope: 'c' }).session).not.to.equal(session);
  });

  it('ends with its last element where nobody is signed in, and not before', () => {
    const session = findSession(identify());
    const [first, last] = [new Listener(), new Listener()];
    session.subscribe(first);
    session.subscribe(last);
    session.unsubscribe(first);
    expect(findSession(identify())).to.equal(session);
    session.unsubscribe(last);
    expect(findSession(identify())).not.to.equal(session);
  });

  it('outlives its elements while somebody is signed in', () => {
    const session = findSession(identify());
    const listener = new Listener();
    session.subscribe(listener);
    session.signIn(anHour(), TOKEN_URL);
    session.unsubscribe(listener);
    expect(findSession(identify())).to.equal(session);
    session.end('logout');
    expect(listener.heard, 'nobody is told who has left').to.deep.equal(['login']);
    expect(findSession(identify())).not.to.equal(session);
  });
});

describe('A login that has ended', () => {
  it('is told to the first element that comes, and to it alone', () => {
    const session = findSession(identify());
    session.signIn(anHour(), TOKEN_URL);
    expect(session.restore('stay')).to.equal('login');
    listenTo(session);
    expect(session.restore('stay')).to.equal('restore');
  });

  it('is told to those that are there at once', () => {
    const { session, listener } = start();
    session.signIn(anHour(), TOKEN_URL);
    expect(listener.heard).to.deep.equal(['login']);
    expect(session.restore('stay')).to.equal('restore');
    expect(session.isSignedIn).to.be.true;
  });

  it('tells nothing but its end where the token is over already', () => {
    const { session, listener } = start();
    session.signIn({ ...LASTING, expiresAt: Date.now() - 1 }, TOKEN_URL);
    expect(listener.heard).to.deep.equal(['expired']);
    expect(session.isSignedIn).to.be.false;
  });

  it('is taken over from the callback page where the page asks for that', () => {
    const first = new Session(identify(), 'first');
    first.signIn(anHour(), TOKEN_URL);
    expect(first.handOver()).to.be.true;
    const { session, listener } = start();
    expect(session.restore('stay')).to.equal('restore');
    expect(session.token).to.be.null;
    expect(session.restore('return')).to.equal('login');
    expect(session.token!.access_token).to.equal('access-1');
    expect(listener.heard).to.deep.equal(['login']);
    expect(session.restore('return')).to.equal('restore');
  });

  it('gives way to the token that the page has', () => {
    const first = new Session(identify(), 'first');
    first.signIn(anHour({ access_token: 'handed over' }), TOKEN_URL);
    first.handOver();
    const { session } = start();
    session.signIn(anHour(), TOKEN_URL);
    expect(session.restore('return')).to.equal('restore');
    expect(session.token!.access_token).to.equal('access-1');
  });
});

describe('The end of a session', () => {
  it('gives back the token that was forgotten, if there was one', () => {
    const { session, listener } = start();
    expect(session.end('logout')).to.be.undefined;
    session.signIn(anHour(TOKEN), TOKEN_URL);
    expect(session.end('logout')).to.include(TOKEN);
    expect(session.end('logout')).to.be.undefined;
    expect(listener.heard).to.deep.equal(['login', 'logout']);
  });

  it('ends no other login of the page', () => {
    const [one, other] = [start(), start({ clientId: 'another' })];
    other.session.signIn(anHour(), TOKEN_URL);
    one.session.end('logout');
    expect(other.session.isSignedIn).to.be.true;
  });

  it('is heard from another tab, with its reason', () => {
    for (const reason of ['logout', 'expired']) {
      const { session, listener } = start();
      session.signIn(anHour(), TOKEN_URL);
      session.storageChanged(announcement(reason, 'another key'));
      session.storageChanged(announcement('renewed', keyOf(session.identity)));
      expect(session.isSignedIn).to.be.true;
      session.storageChanged(announcement(reason, keyOf(session.identity)));
      expect(listener.heard.at(-1)).to.equal(reason);
      expect(session.token).to.be.null;
    }
  });

  it('comes with the end of a token that can’t be renewed', () => {
    const { session, listener } = start();
    expect(session.tick()).to.equal(Infinity);
    session.signIn(anHour(), TOKEN_URL);
    expect(session.tick()).to.be.within(HOUR - 10_000, HOUR);
    letPass(HOUR);
    expect(session.tick()).to.be.at.most(0);
    expect(listener.heard).to.deep.equal(['login', 'expired']);
  });
});

describe('A token of a session', () => {
  it('is asked for in vain where nobody is signed in', async () => {
    const { session } = start();
    for (const ask of [() => session.getToken(), () => session.renew()])
      expect((await refusalOf(ask)).code).to.equal('login_required');
  });

  it('is given as it is to its end where it can’t be renewed', async () => {
    const { session } = start();
    session.signIn(anHour(), TOKEN_URL);
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
    stub(document, 'visibilityState', 'hidden');
    expect(session.tick()).to.equal(Infinity);
    stub(document, 'visibilityState', 'visible');
    stub(navigator, 'onLine', false);
    expect(session.tick()).to.equal(Infinity);
    expect(await requests()).to.be.empty;
    stub(navigator, 'onLine', true);
    expect(session.tick()).to.be.at.most(0);
    expect(session.tick(), 'it is under way').to.equal(Infinity);
  });

  it('loses its refresh token when a copy of the tab has used that', async () => {
    const { session } = await signInRenewably({ status: 503 }, { storage: 'session' });
    const [stored] = Object.entries<string>({ ...sessionStorage });
    const { id } = JSON.parse(stored![1]) as { id: string };
    session.storageChanged(announcement('renewed', 'another id'));
    session.storageChanged(announcement('logout', id));
    expect(session.token).to.have.property('refresh_token');
    session.storageChanged(announcement('renewed', id));
    expect(session.token).to.include(TOKEN).and.not.to.have.property('refresh_token');
  });
});
