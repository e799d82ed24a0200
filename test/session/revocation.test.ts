import { expect } from '@open-wc/testing';
import { revokeTokens } from '../../src/session/revocation.js';
import { keep } from '../../src/session/token-store.js';
import { program } from '../support/endpoints.js';
import { refusalOf } from '../support/refusal.js';
import { withPollutedPrototype } from '../support/stub.js';

const ACCESS = { access_token: 'the-access-token' };
const BOTH = { ...ACCESS, refresh_token: 'the-refresh-token' };

const kept = (response = ACCESS, revokeUrl = '') =>
  keep(response, { tokenUrl: 'https://auth.example/token', revokeUrl });

async function startServer() {
  const { url, requests } = await program({});
  const bodies = async (path: string) =>
    (await requests())
      .filter((request) => request.url.endsWith(path))
      .map(({ body }) => body)
      .sort();
  return { url, bodies };
}

describe('Revoking a token', () => {
  it('tells the server of both tokens, at the URL that their login asked for', async () => {
    const { url, bodies } = await startServer();
    await revokeTokens(kept(BOTH, url('revoke')), 'the-client');
    expect(await bodies('revoke')).to.deep.equal([
      'token=the-access-token&token_type_hint=access_token&client_id=the-client',
      'token=the-refresh-token&token_type_hint=refresh_token&client_id=the-client',
    ]);
  });

  it('prefers the URL that the page asks for now', async () => {
    const { url, bodies } = await startServer();
    await revokeTokens(kept(ACCESS, url('former')), 'the-client', url('now'));
    expect(await bodies('former')).to.be.empty;
    expect(await bodies('now')).to.have.length(1);
  });

  it('tells nobody where no URL was asked for', async () => {
    const { url, bodies } = await startServer();
    await revokeTokens(kept(), 'the-client');
    await revokeTokens(kept(ACCESS, url('revoke')), 'the-client', '');
    expect(await bodies('revoke')).to.be.empty;
  });

  it('refuses a URL that would run code', async () => {
    const { code, message } = await refusalOf(() =>
      revokeTokens(kept(), 'the-client', 'javascript:alert()'),
    );
    expect(code).to.equal('configuration');
    expect(message).to.contain('revoke-url');
  });

  it('sends no token that another script put on Object.prototype', async () => {
    const { url, bodies } = await startServer();
    await withPollutedPrototype({ refresh_token: 'foreign' }, () =>
      revokeTokens(kept(ACCESS, url('revoke')), 'the-client'),
    );
    expect(await bodies('revoke')).to.have.length(1);
  });
});
