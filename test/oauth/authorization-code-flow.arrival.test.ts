import { expect } from '@open-wc/testing';
import { openLine } from '../../src/oauth/response-line.js';
import {
  beginLogin,
  comeBack,
  startAuthorizationServer,
  STAY,
  tag,
} from '../support/authorization-server.js';
import { openPage } from '../support/page.js';
import { until } from '../support/until.js';

const start = () => startAuthorizationServer({ authorize: [STAY] });

/** The browser never says whose a name is. */
const SILENT_LOCKS = `<script>
  navigator.locks.request = (name) => new Promise(() => (window.claimed = name));
</script>`;

describe('A response', () => {
  it('is found where a router has put an address of its own there before the script came', async () => {
    const router = "<script>history.replaceState(null, '', location.pathname + '#/home');</script>";
    const page = await comeBack(await start(), router + tag(), '#/start');
    await page.hears('token');
    expect(page.window.location.hash).to.equal('#/home');
  });

  it('of a login in a window is handed over to the page that waits for it', async () => {
    const state = `egp-${crypto.randomUUID()}`;
    const heard: unknown[] = [];
    const line = openLine(state, (response, from) => {
      heard.push(response);
      line.say(undefined, from);
    });
    const page = await openPage(`callback.html?code=the-code&state=${state}`);
    await until(() => heard.length, 'the response is handed over');
    await page.settles();
    line.close();
    expect(heard).to.deep.equal([`code=the-code&state=${state}`]);
    expect(page.window.location.search).to.equal('');
    expect(page.heard).to.be.empty;
  });
});

describe('Before a code is sent', () => {
  it('nothing is waited for in the tab that began the login: no other has it', async () => {
    const page = await comeBack(await start(), SILENT_LOCKS + tag());
    await page.hears('token');
    const { claimed } = page.window as unknown as { claimed: string };
    expect(claimed, 'the name of the lock').to.match(/^egain-login:egl-[\w-]+$/);
  });

  it('the browser’s word is waited for in another tab', async () => {
    const server = await start();
    const { state, page } = await beginLogin(server);
    page.close();
    sessionStorage.clear();
    const here = await openPage(`callback.html?code=the-code&state=${state}`, {
      'callback.html': SILENT_LOCKS + tag(),
    });
    await here.shows('exchanging');
    await here.settles();
    expect(await server.tokenRequests()).to.be.empty;
  });
});
