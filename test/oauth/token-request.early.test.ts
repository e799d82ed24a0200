import { expect } from '@open-wc/testing';
import { requestToken } from '../../src/oauth/token-request.js';
import { program } from '../support/endpoints.js';
import { refusalOf } from '../support/refusal.js';

const json = (body: object) => new Response(JSON.stringify(body));

describe('A token request that is under way before the script', () => {
  it('is not made again', async () => {
    const { tokenUrl, requests } = await program({ body: { access_token: 'of-the-second' } });
    const early = Promise.resolve(json({ access_token: 'of-the-first' }));
    const token = await requestToken(tokenUrl, {}, early);
    expect(token.access_token).to.equal('of-the-first');
    expect(await requests()).to.be.empty;
  });

  it('is judged like any other', async () => {
    const early = Promise.resolve(json({ error: 'invalid_grant' }));
    const error = await refusalOf(() => requestToken('https://auth.example/token', {}, early));
    expect(error).to.include({ code: 'invalid_grant', status: 200 });
  });

  for (const [failure, code] of [
    [new TypeError('Failed to fetch'), 'network'],
    [new DOMException('The time is over.', 'TimeoutError'), 'timeout'],
  ] as const) {
    it(`says ${code} where it has ended with ${failure.name}`, async () => {
      const early = Promise.resolve(failure);
      const error = await refusalOf(() => requestToken('https://auth.example/token', {}, early));
      expect(error).to.include({ code, cause: failure });
    });
  }
});
