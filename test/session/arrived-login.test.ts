import { expect } from '@open-wc/testing';
import {
  createConfiguration,
  identityOf,
  type Configuration,
  type LoginSettings,
} from '../../src/oauth/configuration.js';
import { saveTransaction } from '../../src/oauth/transaction-store.js';
import type { LoginError } from '../../src/oauth/errors.js';
import type * as arrivedLoginModule from '../../src/session/arrived-login.js';
import { handOver } from '../../src/session/handover.js';
import { markSignOut, markUsed } from '../../src/session/marks.js';
import type * as sessionModule from '../../src/session/session.js';
import { keep } from '../../src/session/token-store.js';
import { program, type Answer } from '../support/endpoints.js';
import { importInto, openFrame } from '../support/frame.js';
import { anHour, LASTING, TOKEN } from '../support/session.js';
import { SETTINGS } from '../support/settings.js';
import { storedText } from '../support/storage.js';
import { until } from '../support/until.js';

const STATE = 'egl-AAAAAAAAAAAAAAAAAAAAAA';
const CALLBACK = `/pages/blank.html?code=the-code&state=${STATE}`;
const STARTED_ON = `${location.origin}/pages/blank.html?started#part`;

type Tab = Awaited<ReturnType<typeof openFrame>>;

/** Lets the script run on a page, as a script tag does. */
const runScript = (page: Tab) =>
  importInto<typeof arrivedLoginModule>(page, '/src/session/arrived-login.ts');

const saveLogin = (configuration: Configuration, startedOn: string) =>
  saveTransaction(STATE, {
    configuration,
    startedOn,
    codeVerifier: 'the-verifier',
    startedAt: Date.now(),
  });

/** Begins a login, at a server that answers its token request. */
async function begin(settings: LoginSettings = {}, answer: Answer = { body: LASTING }) {
  const { tokenUrl, url, requests } = await program(answer);
  const configuration = createConfiguration(
    { ...SETTINGS, tokenUrl, revokeUrl: url('revoke'), ...settings },
    document.baseURI,
  );
  saveLogin(configuration, STARTED_ON);
  const askedFor = async (path: string) =>
    (await requests()).filter((request) => request.url.endsWith(path));
  return { configuration, askedFor };
}

/** Comes back from the login's sign-in page, in the same tab. */
async function comeBack() {
  const page = await openFrame(CALLBACK);
  const script = await runScript(page);
  return { page, script, arrived: script.arrivedLogin! };
}

/** The code of the error with which a login ended. It is of another page's class. */
const codeOf = (arrived: arrivedLoginModule.ArrivedLogin) =>
  arrived.session.then(
    () => 'no error',
    ({ code }: LoginError) => code,
  );

/** Hands a token over to the next page, as the callback page does. */
function leaveFor(configuration: Configuration): void {
  handOver({ configuration, kept: keep(anHour(), configuration) });
}

const configure = (settings: LoginSettings = {}) =>
  createConfiguration({ ...SETTINGS, ...settings }, document.baseURI);

describe('A login that comes back with its response', () => {
  it('signs its identity in, as it was asked for when it began', async () => {
    const { configuration } = await begin({ storage: 'local' });
    const { arrived } = await comeBack();
    expect(arrived.kind).to.equal('redirect');
    expect(arrived.description!.configuration).to.deep.equal(configuration);
    const session = (await arrived.session)!;
    expect(session.identity).to.equal(identityOf(configuration));
    expect(session.token).to.include(TOKEN);
    expect(JSON.stringify({ ...localStorage })).to.contain('access-1');
  });

  it('is under way until then, so that getToken() waits for it', async () => {
    const { configuration } = await begin({}, { hang: true });
    const { page } = await comeBack();
    const { findSession } = await importInto<typeof sessionModule>(page, '/src/session/session.ts');
    expect(findSession(configuration).isLoginUnderWay).to.be.true;
  });

  it('is over when it has failed, and tells why', async () => {
    const answer = { status: 400, body: { error: 'invalid_grant' } };
    const { configuration } = await begin({}, answer);
    const { page, arrived } = await comeBack();
    expect(await codeOf(arrived)).to.equal('invalid_grant');
    const { findSession } = await importInto<typeof sessionModule>(page, '/src/session/session.ts');
    expect(findSession(configuration).isLoginUnderWay).to.be.false;
  });

  it('signs nobody in where the user has signed out meanwhile, and revokes the token', async () => {
    const { configuration, askedFor } = await begin();
    markSignOut(identityOf(configuration), '');
    const { arrived } = await comeBack();
    expect(await codeOf(arrived)).to.equal('expired_transaction');
    await until(async () => (await askedFor('revoke')).length, 'the token is revoked');
  });

  it('is not taken by a page that the user has not seen yet', async () => {
    const { askedFor } = await begin();
    const page = await openFrame(CALLBACK);
    Object.defineProperty(page.window.Document.prototype, 'prerendering', {
      value: true,
      configurable: true,
    });
    const script = await runScript(page);
    expect(script.arrivedLogin).to.be.undefined;
    expect(page.location.search, 'the response is still there').to.contain('the-code');
    Reflect.deleteProperty(page.window.Document.prototype, 'prerendering');
    page.document.dispatchEvent(new Event('prerenderingchange'));
    await script.arrivedLogin!.session;
    expect(await askedFor('token')).to.have.length(1);
  });

  it('belongs to the window behind where it began in a popup', async () => {
    const page = await openFrame(
      `/pages/blank.html?code=the-code&state=egp-AAAAAAAAAAAAAAAAAAAAAA`,
    );
    const { arrivedLogin } = await runScript(page);
    expect(arrivedLogin!.kind).to.equal('popup');
    expect(arrivedLogin!.description).to.be.undefined;
  });

  it('is none on a page without a response', async () => {
    const script = await runScript(await openFrame());
    expect(script.arrivedLogin).to.be.undefined;
  });
});

describe('A login that goes back to where it began', () => {
  it('is handed over, and told there', async () => {
    const { configuration } = await begin({ afterLogin: 'return' });
    const page = await openFrame(CALLBACK);
    const { document: callback } = page;
    await runScript(page);
    await until(
      () => page.document !== callback && page.location.href === STARTED_ON,
      'it is back',
    );
    await until(() => page.document.readyState === 'complete', 'that page is loaded');
    expect(storedText()).to.contain('access-1');
    const { arrivedLogin } = await runScript(page);
    expect(arrivedLogin!.kind).to.equal('returned');
    expect(arrivedLogin!.description!.configuration).to.deep.equal(configuration);
    expect((await arrivedLogin!.session)!.token).to.include(TOKEN);
    expect(storedText()).not.to.contain('access-1');
  });

  it('signs nobody in there where the user has signed out on the way', async () => {
    const configuration = configure();
    leaveFor(configuration);
    markSignOut(identityOf(configuration), '');
    const { arrivedLogin } = await runScript(await openFrame());
    expect(await arrivedLogin!.session).to.be.undefined;
    expect(storedText()).not.to.contain('access-1');
  });

  it('signs nobody in, and stores nothing for good, where the user has signed out before it goes back', async () => {
    const settings = { afterLogin: 'return', storage: 'local' };
    const { configuration, askedFor } = await begin(settings);
    markSignOut(identityOf(configuration), '');
    const { page } = await comeBack();
    await until(() => page.location.href === STARTED_ON, 'it goes back');
    expect(JSON.stringify({ ...localStorage })).not.to.contain('access-1');
    await until(() => page.document.readyState === 'complete', 'that page is loaded');
    const { arrivedLogin } = await runScript(page);
    expect(await arrivedLogin!.session).to.be.undefined;
    expect(storedText()).not.to.contain('access-1');
    await until(async () => (await askedFor('revoke')).length, 'the token is revoked');
  });

  it('tells there what has failed', async () => {
    const answer = { status: 400, body: { error: 'invalid_grant' } };
    const { configuration } = await begin({ afterLogin: 'return' }, answer);
    const page = await openFrame(CALLBACK);
    await runScript(page);
    await until(() => page.location.href === STARTED_ON, 'it goes back');
    await until(() => page.document.readyState === 'complete', 'that page is loaded');
    const { arrivedLogin } = await runScript(page);
    expect(arrivedLogin!.kind).to.equal('returned');
    expect(arrivedLogin!.description!.configuration).to.deep.equal(configuration);
    expect(await codeOf(arrivedLogin!)).to.equal('invalid_grant');
    expect(Object.keys(sessionStorage).join()).not.to.contain('handover');
  });

  it('stays where it began on the callback page, and shows that page’s address again', async () => {
    const startedOn = `${location.origin}/pages/blank.html#part`;
    const { configuration } = await begin({ afterLogin: 'return' });
    saveLogin(configuration, startedOn);
    const { page, arrived } = await comeBack();
    expect((await arrived.session)!.isSignedIn).to.be.true;
    expect(page.location.href).to.equal(startedOn);
  });

  // Other browsers do not tell that the user has stopped a navigation.
  if ('navigation' in globalThis) {
    it('ends on the callback page where the user stops the browser', async () => {
      await begin({ afterLogin: 'return' });
      const page = await openFrame(CALLBACK);
      const { navigation } = page as unknown as { navigation: EventTarget };
      navigation.addEventListener('navigate', (event) => event.preventDefault());
      const { arrivedLogin } = await runScript(page);
      expect((await arrivedLogin!.session)!.token).to.include(TOKEN);
      expect(storedText(), 'handed over').not.to.contain('access-1');
    });
  }
});

describe('A response that comes again, by Back for instance', () => {
  /** Signs in, and comes to the same callback page again. */
  async function comeAgain(settings: LoginSettings) {
    const { askedFor } = await begin(settings);
    await (
      await comeBack()
    ).arrived.session;
    return { ...(await comeBack()), askedFor };
  }

  it('leaves a user in peace who is still signed in', async () => {
    const { arrived, askedFor } = await comeAgain({ storage: 'session' });
    expect(await arrived.session, 'nothing to tell').to.be.undefined;
    expect(await askedFor('token')).to.have.length(1);
  });

  it('can’t be finished where nobody is signed in any more', async () => {
    const { arrived } = await comeAgain({ storage: 'memory' });
    expect(await codeOf(arrived)).to.equal('missing_transaction');
  });

  it('takes the user to where they were', async () => {
    await begin({ afterLogin: 'return' });
    const arrives = async () => {
      const page = await openFrame(CALLBACK);
      await runScript(page);
      await until(() => page.location.href === STARTED_ON, 'it goes back');
    };
    await arrives();
    await arrives();
  });
});

describe('What is past its time', () => {
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;

  /** Leaves behind all that is ever stored, and lets time pass for the page that comes next. */
  async function comeLater(milliseconds: number): Promise<void> {
    await begin({ clientId: 'abandoned' });
    leaveFor(configure({ storage: 'local' }));
    leaveFor(configure());
    markSignOut('an identity', '');
    markUsed('a-token-id');
    // With a response, which keeps the page from taking what was handed over.
    const page = await openFrame(
      '/pages/blank.html?code=the-code&state=egp-AAAAAAAAAAAAAAAAAAAAAA',
    );
    const { now } = page.Date;
    page.Date.now = () => now() + milliseconds;
    await runScript(page);
    // A moment later, so that the page's start does not wait for storage.
    await new Promise((resolve) => page.setTimeout(resolve));
  }
  const kinds = () =>
    [...Object.keys(localStorage), ...Object.keys(sessionStorage)]
      .map((key) => key.split(':')[1]!)
      .sort();

  it('goes when the script is loaded: tokens, verifiers, and what was handed over', async () => {
    await comeLater(HOUR + 1);
    expect(kinds()).to.deep.equal(['last-login', 'signed-out', 'used']);
    expect(storedText()).not.to.match(/access-1|the-verifier/);
  });

  it('goes later where it is no secret: a used refresh token’s mark in 7 days, a sign-out’s in 30', async () => {
    await comeLater(7 * DAY + 1);
    expect(kinds()).to.deep.equal(['last-login', 'signed-out']);
    await comeLater(30 * DAY + 1);
    expect(kinds()).to.deep.equal(['last-login']);
  });

  it('is nothing as long as it may be of use', async () => {
    await comeLater(0);
    expect(kinds()).to.deep.equal([
      'last-login',
      'signed-out',
      'token',
      'transaction',
      'transaction',
      'used',
    ]);
  });
});
