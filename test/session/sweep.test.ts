import { expect } from '@open-wc/testing';
import { identityOf } from '../../src/oauth/configuration.js';
import { markSignOut } from '../../src/session/marks.js';
import { sweep } from '../../src/session/sweep.js';
import { program } from '../support/endpoints.js';
import { SETTINGS } from '../support/settings.js';
import { stub } from '../support/stub.js';
import { kept, RESPONSE, store } from '../support/token-store.js';
import { until } from '../support/until.js';

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('The sweep of stored tokens', () => {
  const HOUR = 3_600_000;
  /** Stores a token that lasts for an hour from now. */
  const leave = (clientId: string, storage: 'session' | 'local', more: object) =>
    store({ clientId }).accept(
      kept({ expires_in: 3600, expiresAt: Date.now() + HOUR, ...more }),
      storage,
    );
  const remaining = () =>
    [...Object.keys(localStorage), ...Object.keys(sessionStorage)].map((key) => key.split('\n')[1]);

  it('removes those of all logins that can’t be renewed, and no others', () => {
    const { now } = Date;
    for (const storage of ['session', 'local'] as const) {
      leave(`${storage} expired`, storage, { refresh_token: undefined });
      leave(`${storage} renewable`, storage, {});
      leave(`${storage} lasting`, storage, {
        refresh_token: undefined,
        expiresAt: now() + 2 * HOUR,
        expires_in: 7200,
      });
      leave(`${storage} endless`, storage, {
        refresh_token: undefined,
        expiresAt: undefined,
        expires_in: undefined,
      });
    }
    stub(Date, 'now', () => now() + HOUR);
    sweep();
    expect(remaining().sort()).to.deep.equal(
      ['local', 'session'].flatMap((storage) =>
        ['endless', 'lasting', 'renewable'].map((what) => `${storage} ${what}`),
      ),
    );
  });

  it('removes those that the user has signed out of in another tab, and revokes them', async () => {
    const { url, requests } = await program({});
    const token = { ...kept(), revokeUrl: url('revoke') };
    const tokens = store();
    tokens.accept(token, 'session');
    sweep();
    expect(sessionStorage, 'before that').to.have.length(1);
    markSignOut(identityOf(SETTINGS), 'another token');
    sweep();
    expect(sessionStorage).to.have.length(0);
    await until(async () => (await requests()).length === 2, 'both tokens are revoked');
    const bodies = (await requests()).map(({ body }) =>
      Object.fromEntries(new URLSearchParams(body)),
    );
    expect(bodies.map((body) => body.token).sort()).to.deep.equal(Object.values(RESPONSE).sort());
    expect(bodies[0]).to.include({ client_id: SETTINGS.clientId });
  });

  it('revokes none that the page signing out has revoked', async () => {
    const { url, requests } = await program({});
    const token = { ...kept(), revokeUrl: url('revoke') };
    store().accept(token, 'session');
    markSignOut(identityOf(SETTINGS), token.id);
    sweep();
    expect(sessionStorage).to.have.length(0);
    expect(await requests()).to.be.empty;
  });
});
