import { expect } from '@open-wc/testing';
import {
  createServerError,
  createState,
  validateAuthorizationResponse,
} from '../../src/oauth/authorization-response.js';
import { refusalOf } from '../support/refusal.js';

const STATE = createState().redirect;

const validate = (query: string, issuer = '') =>
  validateAuthorizationResponse(new URLSearchParams(`state=${STATE}&${query}`), issuer);

describe('an authorization response', () => {
  it('is good for its code, whatever else it carries', () => {
    expect(validate('code=a%2Bb%20c&session_state=1&iss=https%3A%2F%2Fx&foo=1&foo=2')).to.equal(
      'a+b c',
    );
  });

  for (const [what, query] of [
    ['neither code nor error', 'session_state=1'],
    ['an empty code', 'code='],
    ['an empty error', 'error='],
    ['an empty code and an empty error', 'code=&error='],
    ['both code and error', 'code=abc&error=access_denied'],
    ['a code and an empty error', 'code=abc&error='],
    ['an error and an empty code', 'error=access_denied&code='],
    ['two codes', 'code=abc&code=def'],
    ['the same code twice', 'code=abc&code=abc'],
    ['two states', `code=abc&state=${STATE}`],
    ['two issuers', 'code=abc&iss=https%3A%2F%2Fa&iss=https%3A%2F%2Fa'],
    ['two errors', 'error=access_denied&error=server_error'],
    ['two descriptions', 'error=access_denied&error_description=a&error_description=b'],
    ['two error URIs', 'error=access_denied&error_uri=a&error_uri=b'],
    ['two session states', 'code=abc&session_state=a&session_state=b'],
  ] as const) {
    it(`is refused with ${what}`, async () => {
      expect((await refusalOf(() => validate(query))).code).to.equal('invalid_response');
    });
  }

  describe('where the issuer is known', () => {
    const ISSUER = 'https://ai.egain.cloud/system/auth/TMPRODB88619984-U';

    it('is good if it carries that issuer', () => {
      expect(validate(`code=abc&iss=${encodeURIComponent(ISSUER)}`, ISSUER)).to.equal('abc');
    });

    for (const [what, iss] of [
      ['none', undefined],
      ['an empty one', ''],
      ['another', 'https://evil.example'],
      ['one with a slash more', `${ISSUER}/`],
      ['one in another case', ISSUER.toLowerCase()],
      ['one with the port spelled out', ISSUER.replace('.cloud', '.cloud:443')],
    ] as const) {
      it(`is refused if it carries ${what}`, async () => {
        const query = iss === undefined ? 'code=abc' : `code=abc&iss=${encodeURIComponent(iss)}`;
        expect((await refusalOf(() => validate(query, ISSUER))).code).to.equal('issuer_mismatch');
      });
    }

    it('is not believed an error either, if another server sent it', async () => {
      const error = await refusalOf(() => validate('error=access_denied&iss=https://evil', ISSUER));
      expect(error.code).to.equal('issuer_mismatch');
    });
  });

  for (const code of [
    'access_denied',
    'invalid_request',
    'invalid_scope',
    'invalid_client',
    'unauthorized_client',
    'unsupported_response_type',
    'server_error',
    'temporarily_unavailable',
    'AADB2C90091',
    'tenant.is<b>closed</b>',
  ]) {
    it(`fails with the server’s own code: ${code}`, async () => {
      const query = `error=${encodeURIComponent(code)}`;
      const error = await refusalOf(() => validate(query));
      expect(error.code).to.equal(code);
      expect(error.message).to.contain(code);
      expect(error.description).to.be.undefined;
      expect(error.uri).to.be.undefined;
    });
  }

  it('fails with the server’s description and address', async () => {
    const error = await refusalOf(() =>
      validate(
        'error=access_denied&error_description=The+user+said%20no.&error_uri=https%3A%2F%2Fa',
      ),
    );
    expect(error).to.include({ description: 'The user said no.', uri: 'https://a' });
    expect(error.message).to.contain('The user said no.');
  });
});

describe('the server’s description', () => {
  const describedAs = async (description: string) => {
    const query = new URLSearchParams({ error: 'access_denied', error_description: description });
    return (await refusalOf(() => validate(`${query}`))).description;
  };

  for (const [written, expected] of [
    // Java: Base64.getEncoder().encodeToString(URLEncoder.encode(text, "UTF-8").getBytes())
    ['VXNlcitkaWQrbm90K2dyYW50K2FjY2Vzcy4=', 'User did not grant access.'],
    ['R3IlQzMlQkMlQzMlOUZlJTJDK3cyJTJCdyUyRjM=', 'Grüße, w2+w/3'],
    ['JTNDYiUzRU5vJTIxJTNDJTJGYiUzRQ==', '<b>No!</b>'],
    ['JUYwJTlGJTk4JTgwKyoubm8q', '😀 *.no*'],
    ['U2Vzc2lvbitleHBpcmVk', 'Session expired'],
    // JavaScript: btoa(encodeURIComponent(text)), with a "+" in the base64
    ['YWJ+Y2QnZSg=', "ab~cd'e("],
  ] as const) {
    it(`is shown decoded where it is base64 of URL-encoded text: ${expected}`, async () => {
      expect(await describedAs(written)).to.equal(expected);
    });
  }

  it('is shown decoded where the query turned the + of base64 into a space', async () => {
    const error = await refusalOf(() =>
      validate('error=access_denied&error_description=YWJ+Y2QnZSg='),
    );
    expect(error.description).to.equal("ab~cd'e(");
  });

  for (const words of [
    'The user denied access',
    'cancelled',
    'No',
    'Abgelehnt: 100 %',
    'deny',
    // base64 of text that is not URL-encoded
    'cGxhaW4gd29yZGluZw==',
    'd29yZGluZywgcGxhaW4h',
    'accessdenied',
    'UserCancelledTheSignIn==',
    'AADB2C90118: The user has forgotten their password. Correlation ID: 1-2-3',
    btoa('%E0%A4%A broken'),
    btoa('%zz%zz%zz'),
    btoa('binary \u0000\u00ff text'),
    '<img src=x onerror=alert(1)>',
  ]) {
    it(`is shown as it is otherwise: ${words}`, async () => {
      expect(await describedAs(words)).to.equal(words);
    });
  }

  it('is none where it is empty', async () => {
    const absent = await refusalOf(() => validate('error=access_denied'));
    const empty = await refusalOf(() => validate('error=access_denied&error_description='));
    expect(empty.message).to.equal(absent.message);
  });

  it('is none, and so is the address, where the server sent something other than text', () => {
    for (const nonsense of [undefined, null, 42, ['text'], { text: 'text' }]) {
      const error = createServerError('invalid_grant', nonsense, nonsense, 400);
      expect(error).to.include({ description: undefined, uri: undefined, status: 400 });
    }
  });

  it('has none of the secrets that the server repeats, and nothing else is left out', () => {
    const secrets = ['the-code', '', undefined, 'the-verifier'];
    const words = 'No the-code for the-verifier: the-code.';
    const error = createServerError('bad-the-code', words, 'https://x/the-code', 400, secrets);
    expect(error).to.include({
      code: 'bad-…',
      description: 'No … for …: ….',
      uri: 'https://x/…',
    });
    expect(error.message).to.contain('answered bad-… (No … for …: ….). Compare');
  });
});
