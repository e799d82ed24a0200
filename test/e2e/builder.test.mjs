// The builder, used as somebody does who has a client application and a page, and wants a login on it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { runAxe } from './axe.mjs';
import { choose, fill, openBuilder, readMistake, readOutput, sampleOf } from './builder.mjs';
import { visitTheDemo } from './support.mjs';

const test = visitTheDemo();

const hashes = JSON.parse(
  readFileSync(new URL('../../dist/integrity.json', import.meta.url), 'utf8'),
);
const BASE = 'https://ai.egain.cloud/system/auth/ACME';

const LOOKS = {
  'in light': {},
  'in dark': { scheme: 'dark' },
  'at 320 px': { width: 320 },
  'at 320 px in dark': { width: 320, scheme: 'dark' },
};
for (const [name, look] of Object.entries(LOOKS)) {
  test(`axe finds nothing to complain of ${name}, and nothing is scrolled sideways`, async (visitor) => {
    const tab = await openBuilder(visitor, look);
    const examine = async () => {
      assert.deepEqual((await runAxe(tab.page)).violations, []);
      const [needed, there] = await tab.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.ok(needed <= there, `${needed} px in ${there} px`);
    };
    await examine();
    await makeMistakes(tab);
    await examine();
    await tab.page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await fill(tab, 'pasted', sampleOf(visitor));
    await choose(tab, 'A colour of your own');
    await examine();
  });
}

test('from an example to a login, on the page itself', async (visitor) => {
  const tab = await openBuilder(visitor);
  await fill(tab, 'pasted', sampleOf(visitor));
  await tab.waitFor({ text: 'Found: both addresses, the client ID, 1 scope.' });
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
  assert.equal(await readOutput(tab, 'register-scopes'), 'knowledge.portalmgr.manage');
});

test('the button is live: it has the look, the label and the language that are chosen', async (visitor) => {
  const tab = await openBuilder(visitor);
  for (const label of ['Pill', 'Large', 'A colour of your own']) await choose(tab, label);
  // The colour takes its time.
  await tab.page.waitForFunction(hasColour, { polling: 50 }, 'rgb(0, 94, 165)');
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
function hasColour(colour) {
  const button = document.querySelector('egain-login').shadowRoot.querySelector('button');
  return getComputedStyle(button).backgroundColor === colour;
}

/** Runs in the page. */
function look({ shadowRoot }) {
  const button = shadowRoot.querySelector('button');
  const { width, height } = button.getBoundingClientRect();
  const radius = getComputedStyle(button).borderRadius;
  return { width: width > height * 1.5 ? 'wide' : 'narrow', height, radius };
}

const WRONG = {
  'authorize-url': ['http://ai.egain.cloud/system/auth/ACME-U/oauth2/authorize', /It is http/],
  'token-url': [`${BASE}-C/oauth2/token`, /for customers, but you chose users/],
  'client-id': ['b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f ', /space at an end/],
  'further-scopes': ['openid,profile', /separated by spaces/],
  api: ['https://ai.egain.cloud', /where people sign in/],
  page: ['http://www.example.com/portal/', /It is http/],
  'redirect-uri': ['https://example.com/callback.html', /own origin/],
  'registered-redirect-uri': ['https://www.example.com/callback.html/', /only one has the slash/],
  'registered-origins': ['https://www.example.com/', /without the slash/],
};

async function makeMistakes(tab) {
  await choose(tab, 'a callback page');
  for (const [id, [text]] of Object.entries(WRONG)) await fill(tab, id, text);
}

test('each mistake is caught while typing, told at its field, and put right by a click', async (visitor) => {
  const tab = await openBuilder(visitor);
  await makeMistakes(tab);
  const told = Object.fromEntries(
    await Promise.all(Object.keys(WRONG).map(async (id) => [id, await readMistake(tab, id)])),
  );
  for (const [id, [, text]] of Object.entries(WRONG)) {
    assert.match(told[id], text);
    const { isInvalid, describedBy } = await tab.page.$eval(`#${id}`, (field) => ({
      isInvalid: field.getAttribute('aria-invalid'),
      describedBy: field.getAttribute('aria-describedby'),
    }));
    assert.equal(isInvalid, 'true', id);
    assert.ok(describedBy.split(' ').includes(`${id}-mistake`));
    await tab.page.locator(`#${id}-mistake .fix`).click();
    assert.equal(await readMistake(tab, id), '', id);
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), id);
  }
  await choose(tab, 'knowledge.portalmgr.read');
  await tab.waitFor({ text: 'Ready.' });
  assert.equal(await readOutput(tab, 'register-uri'), 'https://www.example.com/callback.html');
  assert.equal(await readOutput(tab, 'register-origin'), 'https://www.example.com');
});

test('localhost is told of where it is typed', async (visitor) => {
  const tab = await openBuilder(visitor);
  await fill(tab, 'page', 'http://localhost:8080/');
  assert.match(await readMistake(tab, 'page'), /takes no localhost/);
  await fill(tab, 'registered-origins', 'http://localhost:8080');
  assert.match(await readMistake(tab, 'registered-origins'), /does not accept localhost/);
});

test('a login that cannot succeed does not begin, and leads to what is missing', async (visitor) => {
  const tab = await openBuilder(visitor);
  const focused = () => tab.page.evaluate(() => document.activeElement.id);
  await tab.press('Sign in');
  assert.equal(await focused(), 'authorize-url');
  await fill(tab, 'pasted', `${BASE}-U`);
  await tab.press('Sign in');
  assert.equal(await focused(), 'client-id');
  await fill(tab, 'client-id', 'b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f');
  await tab.press('Sign in');
  assert.equal(await focused(), 'scopes');
  assert.equal(await tab.withButton(({ status }) => status), 'signed-out');
});

test('what is pasted is text, whatever it is', async (visitor) => {
  const tab = await openBuilder(visitor);
  const markup = '<img src=x onerror=alert(1)>"\'&amp;';
  for (const id of [
    'pasted',
    'authorize-url',
    'client-id',
    'page',
    'label',
    'registered-origins',
  ]) {
    await fill(tab, id, markup);
  }
  assert.equal(await tab.page.$('img'), null);
  assert.match(
    await readOutput(tab, 'snippet-tag'),
    /client-id="&lt;img src=x onerror=alert\(1\)>&quot;/,
  );
});

test('a copy is the text to the character, and is announced', async (visitor) => {
  await visitor.context.overridePermissions(visitor.demo.pages.origin, [
    'clipboard-read',
    'clipboard-write',
    'clipboard-sanitized-write',
  ]);
  const tab = await openBuilder(visitor);
  await fill(tab, 'pasted', `${BASE}-U`);
  for (const [id, name] of [
    ['snippet-script', 'The script tag'],
    ['snippet-tag', 'The tag'],
    ['snippet-policy', 'Content Security Policy'],
  ]) {
    await tab.press(`Copy: ${name}`);
    await tab.page.waitForFunction(isAnnounced, {}, `Copied: ${name}`);
    const copied = await tab.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await readOutput(tab, id));
  }
});

test('where nothing may be written to the clipboard, a copy selects the text', async (visitor) => {
  const tab = await visitor.open('about:blank');
  await tab.page.evaluateOnNewDocument(() => delete Navigator.prototype.clipboard);
  await tab.visit('/');
  await tab.press('Copy: The script tag');
  await tab.page.waitForFunction(
    isAnnounced,
    {},
    'Selected: The script tag. Copy it with Ctrl+C or ⌘C.',
  );
  const selected = await tab.page.evaluate(() => String(getSelection()));
  assert.equal(selected, await readOutput(tab, 'snippet-script'));
});

/** Runs in the page: whether a screen reader has been told this. */
function isAnnounced(text) {
  return [...document.querySelectorAll('[role=status]')].some(
    ({ textContent }) => textContent === text,
  );
}

test('it takes nothing but keys, from the empty form to the copy and the login', async (visitor) => {
  const tab = await openBuilder(visitor);
  const { keyboard } = tab.page;
  await tabTo(tab, '#pasted');
  await keyboard.sendCharacter(sampleOf(visitor));
  await tabTo(tab, '[name=actor]');
  await keyboard.press('ArrowRight');
  assert.match(await readOutput(tab, 'snippet-tag'), /TMPRODB88619984-C\/oauth2\/token"/);
  await keyboard.press('ArrowLeft');
  await tabTo(tab, '[value="core.aiservices.read"]');
  await keyboard.press('Space');
  await tabTo(tab, '#page');
  await keyboard.type('http://www.example.com/');
  await tabTo(tab, '#page-mistake .fix');
  await keyboard.press('Enter');
  assert.equal(await readOutput(tab, 'register-uri'), 'https://www.example.com/');
  await tabTo(tab, '[name=callback]');
  await keyboard.press('ArrowRight');
  await tabTo(tab, '#redirect-uri');
  await tabTo(tab, '#egain-login-button, #button');
  await tabTo(tab, '[aria-label="Copy: The tag"]');
  await keyboard.press('Enter');
  await tab.page.waitForFunction(
    () => document.activeElement.textContent === 'Copied' || String(getSelection()),
  );
  await keyboard.down('Shift');
  await tabTo(tab, '#button');
  await keyboard.up('Shift');
  await keyboard.press('Enter');
  await tab.waitForSignInPage();
});

/** Presses Tab until the element has the focus, and looks whether that is to be seen. */
async function tabTo({ page }, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const has = await page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
    if (has) return;
  }
  assert.fail(`Tab never reaches ${selector}`);
}

test('Start again forgets what was filled in', async (visitor) => {
  const tab = await openBuilder(visitor);
  await fill(tab, 'pasted', sampleOf(visitor));
  await tab.press('Start again');
  await tab.page.waitForFunction(() => document.querySelector('#client-id')?.value === '');
  await tab.visit('/');
  assert.equal(await tab.page.$eval('#client-id', ({ value }) => value), '');
});
