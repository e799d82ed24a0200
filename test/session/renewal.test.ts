import { expect } from '@open-wc/testing';
import type { StorageKind } from '../../src/oauth/configuration.js';
import { LoginError } from '../../src/oauth/errors.js';
import { isFinal, renewToken } from '../../src/session/renewal.js';
import { markUsed, unmarkUsed, usedAgo } from '../../src/session/marks.js';
import { keep, type KeptToken } from '../../src/session/token-store.js';
import { claim } from '../../src/oauth/user-agent.js';
import { program, type Answer } from '../support/endpoints.js';
import { refusalOf } from '../support/refusal.js';
import { letPass } from '../support/session.js';
import { stub } from '../support/stub.js';
import { store } from '../support/token-store.js';

const OLD = { access_token: 'old', refresh_token: 'refresh-1' };
const NEW = { access_token: 'new', refresh_token: 'refresh-2' };

/** A token whose endpoint answers so, and what renews it. */
async function prepare(answer: Answer, storage: StorageKind = 'local', more: object = {}) {
  const { tokenUrl, requests } = await program(answer);
  const tokens = store();
  const kept = keep({ ...OLD, ...more }, { tokenUrl, revokeUrl: '' });
  tokens.accept(kept, storage);
  const renew = (isSettled = () => false) => renewToken(tokens, kept, 'the-client', isSettled);
  return { kept, tokens, requests, renew };
}

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

/** The lock in which the tabs take turns. */
const NAME = `egain-login:${store().key}`;

const nameOf = ({ id }: KeptToken) => `egain-login:${id}`;

/** Lets pauses take no time, and collects them. */
function skipPauses(): number[] {
  const pauses: number[] = [];
  const { setTimeout } = globalThis;
  stub(globalThis, 'setTimeout', ((act: () => void, pause: number) => {
    if (pause > 1000) return setTimeout(act, pause);
    pauses.push(pause);
    return setTimeout(act, 0);
  }) as unknown as typeof setTimeout);
  return pauses;
}

describe('A renewal that another tab has begun', () => {
  it('is waited for, five seconds at most', async () => {
    const { kept, requests, renew } = await prepare({ body: NEW });
    const giveUp = await claim(nameOf(kept));
    const pauses = skipPauses();
    const { code, message } = await refusalOf(renew);
    giveUp!();
    expect(code).to.equal('network');
    expect(message).to.equal('Another tab is still renewing the token. Try again.');
    expect(pauses).to.deep.equal(Array.from({ length: 100 }, () => 50));
    expect(await requests()).to.be.empty;
  });

  it('is waited for until that tab has its token', async () => {
    const { kept, requests, renew } = await prepare({ body: NEW });
    const giveUp = await claim(nameOf(kept));
    const pauses = skipPauses();
    expect(await renew(() => pauses.length === 3)).to.be.undefined;
    giveUp!();
    expect(await requests()).to.be.empty;
  });

  it('is not begun again where that tab has its token already', async () => {
    const { kept, requests, renew } = await prepare({ body: NEW });
    expect(await renew(() => true)).to.be.undefined;
    expect(await requests()).to.be.empty;
    expect(await claim(nameOf(kept)), 'nothing is claimed').to.be.a('function');
    expect(usedAgo(kept.id), 'nothing is marked').to.be.undefined;
  });

  it('is waited for also where only its mark is seen', async () => {
    const { kept, requests, renew } = await prepare({ body: NEW });
    markUsed(kept.id);
    skipPauses();
    expect((await refusalOf(renew)).code).to.equal('network');
    expect(await requests()).to.be.empty;
  });

  it('leaves the refresh token to be used here where it failed', async () => {
    const { kept, renew } = await prepare({ body: NEW });
    markUsed(kept.id);
    const pauses = skipPauses();
    const renewed = renew(() => {
      if (pauses.length === 3) unmarkUsed(kept.id);
      return false;
    });
    expect(await renewed).to.deep.equal(NEW);
  });

  it('is begun again after a minute where all tabs would see its token', async () => {
    const { kept, renew } = await prepare({ body: NEW });
    markUsed(kept.id);
    letPass(60_001);
    expect(await renew()).to.deep.equal(NEW);
  });

  it('is given up after a minute where only that tab has its token, and the refresh token with it', async () => {
    const { kept, tokens, requests, renew } = await prepare({ body: NEW }, 'session');
    markUsed(kept.id);
    letPass(60_001);
    expect(await renew()).to.be.undefined;
    expect(tokens.canRenew).to.be.false;
    expect(tokens.token!.access_token).to.equal('old');
    expect(await requests()).to.be.empty;
  });
});

describe('A renewal', () => {
  it('is told which token it is, and keeps what the answer does not name again', async () => {
    const { requests, renew } = await prepare({ body: { access_token: 'new' } });
    expect(await renew()).to.deep.equal({ access_token: 'new', refresh_token: 'refresh-1' });
    expect((await requests()).map(({ body }) => body)).to.deep.equal([
      'grant_type=refresh_token&refresh_token=refresh-1&client_id=the-client',
    ]);
  });

  it('keeps the scope and the ID token that the answer does not name again', async () => {
    const old = { scope: 'scope.one', id_token: 'the-id-token' };
    const { renew } = await prepare({ body: { access_token: 'new' } }, 'local', old);
    expect(await renew()).to.deep.equal({
      access_token: 'new',
      refresh_token: 'refresh-1',
      ...old,
    });
  });

  it('names no refresh token where a copy of the tab has used it', async () => {
    const used = { refresh_token: undefined };
    const { requests, renew } = await prepare({ status: 400 }, 'session', used);
    await refusalOf(renew);
    expect((await requests()).map(({ body }) => body)).to.deep.equal([
      'grant_type=refresh_token&refresh_token=&client_id=the-client',
    ]);
  });

  it('waits its turn among the tabs', async () => {
    const { requests, renew } = await prepare({ body: NEW });
    let renewed: Promise<unknown>;
    await navigator.locks.request(NAME, async () => {
      renewed = renew();
      const { pending } = await navigator.locks.query();
      expect(pending!.map(({ name }) => name)).to.deep.equal([NAME]);
      expect(await requests()).to.be.empty;
    });
    expect(await renewed!).to.deep.equal(NEW);
  });

  for (const storage of ['session', 'local'] as const) {
    it(`marks the refresh token before it sends it, with storage="${storage}"`, async () => {
      const { kept, renew } = await prepare({ body: NEW }, storage);
      const { fetch } = globalThis;
      let isMarked: boolean | undefined;
      stub(globalThis, 'fetch', (...request) => {
        isMarked = usedAgo(kept.id) !== undefined;
        return fetch(...request);
      });
      await renew();
      expect(isMarked).to.be.true;
      expect(usedAgo(kept.id), 'afterwards').not.to.be.undefined;
    });
  }

  it('that failed for a moment leaves the next one to any tab', async () => {
    const { kept, renew } = await prepare({ status: 503 });
    await refusalOf(renew);
    expect(await claim(nameOf(kept))).to.be.a('function');
    expect(usedAgo(kept.id)).to.be.undefined;
  });

  it('that was refused for good is tried by no other tab', async () => {
    const { kept, renew } = await prepare({ status: 400, body: { error: 'invalid_grant' } });
    await refusalOf(renew);
    expect(await claim(nameOf(kept))).to.be.undefined;
    expect(usedAgo(kept.id)).not.to.be.undefined;
  });

  it('waits for no other tab where the token is in this page’s memory only', async () => {
    const { kept, renew } = await prepare({ body: NEW }, 'memory');
    const giveUp = await claim(nameOf(kept));
    expect(await renew(() => true)).to.deep.equal(NEW);
    expect(usedAgo(kept.id), 'it is nobody else’s').to.be.undefined;
    giveUp!();
  });

  it('goes on where the browser has no locks', async () => {
    const { renew } = await prepare({ body: NEW });
    stub(navigator, 'locks', undefined as unknown as LockManager);
    expect(await renew()).to.deep.equal(NEW);
  });
});

describe('A failure', () => {
  const failure = (code: string, status?: number) => new LoginError(code, 'No.', { status });

  for (const code of [
    'invalid_request',
    'invalid_client',
    'invalid_grant',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_scope',
  ]) {
    it(`is final where the server says ${code} with status 400 or 401, and with no other`, () => {
      for (const status of [400, 401])
        expect(isFinal(failure(code, status)), `${status}`).to.be.true;
      for (const status of [undefined, 200, 403, 404, 408, 429, 499, 500, 503])
        expect(isFinal(failure(code, status)), `${status}`).to.be.false;
    });
  }

  it('is not final where the server says anything else', () => {
    for (const code of [
      'invalid_response',
      'invalid_token',
      'invalid_grants',
      'not_invalid_grant',
      'network',
      'timeout',
      'temporarily_unavailable',
      'server_error',
      'slow_down',
      'access_denied',
    ])
      expect(isFinal(failure(code, 400)), code).to.be.false;
  });

  it('is not final where it is not the server’s', () => {
    expect(isFinal(Object.assign(new Error('No.'), { status: 400, code: 'invalid_grant' }))).to.be
      .false;
    expect(isFinal(undefined)).to.be.false;
  });
});
