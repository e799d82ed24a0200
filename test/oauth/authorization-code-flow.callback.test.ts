import { expect } from '@open-wc/testing';
import type { LoginError } from '../../src/index.js';
import {
  beginLogin,
  comeBack,
  startAuthorizationServer,
  STAY,
  tag,
} from '../support/authorization-server.js';
import { importInto, openFrame } from '../support/frame.js';
import { openPage } from '../support/page.js';

const start = () => startAuthorizationServer({ authorize: [STAY] });

/** Notes the page's address and state as each request goes out. */
const NOTE_ADDRESS = `<script>
  const fetchNow = fetch;
  window.fetch = (...request) => {
    window.atRequest = [location.href.replace(/.*callback.html/, ''), history.state];
    return fetchNow(...request);
  };
</script>`;
const WITH_STATE = `<script>history.replaceState({ page: ['its', 'own'] }, '');</script>`;

describe('The address of the callback page', () => {
  const notedAt = async (before: string) => {
    const { state, page } = await beginLogin(await start());
    page.close();
    const here = await openPage(`callback.html${before.replace('STATE', state)}`, {
      'callback.html': WITH_STATE + NOTE_ADDRESS + tag(),
    });
    await here.hears('token');
    const { atRequest } = here.window as unknown as { atRequest: [string, unknown] };
    const after = here.window.location.href.replace(/.*callback.html/, '');
    expect(after, 'afterwards').to.equal(atRequest[0]);
    expect(here.window.history.state).to.deep.equal({ page: ['its', 'own'] });
    expect(atRequest[1]).to.deep.equal({ page: ['its', 'own'] });
    return atRequest[0];
  };

  it('is clean before the token request goes out', async () => {
    expect(await notedAt('?code=the-code&state=STATE')).to.equal('');
  });

  it('keeps everything that is not the response, to the character', async () => {
    const before = '?a=%7e+x&code=the-code&&b&state=STATE&session_state=s&c=%zz&a=2#part?code=1';
    expect(await notedAt(before)).to.equal('?a=%7e+x&&b&c=%zz&a=2#part?code=1');
  });

  it('is clean also where the response came in the fragment', async () => {
    expect(await notedAt('?a=1#code=the-code&state=STATE&b=2')).to.equal('?a=1#b=2');
  });

  it('is clean for the next line of the page’s own code, also where no login waits for the response', async () => {
    const { state, page } = await beginLogin(await start());
    page.close();
    localStorage.clear();
    const here = await openFrame(`/pages/blank.html?code=the-code&state=${state}`);
    let seen: string | undefined;
    here.addEventListener('imported', () => (seen = here.location.search));
    await importInto(here, '/src/session/arrived-login.ts');
    expect(seen).to.equal('');
  });

  it('takes no further place in the history', async () => {
    const server = await start();
    const { state, page } = await beginLogin(server);
    page.close();
    const before = history.length;
    const here = await openPage(`callback.html?code=the-code&state=${state}`);
    await here.hears('token');
    expect(history.length).to.equal(before);
  });

  for (const foreign of [
    '?code=the-code&state=another-login',
    '?error=access_denied&state=another-login',
    '?code=promotion',
    '?error=404',
    '#code=the-code&state=another-login',
  ]) {
    it(`stays as it is where the response is somebody else’s: ${foreign}`, async () => {
      const page = await openPage(`callback.html${foreign}`);
      await page.settles();
      expect(page.window.location.href.replace(/.*callback.html/, '')).to.equal(foreign);
      expect(page.heard).to.be.empty;
      expect(page.login.status).to.equal('signed-out');
    });
  }
});

describe('An authorization code', () => {
  const codeOf = (event: CustomEvent) => (event as CustomEvent<LoginError>).detail.code;

  it('is not sent again by whoever opens the same address later', async () => {
    const server = await start();
    const { state } = await beginLogin(server);
    const address = `callback.html?code=the-code&state=${state}`;
    const first = await openPage(address);
    await first.hears('token');
    const second = await openPage(address);
    expect(codeOf(await second.hears('login-error'))).to.equal('missing_transaction');
    expect(second.window.location.search).to.equal('');
    expect(await server.tokenRequests()).to.have.length(1);
  });

  it('is sent once by pages that open at the same time', async () => {
    const server = await start();
    const { state } = await beginLogin(server);
    const address = `callback.html?code=the-code&state=${state}`;
    const pages = await Promise.all([address, address, address].map((each) => openPage(each)));
    for (const page of pages) await page.settles();
    const statuses = await Promise.all(
      pages.map((page) => Promise.any([page.hears('token'), page.hears('login-error')])),
    );
    expect(statuses.map(({ type }) => type).sort()).to.deep.equal([
      'login-error',
      'login-error',
      'token',
    ]);
    expect(await server.tokenRequests()).to.have.length(1);
  });

  it('is sent once even where a page still sees what another has taken out of storage', async () => {
    const server = await start();
    const { state } = await beginLogin(server);
    const stale = { ...localStorage };
    const address = `callback.html?code=the-code&state=${state}`;
    const first = await openPage(address);
    await first.hears('token');
    Object.assign(localStorage, stale);
    const second = await openPage(address);
    expect(codeOf(await second.hears('login-error'))).to.equal('missing_transaction');
    expect(await server.tokenRequests()).to.have.length(1);
  });

  it('is sent once for two elements with the same configuration', async () => {
    const server = await start();
    const page = await comeBack(server, tag(server.attributes) + tag(server.attributes));
    await page.hears('token', 2);
    expect(await server.tokenRequests()).to.have.length(1);
  });

  it('is not sent by a reload', async () => {
    const server = await start();
    const page = await comeBack(server);
    await page.hears('token');
    await page.reload();
    await page.settles();
    expect(page.heard).to.be.empty;
    expect(page.login.status).to.equal('signed-out');
    expect(await server.tokenRequests()).to.have.length(1);
  });

  for (const [name, response, code] of [
    ['comes twice', 'code=the-code&code=another', 'invalid_response'],
    ['comes with an error', 'code=the-code&error=access_denied', 'invalid_response'],
    ['is missing', 'iss=somebody', 'invalid_response'],
    ['was refused', 'error=access_denied', 'access_denied'],
  ] as const) {
    it(`is not sent where it ${name}`, async () => {
      const server = await start();
      const { state } = await beginLogin(server);
      const page = await openPage(`callback.html?${response}&state=${state}`);
      expect(codeOf(await page.hears('login-error'))).to.equal(code);
      expect(page.window.location.search).to.equal('');
      expect(await server.tokenRequests()).to.be.empty;
    });
  }

  it('is not sent where it comes from another issuer than the attribute says', async () => {
    const server = await start();
    server.attributes.issuer = 'https://issuer.example';
    const { state } = await beginLogin(server);
    const page = await openPage(`callback.html?code=the-code&state=${state}&iss=https://other`);
    expect(codeOf(await page.hears('login-error'))).to.equal('issuer_mismatch');
    expect(await server.tokenRequests()).to.be.empty;
  });
});
