import assert from 'node:assert/strict';
import { listen } from '../../demo/servers/listen.mjs';
import { visitTheDemo } from './support/visit.mjs';

const test = visitTheDemo();

const CANCELED = 'Sign-in was canceled or refused. You can try again.';

test('who cancels is back where they were, reads so in friendly words, and can try again', async ({
  open,
  tokenRequests,
}) => {
  const tab = await open('/login.html');
  await tab.press('Sign in');
  await tab.press('Cancel');
  await tab.waitFor({ address: '/login.html', status: 'error', message: CANCELED });
  assert.deepEqual(await tab.heard(), ['login-error:access_denied']);
  assert.equal(tokenRequests.length, 0);

  await tab.signIn('Maya', { endsOn: '/login.html' });
  assert.equal(tokenRequests.length, 1);
});

test('Back from the sign-in page finds a button that works at once', async ({ open }) => {
  const tab = await open('/login.html');
  await tab.press('Sign in');
  await tab.waitForSignInPage();
  await tab.page.goBack();
  await tab.waitFor({ address: '/login.html', status: 'signed-out', message: '' });

  await tab.signIn('Maya', { endsOn: '/login.html' });
});

test('Back to a page that the browser has kept finds a button that works at once', async ({
  open,
  mirror,
}) => {
  // Some builds of the browser keep no pages: then one without a button isn’t kept either.
  const address = `${mirror}/plain.html`;
  const tab = await open(`${mirror}/e2e/empty.html`);
  await tab.visit('/plain.html');
  await tab.page.goBack();
  const keepsPages = await tab.isKept();

  await tab.visit(address);
  await tab.press('Sign in');
  await tab.waitForSignInPage();
  await tab.page.goBack();
  assert.equal(await tab.isKept(), keepsPages);
  await tab.waitFor({ address, status: 'signed-out', message: '' });

  await tab.signIn('Maya', { endsOn: address });
});

test('a wrong redirect URI is named by the server, and Back leads to a working button', async ({
  open,
  demo,
  expectErrors,
}) => {
  expectErrors(/the server responded with a status of 400/);
  const tab = await open('/plain.html');
  const registered = `${demo.pages.origin}/plain.html`;
  const wrong = `${registered}/`;
  await tab.withButton((button, uri) => (button.redirectUri = uri), undefined, wrong);
  await tab.press('Sign in');
  await tab.page.waitForSelector('h1::-p-text(This redirect URI is not registered)');
  assert.equal(await tab.page.$eval('.asked', ({ innerText }) => innerText), wrong);

  await tab.page.goBack();
  await tab.waitFor({ address: '/plain.html', status: 'signed-out', message: '' });
  await tab.signIn('Maya', { endsOn: '/plain.html' });
});

test('Back from a sign-in server that is down leads to a working button', async ({ open }) => {
  const server = await listen(() => {});
  await server.close();
  const tab = await open('/plain.html');
  await tab.withButton(
    (button, url) => (button.authorizeUrl = url),
    undefined,
    `${server.origin}/authorize`,
  );
  await tab.press('Sign in');
  await tab.page.waitForFunction(() => location.protocol === 'chrome-error:', { polling: 50 });

  await tab.page.goBack();
  await tab.waitFor({ address: '/plain.html', status: 'signed-out', message: '' });
  await tab.signIn('Maya', { endsOn: '/plain.html' });
});
