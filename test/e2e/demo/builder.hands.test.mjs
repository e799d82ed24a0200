// What hands do in the builder: copies, and keys alone.
import assert from 'node:assert/strict';
import { DESKTOP, fill, openBuilder, readOutput, sampleOf } from './builder.mjs';
import { tabTo } from '../support/keys.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const TENANT = 'https://ai.egain.cloud/system/auth/ACME-U';

test('a copy is the text to the character, and is announced', async (visitor) => {
  await visitor.context.overridePermissions(visitor.demo.pages.origin, [
    'clipboard-read',
    'clipboard-write',
    'clipboard-sanitized-write',
  ]);
  const tab = await openBuilder(visitor);
  await fill(tab, 'pasted', TENANT);
  for (const [id, name] of [
    ['snippet-script', 'Script'],
    ['snippet-tag', 'Button'],
    ['snippet-policy', 'Content Security Policy'],
  ]) {
    if (id === 'snippet-policy') await tab.press('Policy', 'tab');
    await tab.press(`Copy: ${name}`);
    await tab.page.waitForFunction(isAnnounced, {}, `Copied: ${name}`);
    const copied = await tab.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await readOutput(tab, id));
  }
});

test('where nothing may be written to the clipboard, a copy selects the text', async (visitor) => {
  const tab = await visitor.open('about:blank');
  await tab.page.setViewport(DESKTOP);
  await tab.page.evaluateOnNewDocument(() => delete Navigator.prototype.clipboard);
  await tab.visit('/');
  await tab.press('Copy: Script');
  await tab.page.waitForFunction(isAnnounced, {}, 'Selected: Script. Copy it with Ctrl+C or ⌘C.');
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
  await tabTo(tab.page, '#page');
  await keyboard.type('http://www.example.com/');
  await tabTo(tab.page, '#page-mistake .fix');
  await keyboard.press('Enter');
  assert.equal(await readOutput(tab, 'register-uri'), 'https://www.example.com/');
  await tabTo(tab.page, '[name=callback]');
  await keyboard.press('ArrowRight');
  await tabTo(tab.page, '#redirect-uri');
  await tabTo(tab.page, '#pasted');
  await keyboard.sendCharacter(sampleOf(visitor));
  await tabTo(tab.page, '[name=actor]');
  await keyboard.press('ArrowRight');
  assert.match(await readOutput(tab, 'snippet-tag'), /TMPRODB88619984-C\/oauth2\/token"/);
  await keyboard.press('ArrowLeft');
  await tabTo(tab.page, '[value="core.aiservices.read"]');
  await keyboard.press('Space');
  await tabTo(tab.page, '#button');
  await tabTo(tab.page, '#tab-code');
  await keyboard.press('ArrowRight');
  assert.equal(await tab.page.evaluate(() => document.activeElement.id), 'tab-callback');
  await keyboard.press('ArrowLeft');
  await tabTo(tab.page, '[aria-label="Copy: Button"]');
  await keyboard.press('Enter');
  await tab.page.waitForFunction(
    () => document.activeElement.textContent === 'Copied' || String(getSelection()),
  );
  await keyboard.down('Shift');
  await tabTo(tab.page, '#button');
  await keyboard.up('Shift');
  await keyboard.press('Enter');
  await tab.waitForSignInPage();
});
