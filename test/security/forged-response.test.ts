import { expect } from '@open-wc/testing';
import type { LoginError } from '../../src/index.js';
import {
  beginLogin,
  HURRY,
  startAuthorizationServer,
  STAY,
  tag,
} from '../support/authorization-server.js';
import { openPage } from '../support/page.js';
import { visibleText } from '../support/visible-text.js';

/** What an attacker can do: send somebody a link to the callback page. The state is none they know. */
const follow = (query: string, attributes = {}) =>
  openPage(`callback.html?${query}`, { 'callback.html': HURRY + tag(attributes) });

const errorOf = (event: CustomEvent) => (event as CustomEvent<LoginError>).detail;

describe('A link to the callback page that somebody made up', () => {
  for (const state of [
    'egl-',
    'egl-AAAAAAAAAAAAAAAAAAAAAA',
    'egp-',
    'egp-AAAAAAAAAAAAAAAAAAAAAA',
  ]) {
    it(`has its code sent nowhere, and signs nobody in: state=${state}`, async () => {
      const server = await startAuthorizationServer({ authorize: [STAY] });
      const { page: waiting } = await beginLogin(server);
      const page = await follow(`code=evil&state=${state}`, server.attributes);
      expect(errorOf(await page.hears('login-error')).code).to.equal('missing_transaction');
      expect(page.login.token).to.be.null;
      expect(waiting.login.status).to.equal('authorizing');
      expect(await server.tokenRequests()).to.be.empty;
      expect(page.window.location.search).to.equal('');
    });
  }

  it('shows none of its words to the user or the console', async () => {
    const words = 'error_description=Call+555-0100&error_uri=https://evil.example';
    const page = await follow(`error=Call_555-0100&${words}&state=egl-AAAAAAAAAAAAAAAAAAAAAA`);
    const { message, description, uri } = errorOf(await page.hears('login-error'));
    await page.login.updateComplete;
    expect({ description, uri }).to.deep.equal({ description: undefined, uri: undefined });
    const shown = [message, visibleText(page.login), ...page.window.logged].join();
    expect(shown).not.to.match(/555|evil/);
  });

  it('leaves the login alone that the user has just begun', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    const { state } = await beginLogin(server);
    const forged = await follow(`code=evil&state=${state.slice(0, -1)}`);
    await forged.hears('login-error');
    const page = await follow(`code=the-code&state=${state}`);
    await page.hears('token');
    expect((await server.tokenRequests()).map((form) => form.get('code'))).to.deep.equal([
      'the-code',
    ]);
  });
});
