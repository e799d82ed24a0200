import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { runAxe } from '../support/axe.mjs';
import { findButtons, openGallery } from './gallery.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const MESSAGES = new URL('../../../src/messages/', import.meta.url);

const SENTENCE = 'Sign-in is not set up correctly on this site. Please tell the site’s owner.';

const LOOKS = {
  'in light': { media: { 'prefers-color-scheme': 'light' } },
  'in dark': { media: { 'prefers-color-scheme': 'dark' } },
  'in forced colours': { media: { 'forced-colors': 'active' } },
  'in dark forced colours': {
    media: { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' },
  },
  'at 320 px': { viewport: { width: 320 } },
  'at 200 % zoom': { viewport: { width: 600, height: 450, deviceScaleFactor: 2 } },
  'in Arabic': { query: '?lang=ar' },
};

for (const [name, look] of Object.entries(LOOKS)) {
  test(`${name} axe finds no violation, and nothing is wider than the window`, async (visitor) => {
    const { page } = await openGallery(visitor, look);
    const { violations, passes } = await runAxe(page);
    // Axe reads style sheets; forced colours are the browser's, and looked at in the contrast tests.
    const isRead = ([rule]) => !look.media?.['forced-colors'] || rule !== 'color-contrast';
    assert.deepEqual(violations.filter(isRead), []);
    for (const rule of ['button-name', 'target-size', 'region']) {
      assert.ok(passes.includes(rule), rule);
    }
    const [needed, there] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(needed <= there, `${needed} px in ${there} px`);
  });
}

const HEARD = {
  'signed-out': { role: 'button', name: 'Sign in', disabled: false },
  busy: { role: 'button', name: 'Signing in…', disabled: true },
  'signed-in': { role: 'button', name: 'Sign out', disabled: false },
  error: { role: 'button', name: 'Sign in', disabled: false },
  disabled: { role: 'button', name: 'Sign in', disabled: true },
};

for (const [state, wanted] of Object.entries(HEARD)) {
  test(`a screen reader hears what a button is that is ${state}, also with the icon only`, async (visitor) => {
    const tab = await openGallery(visitor);
    const selector = `#states egain-login${
      { 'signed-out': ':not([data-state], [disabled])', disabled: '[disabled]' }[state] ??
      `[data-state=${state}]`
    }`;
    const buttons = await findButtons(tab, selector);
    const session = await tab.page.createCDPSession();
    const heard = await Promise.all(buttons.map((button) => hear(session, button)));
    assert.deepEqual(heard, Array(4).fill(wanted));
  });
}

test('a button of the page’s own keeps its name in each state', async (visitor) => {
  const tab = await openGallery(visitor);
  const buttons = await findButtons(tab, '#own egain-login:has([slot=button])');
  const session = await tab.page.createCDPSession();
  const heard = await Promise.all(buttons.map((button) => hear(session, button)));
  const name = 'Continue to the portal';
  const isDisabled = [false, true, true, false]; // signed out, busy, disabled, failed
  assert.deepEqual(
    heard,
    isDisabled.map((disabled) => ({ role: 'button', name, disabled })),
  );
});

test('every language is there, in its own words', async (visitor) => {
  const { page } = await openGallery(visitor);
  const shown = await page.$$eval('.languages > li', (tiles) =>
    tiles.map((tile) => {
      const [out, signedIn] = tile.querySelectorAll('egain-login');
      const label = ({ shadowRoot }) => shadowRoot.querySelector('[part=button]').innerText.trim();
      return [tile.lang.toLowerCase(), label(out), label(signedIn)];
    }),
  );
  const written = readdirSync(MESSAGES)
    .filter((name) => /^[a-z]{2}(-[a-z]+)?\.ts$/.test(name))
    .map((name) => {
      const source = readFileSync(new URL(name, MESSAGES), 'utf8');
      const text = (key) => new RegExp(`${key}: (['"])(.+?)\\1`).exec(source)[2];
      return [name.replace('.ts', ''), text('signIn'), text('signOut')];
    });
  assert.deepEqual(shown.sort(), written.sort());
});

test('each button can be reached with the Tab key, but those that are disabled', async (visitor) => {
  const { page } = await openGallery(visitor);
  const reached = await page.evaluate(() => {
    const buttons = [...document.querySelectorAll('egain-login:not([disabled])')];
    window.reached = new Set();
    addEventListener('focusin', ({ target }) => {
      const login = target.closest('egain-login');
      const button = login?.shadowRoot.activeElement ?? target;
      if (login && button.matches(':focus-visible')) window.reached.add(login);
    });
    return buttons.length;
  });
  const places = await page.evaluate(() => document.querySelectorAll('a, egain-login, pre').length);
  for (let presses = 0; presses < places; presses += 1) await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => window.reached.size), reached);
});

test('a login from the gallery takes nothing but keys, and signs in that one button', async (visitor) => {
  const tab = await openGallery(visitor);
  await tab.page.focus('#variants egain-login[variant=outlined]');
  await tab.page.keyboard.press('Enter');
  await tab.waitForSignInPage();
  await tab.page.focus('button.person');
  await tab.page.keyboard.press('Enter');
  await tab.waitFor({ status: 'signed-in' }, '#variants egain-login[variant=outlined]');

  const statuses = await tab.page.$$eval('#variants egain-login', (buttons) =>
    buttons.map(({ status }) => status).join(' '),
  );
  assert.equal(statuses.replaceAll('signed-out', '-'), '- - - signed-in - - - - -');
});

test('a busy button keeps the focus', async (visitor) => {
  const { page } = await openGallery(visitor);
  const has = await page.evaluate(async () => {
    const login = document.querySelector('#variants egain-login');
    login.authorizeUrl = `${location.origin}/no-content`;
    login.focus();
    await login.login();
    await login.updateComplete;
    return [login.status, document.activeElement === login, !!login.shadowRoot.activeElement];
  });
  assert.deepEqual(has, ['authorizing', true, true]);
});

test('each failure is announced once, also when it is the same again', async (visitor) => {
  const { page } = await openGallery(visitor);
  const said = await page.evaluate(async () => {
    const login = document.querySelector('#states egain-login');
    login.tokenUrl = '';
    const region = login.shadowRoot.querySelector('[role=status]');
    const texts = [];
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      texts.push(...added.map(({ textContent }) => textContent));
    }).observe(region, { childList: true, characterData: true, subtree: true });
    for (let tries = 0; tries < 2; tries += 1) {
      await login.login();
      await login.updateComplete;
    }
    return texts;
  });
  assert.deepEqual(said, [SENTENCE, SENTENCE]);
});

test('the message is gone while the login is tried again', async (visitor) => {
  const { page } = await openGallery(visitor);
  const messages = await page.evaluate(async () => {
    const login = document.querySelector('#states [data-state=error]');
    const region = login.shadowRoot.querySelector('[role=status]');
    const before = region.innerText;
    login.authorizeUrl = `${location.origin}/no-content`;
    login.tokenUrl = login.authorizeUrl;
    await login.login();
    await login.updateComplete;
    return [before, region.innerText, login.status];
  });
  assert.deepEqual(messages, [SENTENCE, '', 'authorizing']);
});

/** Asks the accessibility tree, which is all that a screen reader gets. */
async function hear(session, button) {
  const query = { backendNodeId: await button.backendNodeId(), fetchRelatives: false };
  const { nodes } = await session.send('Accessibility.getPartialAXTree', query);
  const [{ role, name, properties }] = nodes;
  const disabled = properties.find((property) => property.name === 'disabled');
  return { role: role.value, name: name.value, disabled: disabled?.value.value ?? false };
}
