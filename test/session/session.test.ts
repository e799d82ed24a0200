import { expect } from '@open-wc/testing';
import { findSession, Session } from '../../src/session/session.js';
import {
  HOUR,
  TOKEN,
  LASTING,
  RENEWABLE,
  ENDPOINTS,
  anHour,
  Listener,
  identify,
  listenTo,
  letPass,
  signIn,
  start,
} from '../support/session.js';
import { keep } from '../../src/session/token-store.js';

/** A session of the same login in another tab. */
const inAnotherTab = () => new Session(start().session.identity);

describe('A session', () => {
  it('is one for all that ask for the same login, however they keep it', () => {
    const session = findSession(identify({ scope: 'one two' }));
    expect(findSession(identify({ scope: ' two\none ', storage: 'local' }))).to.equal(session);
  });

  for (const different of [
    { authorizeUrl: 'https://auth.example/another' },
    { clientId: 'another' },
    { scope: 'another' },
  ] as const) {
    it(`is another for another ${Object.keys(different)[0]}`, () => {
      expect(start('memory', different).session).not.to.equal(start().session);
    });
  }

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
    signIn(session);
    session.unsubscribe(listener);
    expect(findSession(identify())).to.equal(session);
    session.signOut();
    expect(listener.heard, 'nobody is told who has left').to.deep.equal(['restore']);
    expect(findSession(identify())).not.to.equal(session);
  });

  it('outlives its elements while a login is under way', () => {
    const session = findSession(identify());
    const [listener, attempt] = [new Listener(), {}];
    session.subscribe(listener);
    session.beginLogin(attempt);
    session.unsubscribe(listener);
    expect(findSession(identify())).to.equal(session);
    session.endLogin(attempt);
    expect(findSession(identify())).not.to.equal(session);
  });
});

describe('A login that has ended', () => {
  it('is told as such to the element that finished it, and to the others as taken over', () => {
    const { session, listener: finisher } = start();
    const other = listenTo(session);
    signIn(session, LASTING, { finisher });
    expect(session.isSignedIn).to.be.true;
    expect(finisher.heard).to.deep.equal(['login']);
    expect(other.heard).to.deep.equal(['restore']);
  });

  it('tells nothing but its end where the token has expired already', () => {
    const { session, listener } = start();
    const kept = keep({ ...LASTING, expiresAt: Date.now() - 1 }, ENDPOINTS);
    session.beginLogin(kept);
    session.signIn(kept, kept, 'memory', listener);
    expect(listener.heard).to.deep.equal(['expired']);
    expect(session.isSignedIn).to.be.false;
  });
});

describe('The end of a token', () => {
  it('comes by itself where it can’t be renewed', () => {
    const { session, listener } = start();
    expect(session.tick()).to.equal(Infinity);
    signIn(session);
    expect(session.tick()).to.be.within(HOUR - 10_000, HOUR);
    letPass(HOUR);
    expect(session.tick()).to.be.at.most(0);
    expect(listener.heard).to.deep.equal(['restore', 'expired']);
  });

  it('is told the tabs that share it, and leaves the separate logins of others alone', () => {
    const sharing = start('local');
    sharing.session.storageChanged(false);
    const [one, separate] = [inAnotherTab(), inAnotherTab()];
    signIn(one, LASTING, { storage: 'local' });
    signIn(separate);
    const listener = listenTo(separate);
    sharing.session.storageChanged(false);
    expect(sharing.session.isSignedIn).to.be.true;

    letPass(HOUR);
    one.tick();
    for (const session of [sharing.session, separate]) session.storageChanged(false);
    expect(sharing.listener.heard).to.deep.equal(['restore', 'expired']);
    expect(listener.heard, 'its own time will come').to.be.empty;
  });

  it('is a sign-out where somebody has cleared the storage', () => {
    const { session, listener } = start('local');
    signIn(session, LASTING, { storage: 'local' });
    localStorage.clear();
    session.storageChanged(true);
    expect(listener.heard).to.deep.equal(['restore', 'logout']);
  });
});

describe('What other pages have stored', () => {
  it('is looked at when that changes', () => {
    const { session, listener } = start('local');
    signIn(inAnotherTab(), LASTING, { storage: 'local' });
    expect(session.isSignedIn).to.be.false;
    session.storageChanged(false);
    expect(session.token).to.include(TOKEN);
    expect(listener.heard).to.deep.equal(['restore']);
  });

  it('is looked at when the page wakes', () => {
    const { session } = start('session');
    signIn(inAnotherTab(), LASTING, { storage: 'session' });
    session.wake();
    expect(session.token).to.include(TOKEN);
  });

  for (const storage of ['session', 'local'] as const) {
    it(`is there at once for an element with storage="${storage}", and for all beside it`, () => {
      signIn(inAnotherTab(), LASTING, { storage });
      const { session, listener } = start();
      expect(session.isSignedIn, 'without one').to.be.false;
      listenTo(session, storage);
      expect(session.isSignedIn).to.be.true;
      expect(listener.heard).to.deep.equal(['restore']);
    });

    it(`can be looked for in ${storage} storage without an element`, () => {
      signIn(inAnotherTab(), LASTING, { storage });
      const { session } = start();
      expect(session.restore('memory')).to.be.false;
      expect(session.restore(storage)).to.be.true;
    });
  }

  it('is a renewal where the token goes back to the same login, and else another login', () => {
    const [one, other] = [start('local'), inAnotherTab()];
    const first = signIn(other, LASTING, { storage: 'local' });
    one.session.storageChanged(false);
    const renewed = { ...first, id: 'renewed' };
    other.beginLogin(renewed);
    other.signIn(renewed, renewed, 'local');
    one.session.storageChanged(false);
    signIn(other, LASTING, { storage: 'local' });
    one.session.storageChanged(false);
    expect(one.listener.heard).to.deep.equal(['restore', 'refresh', 'restore']);
  });

  it('is another login where an older script did not say which one it is', () => {
    const [one, other] = [start('local'), inAnotherTab()];
    for (const id of ['one', 'two']) {
      const kept = { id, response: anHour(), ...ENDPOINTS, receivedAt: Date.now() };
      other.beginLogin(kept);
      other.signIn(kept, kept, 'local');
      one.session.storageChanged(false);
    }
    expect(one.listener.heard).to.deep.equal(['restore', 'restore']);
  });

  it('is forgotten where it has expired while no page was open', () => {
    signIn(inAnotherTab(), LASTING, { storage: 'local' });
    letPass(HOUR);
    const { session, listener } = start('local');
    expect(session.isSignedIn).to.be.false;
    expect(listener.heard).not.to.contain('restore');
    expect(localStorage).to.have.length(0);
  });

  it('is kept then where it can be renewed', () => {
    signIn(inAnotherTab(), RENEWABLE, { storage: 'local' });
    letPass(HOUR);
    const session = findSession(identify());
    session.restore('local');
    expect(session.token, 'as it is').to.be.null;
    expect(session.isSignedIn).to.be.true;
    session.signOut();
  });
});
