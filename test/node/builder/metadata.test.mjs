// What the builder makes of what people paste.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choosePasted, describePasted } from '../../../demo/pages/builder/pasted.js';
import { readMetadata } from '../../../demo/pages/builder/read-metadata.js';

const TENANT = 'https://ai.egain.cloud/system/auth/ACME';
const COMMERCIAL = 'https://login.egain.cloud/g1/B2C_1A_User_V3_SignIn_OIDC/oauth2/v2.0';
const ID = 'b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f';
const endpoints = (base) => ({ authorize: `${base}/authorize`, token: `${base}/token` });

const METADATA = {
  clientApplication: { clientId: ID, name: 'Portal' },
  authenticationDetails: {
    oAuthUser: [
      { authURL: `${COMMERCIAL}/authorize`, accessTokenURL: `${COMMERCIAL}/token` },
      { authURL: 'https://other.example/authorize', accessTokenURL: 'https://other.example/token' },
    ],
    oAuthCustomer: [
      { authURL: 'https://c.example/authorize', accessTokenURL: 'https://c.example/token' },
    ],
    oAuthClient: [{ accessTokenURL: 'https://s.example/token' }],
    apiPermissionPrefix: 'https://api.egain.cloud/auth/',
    apiDomain: 'https://api.egain.cloud/',
  },
};

test('metadata: the first addresses of each kind of people, the ID, the prefix and the API', () => {
  const found = readMetadata(JSON.stringify(METADATA));
  assert.deepEqual(found.actors, {
    user: endpoints(COMMERCIAL),
    customer: endpoints('https://c.example'),
  });
  assert.equal(found.clientId, ID);
  assert.equal(found.prefix, 'https://api.egain.cloud/auth/');
  assert.equal(found.api, 'https://api.egain.cloud');
});

test('a part of the metadata, cut out anywhere', () => {
  const { actors } = readMetadata(`[{ "authURL": "${TENANT}-C/oauth2/authorize".replace`);
  assert.deepEqual(actors, { customer: endpoints(`${TENANT}-C/oauth2`) });
  const escaped = `"authURL":"${TENANT.replaceAll('/', '\\/')}-U\\/oauth2\\/authorize",`;
  assert.deepEqual(readMetadata(escaped).actors, { user: endpoints(`${TENANT}-U/oauth2`) });
});

const SAMPLES = {
  'the Authorization URL alone': `${TENANT}-U/oauth2/authorize`,
  'the Access Token URL alone': `${TENANT}-U/oauth2/token`,
  'the Domain URL': `${TENANT}-U`,
  'an address with words around it': `Authorization URL (for users): ${TENANT}-U/oauth2/authorize.`,
  'a whole request': `${TENANT}-U/oauth2/authorize?client_id=${ID}&response_type=code&redirect_uri=https%3A%2F%2Fa.example&state=s&code_challenge=c&code_challenge_method=S256`,
  'a curl command': `curl --location --request POST '${TENANT}-U/oauth2/token' \\\n--data-urlencode 'client_id=${ID}'`,
};
for (const [name, text] of Object.entries(SAMPLES)) {
  test(`${name}: both addresses follow`, () => {
    const { actors, clientId } = readMetadata(text);
    assert.deepEqual(actors, { user: endpoints(`${TENANT}-U/oauth2`) });
    assert.equal(clientId, text.includes(ID) ? ID : undefined);
  });
}

test('a request’s scopes are taken over, with the prefix apart from them', () => {
  const scope =
    'https%3A%2F%2Fapi.egain.cloud%2Fauth%2Fcore.aiservices.read%20openid+core.aiservices.write';
  const found = readMetadata(`${TENANT}-U/oauth2/authorize?scope=${scope}`);
  assert.equal(found.prefix, 'https://api.egain.cloud/auth/');
  const values = choosePasted(found, 'user');
  assert.deepEqual(values.scopes, ['core.aiservices.read']);
  assert.equal(values['further-scopes'], 'openid core.aiservices.write');
});

test('what an address’s own query says stays, and its policy is the token’s too', () => {
  const base = 'https://acmeint.b2clogin.com/acmeint.onmicrosoft.com/oauth2/v2.0';
  const { actors } = readMetadata(
    `${base}/authorize?p=B2C_1A_Customer_SignIn&client_id=${ID}&ui=%7Ea`,
  );
  assert.deepEqual(actors.customer, {
    authorize: `${base}/authorize?p=B2C_1A_Customer_SignIn&ui=%7Ea`,
    token: `${base}/token?p=B2C_1A_Customer_SignIn`,
  });
});

test('who is chosen stays chosen, if their addresses are there', () => {
  const both = readMetadata(JSON.stringify(METADATA));
  assert.equal(choosePasted(both, 'customer')['token-url'], 'https://c.example/token');
  assert.equal(choosePasted(readMetadata(`${TENANT}-C`), 'user').actor, 'customer');
});

test('commercial deployments get the prefix, others none, and the API where it is known', () => {
  const commercial = choosePasted(readMetadata(`${COMMERCIAL}/authorize`), 'user');
  assert.equal(commercial.prefix, 'https://api.egain.cloud/auth/');
  assert.equal(commercial.api, '');
  const { prefix, api } = choosePasted(readMetadata(`${TENANT}-U`), 'user');
  assert.deepEqual([prefix, api], ['', 'https://api.ai.egain.cloud']);
});

test('a client secret is answered, with or without an address', () => {
  const answer = /secret is not needed.* platform is Single Page Application/;
  for (const text of [
    JSON.stringify({ ...METADATA, client_secret: 'x' }),
    'Client Secret: 8Q~abc',
  ]) {
    assert.match(describePasted(text, readMetadata(text)).join(' '), answer);
  }
});

test('nonsense is answered with what to paste', () => {
  const [answer] = describePasted('hello', readMetadata('hello'));
  assert.equal(answer, 'Nothing recognized: paste the Authorization URL.');
});

for (const text of [
  '',
  '   ',
  'hello',
  'https://www.example.com/',
  '[]',
  'null',
  '{"authURL":',
  '{"__proto__":{"clientId":"x"}}',
]) {
  test(`nothing is found in ${JSON.stringify(text)}`, () => {
    assert.equal(readMetadata(text), undefined);
    assert.equal(describePasted(text, undefined).length, text.trim() ? 1 : 0);
  });
}
