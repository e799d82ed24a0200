import { expect } from '@open-wc/testing';
import type { TokenEvent } from '../../src/index.js';
import {
  GO_BACK,
  signIn,
  startAuthorizationServer,
  STAY,
  tag,
} from '../support/authorization-server.js';
import type { Answer } from '../support/endpoints.js';
import { openPage } from '../support/page.js';
import { FIRST, nearTheEnd, SECOND, signInRenewably, wake } from '../support/renewal.js';
import { storedText } from '../support/storage.js';

describe('A renewal that fails', () => {
  for (const [name, failure] of Object.entries<Answer>({
    'because the server is busy': { status: 503, body: '<h1>Busy</h1>' },
    'because the server is broken': { status: 500, body: { error: 'server_error' } },
    'because there were too many requests': { status: 429, body: { error: 'too_many' } },
    'because a proxy knows no such page': { status: 404, body: { error: 'invalid_request' } },
    'because the network is broken': { reset: 'header' },
    'because nobody may read the answer': { cors: false, body: SECOND },
    'because a proxy asks for something': { body: '<h1>Welcome to our Wi-Fi</h1>' },
  })) {
    it(`${name} is tried again, and signs nobody out`, async () => {
      const { page, server } = await signInRenewably([failure, { body: SECOND }]);
      nearTheEnd(page);
      wake(page);
      const { detail } = (await page.hears('token', 3)) as TokenEvent;
      expect(detail.access_token).to.equal('access-2');
      expect(await server.tokenRequests()).to.have.length(3);
      expect(page.heard).not.to.contain('token-expired').and.not.to.contain('login-error');
      expect(page.login.status).to.equal('signed-in');
    });
  }

  it('until the token has expired, ends in token-expired and a button that is ready', async () => {
    const server = await startAuthorizationServer({
      authorize: [GO_BACK, STAY],
      token: [{ body: { ...FIRST, expires_in: 2 } }, { status: 503 }],
    });
    const page = await signIn(server.attributes, { 'callback.html': tag(server.attributes) });
    await page.hears('token-expired');
    expect(page.login.status).to.equal('signed-out');
    expect(page.login.token).to.be.null;
    expect(page.heard).to.deep.equal(['token', 'token-expired']);
    await page.reads();
    page.press();
    await page.hears('login-start');
  });

  it('until the token has expired, is tried again when the network is back', async () => {
    const server = await startAuthorizationServer({
      token: [{ body: { ...FIRST, expires_in: 2 } }, { body: SECOND }],
    });
    const page = await signIn(server.attributes, { 'callback.html': tag(server.attributes) });
    const fetch = page.window.fetch.bind(page.window);
    page.window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await page.hears('token-expired');
    page.window.fetch = fetch;
    wake(page);
    const { cause } = (await page.hears('token', 2)) as TokenEvent;
    expect(cause).to.equal('refresh');
    expect(page.login.status).to.equal('signed-in');
  });

  it('with invalid_grant ends the session, and leaves a button that is ready', async () => {
    const { page } = await signInRenewably([{ status: 400, body: { error: 'invalid_grant' } }], {
      storage: 'session',
    });
    nearTheEnd(page);
    wake(page);
    await page.hears('token-expired', 2);
    await page.settles();
    expect(page.heard).to.deep.equal(['token', 'token', 'token-expired', 'token-expired']);
    expect(page.login.status).to.equal('signed-out');
    expect(page.login.token).to.be.null;
    expect(storedText()).not.to.contain('refresh-1');
    await page.reads();
    page.press();
    await page.hears('login-start');
  });

  it('with invalid_grant ends the session in all tabs that share it', async () => {
    const { page, server } = await signInRenewably(
      [{ status: 400, body: { error: 'invalid_grant' } }],
      {
        storage: 'local',
      },
    );
    const other = await openPage('start.html', { 'start.html': tag(server.attributes) });
    await other.hears('token');
    nearTheEnd(page);
    wake(page);
    await other.hears('token-expired');
    expect(other.login.status).to.equal('signed-out');
  });
});
