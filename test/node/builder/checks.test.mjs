// The mistakes that the builder catches, and how it puts them right.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMissing, findMistakes } from '../../../demo/pages/builder/checks.js';
import { VALUES } from './values.mjs';

const BASE = 'https://ai.egain.cloud/system/auth/ACME';
const B2C = 'https://login-emea.egain.cloud/g1/B2C_1A_User_V3_SignIn_OIDC/oauth2/v2.0';
const COMMERCIAL = { 'authorize-url': `${B2C}/authorize`, 'token-url': `${B2C}/token` };

/** What somebody types; what they are told; and what the button beside it makes of it. */
const MISTAKES = [
  ['authorize-url', `${BASE}-U/oauth2/ authorize`, /a space in it/, `${BASE}-U/oauth2/authorize`],
  ['authorize-url', 'http://ai.egain.cloud/system/auth/ACME-U/oauth2/authorize', /This is http/],
  ['authorize-url', 'ai.egain.cloud/system/auth/ACME-U/oauth2/authorize', /full address/],
  [
    'authorize-url',
    'https://ai.egain.cloud/system/auth/…-U/oauth2/authorize',
    /still an example/,
    null,
  ],
  [
    'authorize-url',
    'https://ai.egain.cloud/system/auth/{T}-U/oauth2/token',
    /still an example/,
    null,
  ],
  ['authorize-url', 'https://api.ai.egain.cloud/system/auth/ACME-U/oauth2/authorize', /API domain/],
  ['authorize-url', 'https://api.egain.cloud/x/authorize', /API domain/, null],
  ['authorize-url', `${BASE}-U/oauth2/token`, /ends in \/authorize/],
  ['authorize-url', BASE, /ends in \/authorize/, null],
  ['authorize-url', `${BASE}-U/oauth2/authorize#top`, /never sent/],
  ['authorize-url', `${BASE}-U/oauth2/authorize?client_id=1`, /“client_id” isn’t part/],
  ['authorize-url', `https://me@ai.egain.cloud/oauth2/authorize`, /user name/, null],
  ['authorize-url', `${BASE}-C/oauth2/authorize`, /for customers, but you chose users/],
  ['token-url', `${BASE}-C/oauth2/token`, /for customers, but you chose users/],
  [
    'token-url',
    'https://ai.egain.cloud/system/auth/OTHER-U/oauth2/token',
    /another server or tenant/,
  ],
  ['token-url', 'https://egain.example/oauth2/token', /another server or tenant/],
  ['token-url', `${BASE}-U/oauth2/authorize`, /ends in \/token/],
  ['client-id', 'my secret', /secret is not needed/, null],
  ['client-id', 'https://ai.egain.cloud', /This is an address/, null],
  ['client-id', '<client ID>', /still an example/, null],
  ['further-scopes', 'openid, profile', /with spaces/, 'openid profile'],
  ['further-scopes', 'open"id', /can’t contain quotes/, null],
  ['prefix', 'https://api.egain.cloud/auth', /ends in a slash/, 'https://api.egain.cloud/auth/'],
  ['authorize-params', 'prompt', /name=value/, null],
  ['authorize-params', 'scope=a', /“scope” is already set/, null],
  ['api', 'https://ai.egain.cloud', /sign-in domain/, 'https://api.ai.egain.cloud'],
  ['page', 'http://www.example.com/portal/', /only on https/, 'https://www.example.com/portal/'],
  ['page', 'www.example.com/portal/', /full address/, 'https://www.example.com/portal/'],
  ['page', 'https://www.example.com/portal/#top', /never sent/],
  ['page', 'https://www.example.com/por tal/', /a space in it/],
  ['page', 'file:///C:/portal.html', /on a web server/, null],
  ['src', '/egain-login/', /script file/, null],
  ['src', '/egain-login.intl.min.js', /needs egain-login\.min\.js/],
].map(([field, value, text, repaired]) => ({ field, value, text, repaired }));

for (const { field, value, text, repaired } of MISTAKES) {
  test(`${field}: ${value}`, () => {
    const values = { ...VALUES, [field]: value };
    const [mistake, ...others] = findMistakes(values).filter((one) => one.field === field);
    assert.match(mistake?.text ?? 'no mistake', text);
    assert.ok(!mistake.isAdvice);
    assert.deepEqual(others, []);
    if (repaired === null) return assert.equal(mistake.fix, undefined);
    const fixed = { ...values, ...mistake.fix.values };
    assert.equal(fixed[field], repaired ?? VALUES[field]);
    return undefined;
  });
}

/** As above, for what is only about the callback page, or about a commercial deployment. */
const FURTHER = {
  'a callback page on another origin': {
    values: { callback: 'own', 'redirect-uri': 'https://example.com/callback.html' },
    text: /same protocol and host as your page: https:\/\/www\.example\.com/,
    repaired: { 'redirect-uri': '/callback.html' },
  },
  'the same over http': {
    values: { callback: 'own', 'redirect-uri': 'http://www.example.com/callback.html' },
    text: /same protocol and host/,
    repaired: { 'redirect-uri': '/callback.html' },
  },
  'two addresses that are swapped': {
    values: { 'authorize-url': VALUES['token-url'], 'token-url': VALUES['authorize-url'] },
    text: /swapped/,
    repaired: { 'authorize-url': VALUES['authorize-url'], 'token-url': VALUES['token-url'] },
  },
  'a commercial deployment without the prefix': {
    values: COMMERCIAL,
    text: /need the API Permission Prefix/,
    repaired: { prefix: 'https://api.egain.cloud/auth/' },
  },
  'addresses for users, of a commercial deployment, and customers chosen': {
    values: { ...COMMERCIAL, prefix: 'https://api.egain.cloud/auth/', actor: 'customer' },
    text: /for users, but you chose customers/,
    repaired: { actor: 'user' },
  },
};
for (const [name, { values, text, repaired }] of Object.entries(FURTHER)) {
  test(name, () => {
    const [{ text: told, fix }] = findMistakes({ ...VALUES, ...values });
    assert.match(told, text);
    assert.deepEqual(fix.values, repaired);
    assert.deepEqual(findMistakes({ ...VALUES, ...values, ...fix.values }), []);
  });
}

/** What is registered in eGain, compared with what the page sends. */
const REGISTERED = [
  ['registered-redirect-uri', 'https://www.example.com/portal', /only one ends in a slash/],
  ['registered-redirect-uri', 'http://www.example.com/portal/', /one is http/],
  ['registered-redirect-uri', 'https://www.example.com/Portal/', /upper and lower case/],
  ['registered-redirect-uri', 'https://example.com/portal/', /only one has www/],
  ['registered-redirect-uri', 'https://www.example.com/other/', /page sends https/],
  ['registered-origins', 'http://localhost:8080', /doesn’t accept localhost/],
  ['registered-origins', 'https://www.example.com/', /without the slash at the end/],
  ['registered-origins', 'https://www.example.com/portal', /without a path/],
  ['registered-origins', 'http://www.example.com', /this is http/],
  ['registered-origins', 'www.example.com', /starts with https/],
  ['registered-origins', 'https://*.example.com', /without an asterisk/],
  [
    'registered-origins',
    'https://a.example\nhttps://b.example/',
    /b\.example\/: .* without the slash/,
  ],
  ['registered-origins', 'https://example.com', /is not in the list/],
];
for (const [field, value, text] of REGISTERED) {
  test(`${field}: ${JSON.stringify(value)}`, () => {
    const [mistake] = findMistakes({ ...VALUES, [field]: value });
    assert.equal(mistake?.field, field);
    assert.match(mistake.text, text);
  });
}

const ADVICE = [
  ['token-url', ''],
  ['authorize-url', `https://ai.egain.cloud/system/auth/TMPRODB88619984-U/oauth2/authorize`],
  ['client-id', 'my-application'],
  ['prefix', 'https://api.egain.cloud/auth/'],
  ['page', 'http://localhost:8080/portal/'],
  ['page', 'https://www.example.com/portal'],
  ['page', 'https://www.example.com'],
];
for (const [field, value] of ADVICE) {
  test(`${field}: ${value} may be right, and gets advice`, () => {
    const mistake = findMistakes({ ...VALUES, [field]: value }).find((one) => one.field === field);
    assert.equal(mistake?.isAdvice, true);
  });
}

const RIGHT = {
  'the values of an example': {},
  'a commercial deployment': { ...COMMERCIAL, prefix: 'https://api.egain.cloud/auth/' },
  'an address with a policy in its query': {
    'authorize-url': 'https://acmeint.b2clogin.com/acme/oauth2/v2.0/authorize?p=B2C_1A_User_X',
    'token-url': 'https://acmeint.b2clogin.com/acme/oauth2/v2.0/token?p=B2C_1A_User_X',
    prefix: 'https://api.egain.cloud/auth/',
  },
  'further parameters': { 'authorize-params': 'domain_hint=ai.egain.cloud/s5fa&prompt=login' },
  'a callback page of its own': { callback: 'own', 'redirect-uri': 'callback.html' },
  'what is registered as it must be': {
    'registered-redirect-uri': 'https://www.example.com/portal/',
    'registered-origins': 'https://other.example\r\nhttps://www.example.com\r\n',
  },
  'an empty form': Object.fromEntries(
    Object.entries(VALUES).map(([key, value]) => [key, typeof value === 'string' ? '' : value]),
  ),
};
for (const [name, values] of Object.entries(RIGHT)) {
  test(`${name}: no mistake`, () => {
    assert.deepEqual(findMistakes({ ...VALUES, ...values }), []);
  });
}

/** Two fields, of which one mistake made more than one look wrong. */
const SINGLE = {
  'addresses that are swapped': {
    'authorize-url': VALUES['token-url'],
    'token-url': VALUES['authorize-url'],
  },
  'an Authorization URL over http beside a right Access Token URL': {
    'authorize-url': VALUES['authorize-url'].replace('https:', 'http:'),
  },
  'an Authorization URL on the API domain beside a right Access Token URL': {
    'authorize-url': VALUES['authorize-url'].replace('//ai', '//api.ai'),
  },
  'an Authorization URL over http, and no Access Token URL yet': {
    'authorize-url': VALUES['authorize-url'].replace('https:', 'http:'),
    'token-url': '',
  },
  'both addresses for customers, and users chosen': {
    'authorize-url': VALUES['authorize-url'].replace('-U/', '-C/'),
    'token-url': VALUES['token-url'].replace('-U/', '-C/'),
  },
};
for (const [name, values] of Object.entries(SINGLE)) {
  test(`${name}: one mistake, one correction`, () => {
    const [mistake, ...others] = findMistakes({ ...VALUES, ...values });
    assert.equal(mistake.field, 'authorize-url');
    assert.deepEqual(others, []);
    const fixed = { ...VALUES, ...values, ...mistake.fix.values };
    assert.deepEqual(
      findMistakes(fixed).filter(({ isAdvice }) => !isAdvice),
      [],
    );
  });
}

test('localhost is fine for the demo’s own sign-in server', () => {
  const base = 'http://localhost:4401/system/auth/ACME-U/oauth2';
  const demo = { 'authorize-url': `${base}/authorize`, 'token-url': `${base}/token` };
  assert.deepEqual(findMistakes({ ...VALUES, ...demo, page: 'http://localhost:8080/' }), []);
});

test('a sample in the place of an address is put into the fields that it is about', () => {
  const sample = `${BASE}-U/oauth2/authorize?client_id=abc-1&scope=core.aiservices.read%20openid&state=x`;
  const [{ field, fix }] = findMistakes({ ...VALUES, 'authorize-url': sample });
  assert.equal(field, 'authorize-url');
  assert.deepEqual(fix.values, {
    'authorize-url': VALUES['authorize-url'],
    'client-id': 'abc-1',
    scopes: ['core.aiservices.read'],
    'further-scopes': 'openid',
  });
});

test('an Access Token URL that is missing follows from the Authorization URL', () => {
  const [{ field, fix }] = findMistakes({ ...VALUES, 'token-url': '' });
  assert.equal(field, 'token-url');
  assert.deepEqual(fix.values, { 'token-url': VALUES['token-url'] });
});

test('two policies of a commercial deployment may be two kinds of people', () => {
  const values = { ...VALUES, ...COMMERCIAL, prefix: 'https://api.egain.cloud/auth/' };
  const other = COMMERCIAL['token-url'].replace('User_V3', 'Other_V3');
  const [{ field, isAdvice, fix }] = findMistakes({ ...values, 'token-url': other });
  assert.deepEqual([field, isAdvice], ['token-url', true]);
  assert.deepEqual(fix.values, { 'token-url': COMMERCIAL['token-url'] });
});

test('what is missing is named', () => {
  const empty = { ...VALUES, callback: 'own', scopes: [] };
  for (const name of ['authorize-url', 'token-url', 'client-id', 'page', 'redirect-uri', 'src']) {
    empty[name] = ' ';
  }
  assert.deepEqual(
    findMissing(empty).map(({ field }) => field),
    ['page', 'redirect-uri', 'authorize-url', 'token-url', 'client-id', 'scopes', 'src'],
  );
  assert.deepEqual(findMissing(VALUES), []);
});
