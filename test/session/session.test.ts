import { expect } from '@open-wc/testing';
import { findSession, Session } from '../../src/session/session.js';
import {
  HOUR,
  TOKEN_URL,
  TOKEN,
  LASTING,
  RENEWABLE,
  anHour,
  Listener,
  identify,
  listenTo,
  start,
  letPass,
  announcement,
  keyOf,
} from '../support/session.js';

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

  it('is heard of without harm where nobody is signed in', () => {
    const { session, listener } = start();
    session.storageChanged(announcement('renewed', 'another id'));
    session.storageChanged(announcement('logout', keyOf(session.identity)));
    expect(listener.heard).to.be.empty;
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

describe('What other tabs do', () => {
  for (const storage of ['memory', 'session'] as const) {
    it(`is nothing to a session without a token, with storage="${storage}"`, () => {
      const { session } = start({ storage });
      expect(session.hearsTabs()).to.be.false;
      session.signIn(anHour(), TOKEN_URL);
      expect(session.hearsTabs()).to.be.true;
      session.end('logout');
      expect(session.hearsTabs()).to.be.false;
    });
  }

  it('may be a login, with storage="local"', () => {
    expect(start({ storage: 'local' }).session.hearsTabs()).to.be.true;
  });
});

describe('What other tabs have stored', () => {
  it('is looked at when that changes, and at no other change', () => {
    const stored = { storage: 'local' } as const;
    const { session, listener } = start(stored);
    new Session(identify(stored), 'another tab').signIn(anHour(), TOKEN_URL);
    session.storageChanged(new StorageEvent('storage', { key: 'theme' }));
    expect(session.isSignedIn).to.be.false;
    const key = `egain-login:${keyOf(session.identity)}`;
    session.storageChanged(new StorageEvent('storage', { key }));
    expect(session.isSignedIn).to.be.true;
    expect(listener.heard).to.deep.equal(['restore']);
  });

  it('is forgotten where it has run out while no page was open, and nobody is told', () => {
    const stored = { storage: 'local' } as const;
    new Session(identify(stored), 'a page closed by now').signIn(anHour(), TOKEN_URL);
    letPass(HOUR);
    const session = findSession(identify(stored));
    session.restore('stay');
    expect(session.isSignedIn).to.be.false;
    expect(listenTo(session).heard).to.be.empty;
    expect(localStorage).to.have.length(0);
  });

  it('is kept then where it can be renewed', () => {
    const stored = { storage: 'local' } as const;
    new Session(identify(stored), 'a page closed by now').signIn(anHour(RENEWABLE), TOKEN_URL);
    letPass(HOUR);
    const session = findSession(identify(stored));
    session.restore('stay');
    expect(session.token, 'as it is').to.be.null;
    expect(session.isSignedIn).to.be.true;
  });
});
