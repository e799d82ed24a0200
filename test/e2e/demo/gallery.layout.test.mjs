// Nothing moves: neither when the script comes, nor from one state to the next.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startPageServer } from '../../support/page-server.mjs';
import { writeButton, writePage } from '../support/documents.mjs';
import { openGallery } from './gallery.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const server = await startPageServer({
  documents: {
    '/': writePage(`<h1>Portal</h1>${writeButton()}<p>What follows must not move.</p>`),
  },
});
after(() => server.close());

const test = visitTheDemo({
  pagesOrigins: [server.origin],
  redirectUris: [`${server.origin}/`],
});

const REFERENCE = readFileSync(new URL('../../../docs/reference.md', import.meta.url), 'utf8');
/** What the reference tells pages to put into their style sheets. */
const [SNIPPET] = REFERENCE.match(/(?<=```css\n)(?:(?!```)[^])*:not\(\[hidden\]\)[^]*?(?=```)/);

test('with the reference’s style sheet nothing moves when the script comes', async (visitor) => {
  const { page, release } = await openBeforeTheScript(visitor);
  const before = await page.evaluate(measurePlaces);
  await release();
  await page.waitForFunction(() => customElements.get('egain-login'), { polling: 50 });
  await page.evaluate(settle);

  assert.deepEqual(await page.evaluate(measurePlaces), before);
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
});

test('with it nothing moves on a callback page, however long the token takes', async (visitor) => {
  server.demo = visitor.demo;
  visitor.handleRequests(async ({ url }) => {
    if (url.endsWith('/oauth2/token')) await pause(500);
    return false;
  });
  const tab = await visitor.open('about:blank');
  await tab.page.evaluateOnNewDocument(observeShifts, { buffered: true });
  await tab.page.evaluateOnNewDocument(addStyleSheet, SNIPPET);
  await tab.visit(server.origin);
  await tab.signIn('Maya', { endsOn: `${server.origin}/` });
  await tab.page.evaluate(settle);

  // The label itself may, within its button.
  const isOfThePage = ([, ...texts]) => texts.some((text) => /must not move/.test(text));
  assert.deepEqual((await tab.page.evaluate(() => window.shifts)).filter(isOfThePage), []);
});

test('before the script comes, a link in the tag is seen and leads somewhere', async (visitor) => {
  const { page, release } = await openBeforeTheScript(visitor);
  const link = await page.$('#link a');
  const { width, height } = await link.boundingBox();
  assert.ok(width > 24 && height >= 16);
  assert.ok(
    await link.evaluate((element) => element.checkVisibility({ visibilityProperty: true })),
  );
  const { x, y } = await link.clickablePoint();
  const hit = await page.evaluate((...at) => document.elementFromPoint(...at).href, x, y);
  assert.match(hit, /\/plain\.html$/);
  await release();
});

test('nothing in the gallery moves after its script has come', async (visitor) => {
  const { page } = await openGallery(visitor);
  await page.evaluate(observeShifts, { buffered: false });
  await page.evaluate(settle);
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
});

test('a button is as large when busy, signed in or failed as when signed out', async (visitor) => {
  const { page } = await openGallery(visitor);
  const rows = await page.$$eval('.states > li', (items) =>
    items.map((item) =>
      [...item.querySelectorAll('egain-login')].map(({ shadowRoot }) => {
        const { width, height } = shadowRoot.querySelector('[part=button]').getBoundingClientRect();
        return [width, height];
      }),
    ),
  );
  assert.equal(rows.length, 5);
  for (const row of rows) assert.deepEqual(row, rows[0]);
});

test('a label stands on the line of the text around the button', async (visitor) => {
  const { page } = await openGallery(visitor);
  const bottoms = await page.evaluate(async () => {
    const line = document.createElement('p');
    const login = document.createElement('egain-login');
    line.append('Sign in', login);
    document.querySelector('main').append(line);
    await login.updateComplete;
    const label = login.shadowRoot.querySelector('[part=label]');
    const texts = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() && !texts.currentNode.data.trim());
    return [line.firstChild, texts.currentNode].map((text) => {
      const range = document.createRange();
      range.selectNode(text);
      return range.getBoundingClientRect().bottom;
    });
  });
  assert.equal(bottoms[1], bottoms[0]);
});

test('a button in the middle of a page stays where it is when a login fails', async (visitor) => {
  visitor.expectErrors(/<egain-login> configuration: The attribute authorize-url is missing/);
  const { page } = await openGallery(visitor);
  const places = await page.evaluate(async () => {
    const login = document.createElement('egain-login');
    login.clientId = 'without-addresses';
    const centred = document.createElement('div');
    centred.style.cssText = 'display: grid; place-items: center';
    centred.append(login);
    document.querySelector('main').append(centred);
    const place = async () => {
      await login.updateComplete;
      const { x, width } = login.shadowRoot.querySelector('[part=button]').getBoundingClientRect();
      return [x, width];
    };
    const before = await place();
    await login.login();
    return [before, await place(), login.status];
  });
  assert.deepEqual(places, [places[0], places[0], 'error']);
});

test('nothing moves while a login is started and ends in a token', async (visitor) => {
  const { page } = await openGallery(visitor, { query: '?lang=ar' });
  await page.evaluate(observeShifts, { buffered: false });
  const statuses = await page.evaluate(async () => {
    const login = document.querySelector('#states egain-login');
    const seen = [];
    const show = async () => {
      await login.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
      seen.push(login.status);
    };
    await show();
    login.authorizeUrl = `${location.origin}/no-content`;
    await login.login();
    await show();
    // As a login in another tab would, of another client.
    login.clientId = 'another-client';
    await login.updateComplete;
    const key = Object.keys(sessionStorage).find((name) => name.startsWith('egain-login:token:'));
    const token = sessionStorage.getItem(key);
    const identity = [login.authorizeUrl, login.clientId, login.scope].join('\n');
    localStorage.setItem(`egain-login:token:${identity}`, token);
    login.storage = 'local';
    await show();
    return seen;
  });
  assert.deepEqual(statuses, ['signed-out', 'authorizing', 'signed-in']);
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
});

/** Opens a page whose script is on its way until `release` is called, and waits for the first paint. */
async function openBeforeTheScript({ open, demo }) {
  const { page } = await open('about:blank');
  await page.evaluateOnNewDocument(observeShifts, { buffered: true });
  await page.evaluateOnNewDocument(addStyleSheet, SNIPPET);
  let release;
  const isReleased = new Promise((resolve) => {
    release = resolve;
  });
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    if (request.url().endsWith('.min.js')) await isReleased;
    await request.continue();
  });
  // Parsing ends with the script, so nothing but the paint can be waited for.
  const arrived = page.goto(`${demo.pages.origin}/e2e/first-paint.html`);
  await page.waitForFunction(hasPainted, { polling: 50 });
  return {
    page,
    release: async () => {
      release();
      await arrived;
    },
  };
}

function addStyleSheet(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

function hasPainted() {
  return performance.getEntriesByName('first-contentful-paint').length === 1;
}

/** Notes each layout shift from now on, also those that a click would excuse. */
function observeShifts({ buffered }) {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      window.shifts.push([value, ...sources.map(({ node }) => node?.textContent.trim())]);
    }
  }).observe({ type: 'layout-shift', buffered });
}

/** Waits until what is painted next has been looked at. */
function settle() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100)));
  });
}

function measurePlaces() {
  return [...document.body.querySelectorAll('h1, p, egain-login')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.localName, x, y, width, height];
  });
}
