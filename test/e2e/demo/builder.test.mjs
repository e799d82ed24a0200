// The builder, used as somebody does who has a client application and a page, and wants a login on it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { choose, fill, openBuilder, readOutput, sampleOf } from './builder.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const hashes = JSON.parse(
  readFileSync(new URL('../../../dist/integrity.json', import.meta.url), 'utf8'),
);

test('from an example to a login, on the page itself', async (visitor) => {
  const tab = await openBuilder(visitor);
  await fill(tab, 'pasted', sampleOf(visitor));
  await tab.waitFor({ text: 'Found both addresses, the client ID, 1 scope.' });
  await fill(tab, 'api', visitor.demo.api.origin);
  await tab.signIn('Maya', { endsOn: '/' });
  await tab.waitFor({ text: 'Maya Lindqvist' });

  // What was filled in is still there, and nothing that is secret was kept with it.
  const tag = await readOutput(tab, 'snippet-tag');
  assert.match(
    tag,
    /^<egain-login authorize-url="http:[^"]+\/oauth2\/authorize" token-url="[^"]+" /,
  );
  const kept = await tab.page.evaluate(() => JSON.stringify({ ...localStorage }));
  const { access_token: accessToken } = await tab.token();
  assert.ok(kept.includes('egain-login-builder') && !kept.includes(accessToken));

  // With another client ID it is another login.
  await fill(tab, 'client-id', 'b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f');
  await tab.waitFor({ status: 'signed-out' });
  assert.equal(await tab.page.$eval('#result', ({ textContent }) => textContent), '');
});

test('until something is filled in, the button signs in at the demo’s own server', async (visitor) => {
  const tab = await openBuilder(visitor);
  await tab.signIn('Maya', { endsOn: '/' });
  await tab.waitFor({ text: '"firstName": "Maya"' });
  await fill(tab, 'client-id', 'b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f');
  await tab.waitFor({ status: 'signed-out' });
  assert.equal(await tab.withButton((button) => button.getAttribute('authorize-url')), null);
});

test('without eGain at hand, the demo’s own server is one click away, also for customers', async (visitor) => {
  const tab = await openBuilder(visitor);
  await tab.press('Use the demo’s sign-in server');
  await choose(tab, 'Customers');
  await tab.signIn('Priya', { endsOn: '/' });
  await tab.waitFor({ text: 'Priya Nair' });
  assert.match(await readOutput(tab, 'snippet-tag'), /TMPRODB88619984-C\/oauth2\/token"/);
});

test('metadata brings the addresses of users and customers, the prefix, and the client ID', async (visitor) => {
  const tab = await openBuilder(visitor);
  const of = (kind) => [
    {
      authURL: `https://login.egain.cloud/${kind}/authorize`,
      accessTokenURL: `https://login.egain.cloud/${kind}/token`,
    },
  ];
  const metadata = {
    clientId: 'b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f',
    authenticationDetails: {
      oAuthUser: of('people'),
      oAuthCustomer: of('others'),
      apiPermissionPrefix: 'https://api.egain.cloud/auth/',
    },
  };
  await fill(tab, 'pasted', JSON.stringify(metadata, null, 2));
  await choose(tab, 'knowledge.portalmgr.manage');
  assert.match(
    await readOutput(tab, 'snippet-tag'),
    /login\.egain\.cloud\/people\/token" client-id="b4b2c1d9-[^"]+" scope="https:\/\/api\.egain\.cloud\/auth\/knowledge\.portalmgr\.manage"/,
  );
  await choose(tab, 'Customers');
  assert.match(await readOutput(tab, 'snippet-tag'), /login\.egain\.cloud\/others\/token"/);
  await fill(tab, 'page', 'https://www.example.com/');
  assert.match(await readOutput(tab, 'register-message'), /Scopes: knowledge\.portalmgr\.manage\n/);
});

test('the button is live: it has the look, the label and the language that are chosen', async (visitor) => {
  const tab = await openBuilder(visitor);
  for (const label of ['Pill', 'Large', 'Your own color']) await choose(tab, label);
  // The color changes gradually.
  await tab.page.waitForFunction(hasColor, { polling: 50 }, 'rgb(0, 94, 165)');
  assert.deepEqual(await tab.withButton(look), { width: 'wide', height: 56, radius: '99px' });
  await tab.page.select('#language', 'fr');
  await tab.page.locator('::-p-aria([name="Se connecter"][role="button"])').wait();
  assert.match(await readOutput(tab, 'snippet-script'), /"\/egain-login\.intl\.min\.js"/);
  assert.ok((await readOutput(tab, 'snippet-script')).includes(hashes['egain-login.intl.min.js']));

  await fill(tab, 'label', 'Go <b>in</b>');
  await tab.page.locator('::-p-aria([name="Go <b>in</b>"][role="button"])').wait();
  await choose(tab, 'Icon only');
  assert.deepEqual(await tab.withButton(look), { width: 'narrow', height: 56, radius: '99px' });
});

/** Runs in the page. */
function hasColor(color) {
  const button = document.querySelector('egain-login').shadowRoot.querySelector('[part=button]');
  return getComputedStyle(button).backgroundColor === color;
}

/** Runs in the page. */
function look({ shadowRoot }) {
  const button = shadowRoot.querySelector('[part=button]');
  const { width, height } = button.getBoundingClientRect();
  const radius = getComputedStyle(button).borderRadius;
  return { width: width > height * 1.5 ? 'wide' : 'narrow', height, radius };
}

test('Start over clears the form', async (visitor) => {
  const tab = await openBuilder(visitor);
  await fill(tab, 'pasted', sampleOf(visitor));
  await tab.press('Start over');
  await tab.page.waitForFunction(() => document.querySelector('#client-id')?.value === '');
  await tab.visit('/');
  assert.equal(await tab.page.$eval('#client-id', ({ value }) => value), '');
});
