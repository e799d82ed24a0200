// The builder while something in it is wrong, and what axe finds then and otherwise.
import assert from 'node:assert/strict';
import { runAxe } from '../support/axe.mjs';
import {
  choose,
  fill,
  makeMistakes,
  openBuilder,
  readMistake,
  readOutput,
  sampleOf,
  WRONG,
} from './builder.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const test = visitTheDemo();

const TENANT = 'https://ai.egain.cloud/system/auth/ACME-U';

const LOOKS = {
  'in light': {},
  'at 320 px in dark': { width: 320, scheme: 'dark' },
};
for (const [name, look] of Object.entries(LOOKS)) {
  test(`${name} axe finds no violation, and nothing is wider than the window`, async (visitor) => {
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
    await choose(tab, 'Your own color');
    await examine();
  });
}

test('each mistake is caught while typing, explained at its field, and corrected by a click', async (visitor) => {
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
  await tab.waitFor({ text: 'Ready to paste.' });
  assert.equal(await readOutput(tab, 'register-uri'), 'https://www.example.com/callback.html');
  assert.equal(await readOutput(tab, 'register-origin'), 'https://www.example.com');
});

test('localhost is told of where it is typed', async (visitor) => {
  const tab = await openBuilder(visitor);
  await fill(tab, 'page', 'http://localhost:8080/');
  assert.match(await readMistake(tab, 'page'), /doesn’t accept localhost/);
  await fill(tab, 'registered-origins', 'http://localhost:8080');
  assert.match(await readMistake(tab, 'registered-origins'), /doesn’t accept localhost/);
});

test('a login that cannot succeed does not begin, and leads to what is missing', async (visitor) => {
  const tab = await openBuilder(visitor);
  const focused = () => tab.page.evaluate(() => document.activeElement.id);
  await fill(tab, 'token-url', `${TENANT}/oauth2/token`);
  await tab.press('Sign in');
  assert.equal(await focused(), 'authorize-url');
  await fill(tab, 'pasted', TENANT);
  await tab.press('Sign in');
  assert.equal(await focused(), 'client-id');
  await fill(tab, 'client-id', 'b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f');
  await tab.press('Sign in');
  assert.equal(await focused(), 'scopes');
  assert.equal(await tab.withButton(({ status }) => status), 'signed-out');
});

test('spaces at the ends are removed without a word', async (visitor) => {
  const tab = await openBuilder(visitor);
  await fill(tab, 'token-url', ` ${TENANT}/oauth2/token `);
  await fill(tab, 'client-id', ' b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f ');
  assert.equal(await readMistake(tab, 'token-url'), '');
  assert.match(await readOutput(tab, 'snippet-tag'), /client-id="b4b2c1d9-[\w-]+"/);
  const shown = await tab.page.$eval('#token-url', ({ value }) => value);
  assert.equal(shown, `${TENANT}/oauth2/token`);
});

test('what is pasted is text, whatever it is', async (visitor) => {
  const tab = await openBuilder(visitor);
  const markup = '<img src=x onerror=alert(1)>"\'&amp;';
  for (const id of ['pasted', 'authorize-url', 'client-id', 'page', 'label']) {
    await fill(tab, id, markup);
  }
  assert.equal(await tab.page.$('img'), null);
  assert.match(
    await readOutput(tab, 'snippet-tag'),
    /client-id="&lt;img src=x onerror=alert\(1\)>&quot;/,
  );
});
