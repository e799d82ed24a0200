import { expect } from '@open-wc/testing';
import { startAuthorizationServer, tag, TOKEN } from '../support/authorization-server.js';
import { openPage } from '../support/page.js';

/** A second tag on the page that names the same login, and other places to send things to. */
describe('A tag that somebody else wrote', () => {
  it('gets no refresh token, which is only sent where the token came from', async () => {
    const body = { ...TOKEN, expires_in: 1, refresh_token: 'the-refresh-token' };
    const server = await startAuthorizationServer({ token: [{ body }] });
    const evil = await startAuthorizationServer();
    const foreign = tag({ ...server.attributes, 'token-url': evil.attributes['token-url']! });
    const page = await openPage('start.html', {
      'start.html': tag(server.attributes),
      'callback.html': foreign + tag(server.attributes) + foreign,
    });
    page.press();
    await page.arrivesAt('callback.html');
    await page.hears('token', 6); // by login, and by renewal, on each of three
    const kinds = (await server.tokenRequests()).map((form) => form.get('grant_type'));
    expect(kinds.slice(0, 2)).to.deep.equal(['authorization_code', 'refresh_token']);
    expect(await evil.tokenRequests()).to.be.empty;
  });

  it('is no way to run a script, whatever its attributes and texts say', async () => {
    const script = `<img src=x onerror="window.isRun = true">`;
    const messages = { signIn: script, notSetUp: script, signOut: script, cancel: script };
    const attributes = {
      'authorize-url': 'javascript:window.isRun = true',
      'token-url': 'javascript:window.isRun = true',
      'client-id': script,
      scope: script,
      messages: JSON.stringify(messages),
      lang: script,
      variant: script,
    };
    const page = await openPage('start.html', { 'start.html': tag(attributes) });
    await page.login.updateComplete;
    page.press();
    await page.hears('login-error');
    await page.login.updateComplete;
    await page.settles();
    const { harness } = page;
    expect(harness.message).to.equal(script);
    expect(harness.root.querySelector('img, script, [href]')).to.be.null;
    expect(page.window).not.to.have.property('isRun');
  });
});
