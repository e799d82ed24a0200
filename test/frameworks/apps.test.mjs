// A person signs in and goes from route to route in an app of each framework.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { visitTheDemo } from '../e2e/support/visit.mjs';
import { startAppServer } from './app-server.mjs';
import { APPS } from './apps.mjs';

const servers = {};
for (const [name, { folders }] of Object.entries(APPS))
  servers[name] = await startAppServer(folders);
after(() => Promise.all(Object.values(servers).map((server) => server.close())));
const origins = Object.values(servers).map(({ origin }) => origin);

const test = visitTheDemo({
  pagesOrigins: origins,
  redirectUris: origins.map((origin) => `${origin}/`),
});

for (const [name, server] of Object.entries(servers)) {
  const { warning } = APPS[name];
  const home = `${server.origin}/`;

  test(`${name}: signed in, away and back, signed out`, async (visitor) => {
    server.demo = visitor.demo;
    if (warning) visitor.expectErrors(warning);
    const tab = await visitor.open(home);
    await tab.press('Sign in');
    await tab.choose('Maya');
    await tab.waitFor({ address: home, status: 'signed-in', text: 'Signed in until' });
    assert.deepEqual(await tab.heard(), ['token:login']);

    await follow(tab, 'About');
    await tab.waitFor({ address: `${home}about`, text: 'About this site' });
    assert.equal(await tab.page.$('egain-login'), null);
    await follow(tab, 'Home');
    await tab.waitFor({ address: home, status: 'signed-in', text: 'Signed in until' });
    assert.deepEqual(await tab.heard(), ['token:login', 'token:restore']);
    assert.equal(visitor.tokenRequests.length, 1);

    await tab.press('Sign out');
    await tab.waitFor({ address: home, status: 'signed-out' });
    await tab.page.waitForFunction(() => !document.body.innerText.includes('Signed in until'));
  });

  test(`${name}: away and back while the code is exchanged`, async (visitor) => {
    server.demo = visitor.demo;
    if (warning) visitor.expectErrors(warning);
    let answer;
    const isTime = new Promise((resolve) => (answer = resolve));
    visitor.handleRequests(async ({ method, url }) => {
      if (method === 'POST' && url.endsWith('/oauth2/token')) await isTime;
      return false;
    });
    const tab = await visitor.open(home);
    await tab.press('Sign in');
    await tab.choose('Maya');
    await tab.waitFor({ address: home, status: 'exchanging' });
    await follow(tab, 'About');
    await tab.waitFor({ address: `${home}about`, text: 'About this site' });
    await tab.page.goBack();
    await tab.waitFor({ address: home });
    answer();
    await tab.waitFor({ address: home, status: 'signed-in', text: 'Signed in until' });
    assert.equal(visitor.tokenRequests.length, 1);
    assert.equal((await tab.heard()).length, 1);
  });
}

test('react: a component calls the API with a current token', async (visitor) => {
  const server = servers.react;
  server.demo = visitor.demo;
  const tab = await visitor.open(`${server.origin}/`);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: `${server.origin}/`, status: 'signed-in' });
  await follow(tab, 'Profile');
  await tab.waitFor({ address: `${server.origin}/profile`, text: 'Hello, Maya' });
});

async function follow(tab, link) {
  await tab.page.locator(`::-p-aria([name="${link}"][role="link"])`).click();
}
