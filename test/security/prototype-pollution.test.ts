import { expect } from '@open-wc/testing';
import type { LoginError } from '../../src/index.js';
import {
  HURRY,
  signIn,
  startAuthorizationServer,
  tag,
  TOKEN,
} from '../support/authorization-server.js';
import { openPage } from '../support/page.js';

/** What the sources ask objects for. A page that merges its query into objects lets links set it. */
const NAMES =
  `code iss error error_description error_uri error_code grant_type client_id code_verifier
  redirect_uri access_token refresh_token id_token token_type expires_in expiresAt authorizeUrl tokenUrl
  clientId redirectUri authorizeParams issuer storage afterLogin logoutUrl revokeUrl configuration startedOn
  codeVerifier startedAt transaction session kept response receivedAt url isPopup parameters cleanAddress
  description status cause of signIn popup button then toJSON leave kind repeats epoch loginId finished id
  tokenId at`.split(/\s+/);

/** Runs in the page before the element's script: puts values on the prototype of all objects. */
const pollute = (values: Record<string, unknown>) =>
  `<script>Object.assign(Object.prototype, ${JSON.stringify(values)})</script>`;

const everywhere = (markup: string, attributes: Record<string, string>) => ({
  'start.html': markup + tag(attributes),
  'callback.html': markup + tag(),
});

describe('What another script put on Object.prototype', () => {
  it('is never sent by a login, nor told to the page', async () => {
    const server = await startAuthorizationServer();
    const evil = Object.fromEntries(NAMES.map((name) => [name, 'evil']));
    const page = await signIn(server.attributes, everywhere(pollute(evil), server.attributes));

    const [request] = await server.authorizationRequests();
    const [form, ...more] = await server.tokenRequests();
    expect(more).to.be.empty;
    expect(`${request} ${form}`).not.to.contain('evil');
    expect(form!.get('code')).to.equal('the-code');
    const event = (await page.hears('token')) as CustomEvent<object>;
    const told = { ...event.detail };
    expect(Object.keys(told).sort()).to.deep.equal([...Object.keys(TOKEN), 'expiresAt'].sort());
    expect(Object.values(told)).not.to.contain('evil');
  });

  it('is never taken for a token, which would sign the user in as somebody else', async () => {
    const server = await startAuthorizationServer();
    const response = { access_token: 'evil', refresh_token: 'evil' };
    const kept = { id: 'evil', response, tokenUrl: server.attributes['token-url'], receivedAt: 1 };
    const page = await openPage('start.html', everywhere(pollute({ kept }), server.attributes));
    await page.settles();
    expect(page.login.token).to.be.null;
    expect(page.login.status).to.equal('signed-out');
    expect(await server.tokenRequests()).to.be.empty;
  });

  it('is never taken for a refresh token, which would renew somebody else’s login', async () => {
    const server = await startAuthorizationServer({
      token: [{ body: { ...TOKEN, expires_in: 0.5 } }],
    });
    const evil = pollute({ refresh_token: 'evil' });
    const page = await signIn(server.attributes, everywhere(evil, server.attributes));
    await page.hears('token-expired');
    expect(await server.tokenRequests()).to.have.length(1);
  });

  it('is never taken for the login that a made-up response of a popup belongs to', async () => {
    const server = await startAuthorizationServer();
    const { 'authorize-url': authorizeUrl, 'token-url': tokenUrl } = server.attributes;
    const configuration = {
      authorizeUrl,
      tokenUrl,
      clientId: 'evil',
      scope: 'evil',
      redirectUri: '',
    };
    const transaction = { configuration, codeVerifier: 'evil', startedOn: location.href };
    const page = await openPage('callback.html?code=evil&state=egp-made-up', {
      'callback.html': HURRY + pollute({ transaction }) + tag(),
    });
    const event = (await page.hears('login-error')) as CustomEvent<LoginError>;
    expect(event.detail.code).to.equal('missing_transaction');
    expect(await server.tokenRequests()).to.be.empty;
  });
});
