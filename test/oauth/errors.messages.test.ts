import { expect } from '@open-wc/testing';
import { mergeAddedParameters } from '../../src/oauth/authorization-request.js';
import { validateAuthorizationResponse } from '../../src/oauth/authorization-response.js';
import { createConfiguration } from '../../src/oauth/configuration.js';
import { loginRequired, toLoginError } from '../../src/oauth/errors.js';
import { requestToken } from '../../src/oauth/token-request.js';
import { missingTransaction, takeTransaction } from '../../src/oauth/transaction-store.js';
import { program } from '../support/endpoints.js';
import { refusalOf } from '../support/refusal.js';
import { SETTINGS } from '../support/settings.js';
import { shortenTimers, stub, stubWarnings } from '../support/stub.js';
import { HOUR, NOW, save } from '../support/transaction.js';

const configure = (more: object) => () =>
  createConfiguration({ ...SETTINGS, ...more }, document.baseURI);

const validate = (parameters: string, issuer: string) => () =>
  validateAuthorizationResponse(new URLSearchParams(parameters), issuer);

const exchange = (tokenUrl: string) => () => requestToken(tokenUrl, {});

function changeRequest(): void {
  const request = 'https://auth.example/authorize?client_id=the-client';
  mergeAddedParameters(request, new URL(request.replace('the-client', 'another')));
}

async function messageOf(action: () => unknown): Promise<string> {
  return (await refusalOf(action)).message;
}

describe('An error says in whole sentences what is wrong, and what to do', () => {
  for (const [what, action, message] of [
    [
      'an attribute that is missing',
      configure({ clientId: '' }),
      'The attribute client-id is missing: copy it from the client application in eGain.',
    ],
    [
      'an attribute that is no URL to use',
      configure({ tokenUrl: 'token' }),
      'The attribute token-url must be an absolute https URL without a user name or #fragment.',
    ],
    [
      'a parameter of the flow among others',
      configure({ authorizeParams: 'state=mine' }),
      'The attribute authorize-params must not set "state", which is already set. Remove it.',
    ],
    [
      'a parameter of the response in the redirect URI',
      configure({ redirectUri: `${location.origin}/?state=CA` }),
      'The attribute redirect-uri must not set "state", which the response sets. Rename it in the URI.',
    ],
    [
      'a listener that changes the request',
      changeRequest,
      'A listener of login-start changed "client_id", which is already set. Add other parameters only.',
    ],
    [
      'a response with nothing in it',
      validate('', ''),
      'The response has a parameter twice, or does not have exactly one of code and error. Start the login again, or ' +
        'find what changes the query on the way.',
    ],
    [
      'a response of another server',
      validate('code=1&iss=another', 'https://auth.example'),
      'The "iss" of the response does not match the attribute issuer. If the attribute is right, someone may be interfering.',
    ],
    [
      'what the server refuses',
      validate('error=access_denied&error_description=No.', ''),
      'The server answered access_denied (No.). Compare client-id, redirect-uri and scope with the client application ' +
        'in eGain.',
    ],
    [
      'what the server refuses without a word',
      validate('error=access_denied', ''),
      'The server answered access_denied. Compare client-id, redirect-uri and scope with the client application in eGain.',
    ],
    [
      'a login that nobody waits for',
      () => {
        throw missingTransaction();
      },
      'No login is waiting for this response: it has been finished, began in another browser or origin, or was cleared ' +
        'from storage. Start it again.',
    ],
    [
      'nobody who is signed in',
      () => {
        throw loginRequired();
      },
      'Nobody is signed in. Call login() in a click.',
    ],
    [
      'what nobody foresaw',
      () => {
        throw toLoginError(new RangeError());
      },
      'Something unexpected failed. See cause, and check the attributes.',
    ],
  ] as const) {
    it(what, async () => expect(await messageOf(action)).to.equal(message));
  }

  it('an answer that is no token', async () => {
    const { tokenUrl, origin } = await program({ status: 404 });
    expect(await messageOf(exchange(tokenUrl))).to.equal(
      `The token endpoint ${origin} answered HTTP status 404 without a Bearer access_token in JSON. Compare token-url ` +
        'with the client application in eGain.',
    );
  });

  it('an answer that the page may not read', async () => {
    const { tokenUrl, origin } = await program({ cors: false });
    expect(await messageOf(exchange(tokenUrl))).to.equal(
      `The token endpoint ${origin} can't be reached or read. Check token-url, add ${location.origin} to Allowed ` +
        `Origins (CORS) in eGain, and ${origin} to connect-src if the page has a Content-Security-Policy.`,
    );
  });

  it('a browser that is offline', async () => {
    stub(navigator, 'onLine', false);
    const { tokenUrl, origin } = await program({ reset: 'header' });
    expect(await messageOf(exchange(tokenUrl))).to.equal(
      `The token endpoint ${origin} can't be reached: the browser is offline.`,
    );
  });

  it('an answer that does not come', async () => {
    const { tokenUrl, origin } = await program({ hang: true });
    shortenTimers();
    expect(await messageOf(() => requestToken(tokenUrl, {}))).to.equal(
      `The token endpoint ${origin} has not answered within 30 s. Try again later.`,
    );
  });

  it('a login that began too long ago', async () => {
    save('egl-old');
    stub(Date, 'now', () => NOW + HOUR + 1);
    expect(await messageOf(() => takeTransaction('egl-old'))).to.equal(
      'The login began more than an hour ago. Start it again.',
    );
  });

  it('a browser that stores nothing', async () => {
    stub(Storage.prototype, 'setItem', () => {
      throw new DOMException('No.', 'QuotaExceededError');
    });
    expect(await messageOf(() => save('egl-1'))).to.equal(
      "The browser can't store anything for this page. Free or allow its storage.",
    );
  });

  it('a warning that the login would end elsewhere', () => {
    const warnings = stubWarnings();
    configure({ redirectUri: 'https://elsewhere.example/' })();
    expect(warnings).to.deep.equal([
      `<egain-login>: redirect-uri is not on ${location.origin}, where the login begins and must end. Set another one.`,
    ]);
  });
});
