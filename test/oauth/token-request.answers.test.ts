import { expect } from '@open-wc/testing';
import { requestToken } from '../../src/oauth/token-request.js';
import { program, type Answer } from '../support/endpoints.js';
import { refusalOf } from '../support/refusal.js';
import { stub, withPollutedPrototype } from '../support/stub.js';

const NOW = 1_700_000_000_000;

async function request(answer: Answer) {
  const { tokenUrl } = await program(answer);
  return requestToken(tokenUrl, { grant_type: 'authorization_code', code: 'abc' });
}

describe('the token response', () => {
  beforeEach(() => stub(Date, 'now', () => NOW));

  it('is given on as the server named it, with its expiry', async () => {
    const body = {
      access_token: 'a',
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'b c',
      refresh_token: 'd',
      id_token: 'e',
      egain_special: { f: [1] },
    };
    expect(await request({ body })).to.deep.equal({ ...body, expiresAt: NOW + 3_600_000 });
  });

  for (const type of ['text/html', 'text/plain; charset=utf-8', 'application/octet-stream', '']) {
    it(`is JSON whatever the content type says: ${type || 'nothing'}`, async () => {
      const headers = { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' };
      const token = await request({ body: '\n {"access_token":"a"} ', headers });
      expect(token.access_token).to.equal('a');
    });
  }

  for (const token_type of ['Bearer', 'bearer', 'BEARER', null]) {
    it(`is a Bearer token’s with the type ${token_type}, or without one`, async () => {
      expect((await request({ body: { access_token: 'a', token_type } })).access_token).to.equal(
        'a',
      );
      expect(await request({ body: { access_token: 'a' } })).to.deep.equal({ access_token: 'a' });
    });
  }

  for (const token_type of ['mac', 'DPoP', 'N_A', '', 'Bearer Bearer', 1, true, {}, ['Bearer']]) {
    it(`is refused with another type: ${JSON.stringify(token_type)}`, async () => {
      const error = await refusalOf(() => request({ body: { access_token: 'a', token_type } }));
      expect(error).to.include({ code: 'invalid_response', status: 200 });
    });
  }

  for (const access_token of [undefined, null, '', 1, true, {}, ['a']]) {
    it(`is refused without a token that is text: ${JSON.stringify(access_token)}`, async () => {
      const error = await refusalOf(() =>
        request({ body: { access_token, token_type: 'Bearer' } }),
      );
      expect(error).to.include({ code: 'invalid_response', status: 200 });
    });
  }

  for (const [expires_in, seconds] of [
    [3600, 3600],
    ['3600', 3600],
    [' 60 ', 60],
    [0.5, 0.5],
    [1e9, 1e9],
  ] as const) {
    it(`says when the token runs out, from ${JSON.stringify(expires_in)}`, async () => {
      const token = await request({ body: { access_token: 'a', expires_in } });
      expect(token).to.include({ expires_in, expiresAt: NOW + seconds * 1000 });
    });
  }

  for (const expires_in of [0, -1, '', ' ', 'soon', '1 h', null, true, [3600], {}, 1e9 + 1, NOW]) {
    it(`ignores an absurd lifetime: ${JSON.stringify(expires_in)}`, async () => {
      const token = await request({ body: { access_token: 'a', expires_in } });
      expect(token).to.deep.equal({ access_token: 'a', expires_in });
    });
  }

  it('ignores an infinite lifetime', async () => {
    for (const lifetime of ['1e999', '-1e999', '"Infinity"', '"NaN"']) {
      const token = await request({ body: `{"access_token":"a","expires_in":${lifetime}}` });
      expect(token, lifetime).not.to.have.property('expiresAt');
    }
  });

  it('takes no expiresAt from the server: that one is ours', async () => {
    expect(await request({ body: { access_token: 'a', expiresAt: 1 } })).not.to.have.property(
      'expiresAt',
    );
    const token = await request({ body: { access_token: 'a', expires_in: 1, expiresAt: 1 } });
    expect(token.expiresAt).to.equal(NOW + 1000);
  });

  for (const refresh_token of [null, '', 5, true, {}, ['r']]) {
    it(`has no refresh token where that is no text: ${JSON.stringify(refresh_token)}`, async () => {
      const token = await request({ body: { access_token: 'a', refresh_token } });
      expect(token).to.deep.equal({ access_token: 'a' });
    });
  }

  it('takes nothing that another script put on Object.prototype for the server’s', async () => {
    const fields = { access_token: 'foreign', expires_in: 1, refresh_token: 'foreign' };
    await withPollutedPrototype(fields, async () => {
      expect(await request({ body: { access_token: 'a' } })).not.to.have.own.property('expiresAt');
      const error = await refusalOf(() => request({ body: '{}' }));
      expect(error.code).to.equal('invalid_response');
    });
  });
});

describe('an answer that is no token response', () => {
  for (const [what, answer] of [
    ['a page of HTML', { body: '<!doctype html><title>SECRET PAGE</title>' }],
    ['a proxy’s error page', { status: 502, body: '<h1>SECRET PAGE</h1>' }],
    ['a page that was not found', { status: 404, body: 'SECRET PAGE' }],
    ['nothing', {}],
    ['nothing, with 204', { status: 204 }],
    ['nothing, with 500', { status: 500 }],
    ['truncated JSON', { body: '{"access_token":"SECRET PAGE","token_type":"Bea' }],
    ['an array', { body: [{ access_token: 'SECRET PAGE' }] }],
    ['null', { body: 'null' }],
    ['a text', { body: '"SECRET PAGE"' }],
    ['a number', { body: '42' }],
    ['an empty object', { body: '{}' }],
    ['form fields', { body: 'access_token=SECRET+PAGE&token_type=bearer' }],
    ['two objects', { body: '{"access_token":"a"}{"access_token":"SECRET PAGE"}' }],
    ['JSON too deep to parse', { body: '[', repeat: { text: '['.repeat(1000), times: 1000 } }],
    ['bytes that are no text', { bodyBase64: '//79/AAB' }],
    ['1 MB of text', { repeat: { text: 'SECRET PAGE '.repeat(1000), times: 90 } }],
    ['a token with an error’s status', { status: 400, body: { access_token: 'SECRET PAGE' } }],
    ['a token with the status Created', { status: 201, body: { access_token: 'SECRET PAGE' } }],
    ['an error that is no text', { status: 400, body: { error: { code: 'SECRET PAGE' } } }],
    ['an error that is empty', { status: 400, body: { error: '' } }],
    ['an API’s error', { status: 401, body: { code: '401-104', developerMessage: 'SECRET PAGE' } }],
  ] as const satisfies [string, Answer][]) {
    it(`is refused with its status, and not repeated: ${what}`, async () => {
      const error = await refusalOf(() => request(answer));
      const status = 'status' in answer ? answer.status : 200;
      expect(error).to.include({ code: 'invalid_response', status });
      expect(error.message).to.contain(`${status}`).and.contain('token-url');
      expect(error.message).not.to.contain('SECRET');
      expect(error.description).to.be.undefined;
    });
  }
});
