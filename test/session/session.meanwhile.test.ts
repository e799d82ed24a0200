import { expect } from '@open-wc/testing';
import { Session } from '../../src/session/session.js';
import { refusalOf } from '../support/refusal.js';
import { anHour, HOUR, identify, letPass, signInRenewably, TOKEN_URL } from '../support/session.js';
import { stub } from '../support/stub.js';

const NEW = { body: { access_token: '2' } };
const REFUSED = { status: 400, body: { error: 'invalid_grant' } };

/** Collects what is told the other tabs, until the end of the test. */
function collectAnnouncements(): unknown[] {
  const told: unknown[] = [];
  stub(Storage.prototype, 'setItem', function (this: Storage, key: string, value: string) {
    if (key === 'egain-login:announcement') told.push(JSON.parse(value));
    else this[key] = value;
  });
  return told;
}

describe('A renewed token', () => {
  it('is what the one who asked is given', async () => {
    const { session } = await signInRenewably(NEW);
    expect((await session.renew()).access_token).to.equal('2');
  });

  for (const storage of ['memory', 'local', 'session'] as const) {
    const isCopied = storage === 'session';
    it(`is told copies of the tab ${isCopied ? '' : 'not '}with storage="${storage}"`, async () => {
      const { session } = await signInRenewably(NEW, { storage });
      const told = collectAnnouncements();
      const stored = sessionStorage.getItem(sessionStorage.key(0) ?? '');
      await session.renew();
      const { id } = JSON.parse(stored ?? '{}') as { id?: string };
      expect(told).to.deep.equal(isCopied ? [{ type: 'renewed', of: id }] : []);
    });
  }
});

describe('While a token is renewed', () => {
  for (const [what, answer] of [
    ['got', NEW],
    ['refused', REFUSED],
  ] as const) {
    it(`a logout stays one, whether the token is then ${what} or not`, async () => {
      const { session, listener } = await signInRenewably(answer);
      const renewal = session.renew();
      session.end('logout');
      const told = collectAnnouncements();
      const { code } = await refusalOf(() => renewal);
      expect(code).to.equal(answer === NEW ? 'login_required' : 'invalid_grant');
      expect(listener.heard).to.deep.equal(['login', 'logout']);
      expect(told, 'nothing of it is told other tabs').to.be.empty;
    });
  }

  it('a login is not ended by its failure', async () => {
    const { session, listener } = await signInRenewably(REFUSED);
    const renewal = session.renew();
    session.signIn(anHour({ access_token: 'younger' }), TOKEN_URL);
    await refusalOf(() => renewal);
    expect(session.token!.access_token).to.equal('younger');
    expect(listener.heard).to.deep.equal(['login', 'login']);
  });

  it('what another tab has got is taken, and nothing requested', async () => {
    const { session, requests } = await signInRenewably(NEW, { storage: 'local' });
    const other = new Session(identify({ storage: 'local' }), 'another tab');
    other.signIn(anHour({ access_token: 'of the other tab' }), TOKEN_URL);
    expect((await session.renew()).access_token).to.equal('of the other tab');
    expect(await requests()).to.be.empty;
  });
});

describe('A token that is over and fails to be renewed', () => {
  it('is told once to be over, when there is no more hope', async () => {
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
