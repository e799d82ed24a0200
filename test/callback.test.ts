import { expect } from '@open-wc/testing';
import type { LoginError, TokenEvent } from '../src/index.js';
import {
  beginLogin,
  GO_BACK,
  startAuthorizationServer,
  STAY,
  tag,
  type Attributes,
} from './support/authorization-server.js';
import type { Answer } from './support/endpoints.js';
import { openPage, type Page } from './support/page.js';
import { fill, storedText } from './support/storage.js';
import { until } from './support/until.js';

const CALLBACK_SCRIPT = '<script type="module" src="/pages/callback-script.js"></script>';
const WHOLE_SCRIPT = '<script type="module" src="/pages/element.js"></script>';

/** Writes down what the page itself was told. */
const TELL = `<script>
  for (const type of ['token', 'login-error'])
    document.addEventListener(type, () => localStorage.setItem('told', type));
</script>`;

const codeOf = (event: CustomEvent) => (event as CustomEvent<LoginError>).detail.code;

/** Both finish a login, and take its outcome to the page where it began. */
const SCRIPTS = [
  ['the whole script', 'callback.html', 'return'],
  ['the script for callback pages', 'callback-script.html', 'return'],
  ['the script for callback pages, also with after-login="stay"', 'callback-script.html', 'stay'],
] as const;

for (const [name, callback, afterLogin] of SCRIPTS) {
  describe(`A login that ends at ${name}`, () => {
    async function start(more: Attributes = {}, authorize: Answer[] = [GO_BACK], token?: Answer[]) {
      const server = await startAuthorizationServer({ authorize, ...(token && { token }) });
      Object.assign(server.attributes, {
        'after-login': afterLogin,
        'redirect-uri': `/pages/${callback}`,
        ...more,
      });
      return server;
    }

    /** Presses on the page where logins begin, and returns that page when the login has come back to it. */
    async function pressAndComeBack(attributes: Attributes): Promise<Page> {
      const page = await openPage('start.html?a=%7e#part', {
        'start.html': tag(attributes),
        [callback]: TELL,
      });
      page.press();
      await page.arrivesAt('start.html');
      const { search, hash } = page.window.location;
      expect(search + hash).to.equal('?a=%7e#part');
      return page;
    }

    /** Begins a login, and opens the callback page with a response. */
    async function respond(
      { attributes, ...server }: Awaited<ReturnType<typeof start>>,
      response: string,
      before = '',
    ): Promise<Page> {
      const { state, page } = await beginLogin({ attributes, ...server });
      page.close();
      return openPage(`${callback}?${response}&state=${state}`, {
        'start.html': tag(attributes),
        [callback]: before + TELL,
      });
    }

    it('goes on where it began: its token is told there once, and not on the callback page', async () => {
      const { attributes, tokenRequests } = await start();
      const page = await pressAndComeBack(attributes);
      const event = (await page.hears('token')) as TokenEvent;
      await page.settles();
      expect(event.cause).to.equal('login');
      expect(page.heard).to.deep.equal(['token']);
      expect(localStorage.getItem('told')).to.be.null;
      expect(await tokenRequests()).to.have.length(1);
      expect(storedText()).not.to.contain('the-access-token');
    });

    for (const storage of ['session', 'local'] as const) {
      it(`keeps its token where the login asked for it, with storage="${storage}"`, async () => {
        const { attributes } = await start({ storage });
        const page = await pressAndComeBack(attributes);
        await page.hears('token');
        expect(JSON.stringify({ ...globalThis[`${storage}Storage`] })).to.contain(
          'the-access-token',
        );
        expect(Object.keys(sessionStorage).join()).not.to.contain('handover');
      });
    }

    it('tells a refusal on the page where it began, with all that the server said', async () => {
      const refusal = {
        error: 'access_denied',
        error_description: 'Not today',
        error_uri: 'https://help.example/',
      };
      const { attributes } = await start({}, [{ authorize: refusal }]);
      const page = await pressAndComeBack(attributes);
      const { detail } = (await page.hears('login-error')) as CustomEvent<LoginError>;
      expect(detail).to.include({
        code: 'access_denied',
        description: 'Not today',
        uri: 'https://help.example/',
      });
      await page.settles();
      expect(page.heard).to.deep.equal(['login-error']);
      expect(page.login.status).to.equal('error');
      expect(page.harness.message).to.contain('canceled');
      expect(localStorage.getItem('told'), 'on the callback page').to.be.null;
    });

    it('tells there what the token endpoint answered', async () => {
      const answer = { status: 400, body: { error: 'invalid_grant' } };
      const { attributes } = await start({}, [GO_BACK], [answer]);
      const page = await pressAndComeBack(attributes);
      const { detail } = (await page.hears('login-error')) as CustomEvent<LoginError>;
      expect(detail).to.include({ code: 'invalid_grant', status: 400 });
      expect(detail.message).to.contain('invalid_grant');
    });

    it('hands nothing secret over with a failure', async () => {
      const { attributes } = await start({}, [GO_BACK], [{ reset: 'header' }]);
      const page = await openPage('start.html', { 'start.html': tag(attributes) });
      page.press();
      page.frame.markup['start.html'] = '<script>window.stored = { ...sessionStorage };</script>';
      await page.arrivesAt('start.html');
      const { stored } = page.window as unknown as { stored: Record<string, string> };
      const handover = stored['egain-login:handover'];
      expect(handover).to.contain('"code":"network"');
      expect(handover).not.to.match(/the-code|egl-|erifier/);
    });

    for (const [what, response, code] of [
      ['has its code twice', 'code=the-code&code=another', 'invalid_response'],
      ['has a code and an error', 'code=the-code&error=access_denied', 'invalid_response'],
      ['has neither', 'session_state=s', 'invalid_response'],
      ['comes from another issuer', 'code=the-code&iss=https://other', 'issuer_mismatch'],
    ] as const) {
      it(`goes back where its response ${what}`, async () => {
        const issuer = { issuer: 'https://issuer.example' };
        const server = await start(code === 'issuer_mismatch' ? issuer : {}, [STAY]);
        const page = await respond(server, response);
        await until(() => page.window.location.pathname.endsWith('start.html'), 'it goes back');
        expect(codeOf(await page.hears('login-error'))).to.equal(code);
        expect(await server.tokenRequests()).to.be.empty;
      });
    }

    it('goes back when it has taken more than an hour', async () => {
      const server = await start({}, [STAY]);
      const later =
        '<script>{ const { now } = Date; Date.now = () => now() + 3_600_001; }</script>';
      const page = await respond(server, 'code=the-code', later);
      await until(() => page.window.location.pathname.endsWith('start.html'), 'it goes back');
      // By that page's clock, what was handed over comes from the future.
      expect(await server.tokenRequests()).to.be.empty;
      expect(storedText()).not.to.contain('erifier":');
    });

    it('goes back where its transaction is lost, and this tab has begun it', async () => {
      const server = await start({}, [STAY]);
      const lose = '<script>localStorage.clear();</script>';
      const page = await respond(server, 'code=the-code', lose);
      await until(() => page.window.location.pathname.endsWith('start.html'), 'it goes back');
      expect(codeOf(await page.hears('login-error'))).to.equal('missing_transaction');
    });

    it('is told on the callback page where nobody knows where it began', async () => {
      const server = await start({}, [STAY]);
      const forget = '<script>localStorage.clear(); sessionStorage.clear();</script>';
      const page = await respond(server, 'code=the-code', forget);
      const bare = callback === 'callback.html';
      if (bare) page.document.body.insertAdjacentHTML('beforeend', tag());
      expect(codeOf(await page.hears('login-error'))).to.equal('missing_transaction');
      await page.settles();
      expect(page.window.location.pathname).to.equal(`/pages/${callback}`);
      expect(page.window.location.search, 'the response is gone').to.equal('');
    });

    it('only goes back where its response comes again, and tells nothing', async () => {
      const server = await start({}, [STAY]);
      const { state, page } = await beginLogin(server);
      page.close();
      const address = `${callback}?code=the-code&state=${state}`;
      for (const heard of [['token'], []]) {
        const again = await openPage(address, { 'start.html': tag(server.attributes) });
        await until(() => again.window.location.pathname.endsWith('start.html'), 'it goes back');
        await until(() => again.isReady(), 'it is there');
        await again.settles();
        expect(again.heard).to.deep.equal(heard);
        again.close();
      }
      expect(await server.tokenRequests()).to.have.length(1);
    });

    it('has a clean address before the token request goes out', async () => {
      const server = await start({}, [STAY]);
      const note = `<script>
        const fetchNow = fetch;
        window.fetch = (...request) => {
          localStorage.setItem('address', location.search);
          return fetchNow(...request);
        };
      </script>`;
      const page = await respond(server, 'a=1&code=the-code', note);
      await page.hears('token');
      expect(localStorage.getItem('address')).to.equal('?a=1');
    });

    it('leaves a response alone that is another login’s', async () => {
      const page = await openPage(`${callback}?code=the-code&state=another-login`, {
        [callback]: TELL,
      });
      await page.settles();
      expect(page.window.location.search).to.equal('?code=the-code&state=another-login');
      expect(page.heard).to.be.empty;
    });
  });
}

describe('The script for callback pages', () => {
  const CALLBACK = 'callback-script.html';

  async function comeBack(markup: string, more: Attributes = {}): Promise<Page> {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    Object.assign(server.attributes, { 'redirect-uri': `/pages/${CALLBACK}`, ...more });
    const { state, page } = await beginLogin(server);
    page.close();
    return openPage(`${CALLBACK}?code=the-code&state=${state}`, {
      'start.html': tag(server.attributes),
      [CALLBACK]: markup.replace('TAG', tag()),
    });
  }

  for (const [name, markup] of [
    ['twice', CALLBACK_SCRIPT.replace('.js', '.js?again')],
    ['together with the whole script', `${WHOLE_SCRIPT}TAG`],
  ] as const) {
    it(`does no harm ${name} on a page`, async () => {
      const page = await comeBack(TELL + markup);
      const event = (await page.hears('token')) as TokenEvent;
      await page.settles();
      expect(page.window.location.pathname).to.equal('/pages/start.html');
      expect(event.cause).to.equal('login');
      expect(page.heard).to.deep.equal(['token']);
      expect(localStorage.getItem('told')).to.be.null;
    });
  }

  it('leaves a login to the whole script that comes before it', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    const { state, page } = await beginLogin(server);
    page.close();
    const here = await openPage(`callback.html?code=the-code&state=${state}`, {
      'callback.html': CALLBACK_SCRIPT + tag(),
    });
    await here.hears('token');
    await here.settles();
    expect(here.heard).to.deep.equal(['token']);
    expect(here.window.location.pathname).to.equal('/pages/callback.html');
  });

  it('defines nothing, shows nothing, and does nothing on a page without a response', async () => {
    const page = await openPage(CALLBACK, { [CALLBACK]: `${TELL}<p>Signing you in…</p>` });
    await page.settles();
    expect(page.window.customElements.get('egain-login')).to.be.undefined;
    expect(page.document.body.innerText.trim()).to.equal('Signing you in…');
    expect(page.heard).to.be.empty;
    expect(page.window.logged).to.be.empty;
  });

  it('says what to do where session storage takes nothing, and the token is to be kept in memory', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    server.attributes['redirect-uri'] = `/pages/${CALLBACK}`;
    const { state, page } = await beginLogin(server);
    page.close();
    fill(sessionStorage);
    const here = await openPage(`${CALLBACK}?code=the-code&state=${state}`);
    expect(codeOf(await here.hears('login-error'))).to.equal('storage_unavailable');
    expect(here.window.logged.join()).to.contain('storage');
    expect(here.window.heard[0]!.target).to.equal(here.document);
  });

  it('hands nothing to another origin', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    server.attributes['redirect-uri'] = `/pages/${CALLBACK}`;
    const { state, page } = await beginLogin(server);
    const began = page.window.location.href;
    page.close();
    for (const [key, value] of Object.entries<string>({ ...localStorage }))
      localStorage.setItem(key, value.replaceAll(began, 'http://127.0.0.1:9/'));
    const here = await openPage(`${CALLBACK}?code=the-code&state=${state}`);
    await here.hears('login-error');
    expect(here.window.location.pathname).to.equal(`/pages/${CALLBACK}`);
    expect(storedText()).not.to.contain('the-access-token');
  });
});
