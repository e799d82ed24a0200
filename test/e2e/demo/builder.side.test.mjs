// What is beside the form: the preview and the code, also on a phone.
import assert from 'node:assert/strict';
import { runAxe } from '../support/axe.mjs';
import { choose, fill, openBuilder, readOutput, sampleOf } from './builder.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const SAMPLE =
  'https://ai.egain.cloud/system/auth/ACME-U/oauth2/authorize?client_id=b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f&scope=core.aiservices.read';

/** Whether an element is in the window, at least its top. */
const isInView = ({ page }, selector) =>
  page.$eval(selector, (element) => {
    const { top, height } = element.getBoundingClientRect();
    return element.checkVisibility() && height > 0 && top >= 0 && top < innerHeight;
  });

test('the first field, the preview and the code are in view at once, and stay there', async (visitor) => {
  const tab = await openBuilder(visitor, { width: 1280 });
  for (const selector of ['#page', '#button', '#tab-code', '#snippet-script']) {
    assert.ok(await isInView(tab, selector), selector);
  }
  await tab.page.focus('[name=members]');
  for (const selector of ['#button', '#tab-code', '#snippet-script']) {
    assert.ok(await isInView(tab, selector), `${selector}, further down`);
  }
});

test('on a phone a bar opens the preview and the code, and Escape closes them', async (visitor) => {
  const tab = await openBuilder(visitor, { width: 390 });
  assert.ok(await isInView(tab, '#page'));
  assert.equal(await isInView(tab, '#button'), false);
  await tab.press('Preview and code 5 left to fill in');
  assert.ok(await isInView(tab, '#button'));
  assert.equal(await tab.page.$eval('#form', ({ inert }) => inert), true);
  assert.deepEqual((await runAxe(tab.page)).violations, []);
  await tab.page.keyboard.press('Escape');
  assert.equal(await isInView(tab, '#button'), false);
  assert.equal(await tab.page.evaluate(() => document.activeElement.className), 'bar');

  // What is missing leads back to its field.
  await tab.page.keyboard.press('Enter');
  await tab.press('the client ID', 'link');
  assert.equal(await tab.page.evaluate(() => document.activeElement.id), 'client-id');
  assert.ok(await isInView(tab, '#client-id'));
});

test('a step that can’t be done yet is quiet, and a finished one has a check mark', async (visitor) => {
  const tab = await openBuilder(visitor);
  const readSteps = () =>
    tab.page.$$eval('.step', (steps) =>
      steps.map(({ classList }) =>
        ['waiting', 'done'].filter((name) => classList.contains(name)).join(),
      ),
    );
  assert.deepEqual(await readSteps(), ['', 'waiting', '', '']);
  await fill(tab, 'page', 'https://www.example.com/portal/');
  assert.deepEqual(await readSteps(), ['done', '', '', '']);
  await fill(tab, 'pasted', SAMPLE);
  assert.deepEqual(await readSteps(), ['done', '', 'done', '']);
});

test('the message for the administrator is one click from the step that needs it', async (visitor) => {
  const tab = await openBuilder(visitor);
  await fill(tab, 'page', 'https://www.example.com/portal/');
  await tab.press('Send them this message');
  assert.ok(await isInView(tab, '#register-message'));
  assert.match(await readOutput(tab, 'register-message'), /send me the application's metadata/);
});

test('before the preview leaves for a real tenant, it says what to register there', async (visitor) => {
  const tab = await openBuilder(visitor);
  const isShown = () => tab.page.$eval('#trial', (note) => note.checkVisibility());
  assert.equal(await isShown(), false);
  await fill(tab, 'pasted', SAMPLE);
  assert.equal(await isShown(), true);
  const { origin } = visitor.demo.pages;
  const note = await tab.page.$eval('#trial', ({ innerText }) => innerText);
  for (const text of ['ai.egain.cloud', `${origin}/callback.html`, 'localhost']) {
    assert.ok(note.includes(text), text);
  }
  await fill(tab, 'pasted', sampleOf(visitor));
  assert.equal(await isShown(), false);
});

test('the preview waits for a press, also if people are signed in without a click', async (visitor) => {
  const tab = await openBuilder(visitor);
  await tab.press('Use the demo’s sign-in server');
  await tab.page.select('#auto-login', 'on');
  assert.match(await readOutput(tab, 'snippet-tag'), / auto-login[ >]/);
  assert.equal(await tab.withButton((button) => button.hasAttribute('auto-login')), false);
});

test('the preview explains each step where it is, and keeps what was filled in', async (visitor) => {
  visitor.expectErrors(/debug script: .* not for production/);
  const tab = await openBuilder(visitor);
  await tab.press('Use the demo’s sign-in server');
  await Promise.all([tab.page.waitForNavigation(), choose(tab, 'Explain each step')]);
  await tab.page.waitForSelector('egain-login[status]');
  await tab.signIn('Maya', { endsOn: '/' });
  await tab.waitFor({ text: 'Maya Lindqvist' });
  assert.match(await readOutput(tab, 'snippet-script'), /"\/egain-login\.min\.js"/);
});
