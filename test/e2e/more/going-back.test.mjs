// Back after a login: sign-in servers that know the user send them on, to the callback page, with the
// `state` of the login that is finished.
import assert from 'node:assert/strict';
import { writeButton, writePage } from '../support/documents.mjs';
import { visitSite } from '../support/site.mjs';

const START = '/start.html?article=7#section-2';
const attributes = 'storage="session" redirect-uri="/done.html"';

const test = await visitSite({
  '/start.html': writePage(writeButton(`${attributes} after-login="return"`)),
  '/stay.html': writePage(writeButton(attributes)),
  '/memory.html': writePage(writeButton('redirect-uri="/done.html" after-login="return"')),
  '/done.html': writePage('<egain-login></egain-login>'),
});

test('Back after a login that returned leads to where the user was', async (visitor) => {
  const tab = await visitor.open(START);
  await signIn(visitor, tab, START);
  await tab.page.goBack();
  await tab.waitFor({ address: START, status: 'signed-in', message: '' });
  assert.deepEqual(await tab.heard(), ['token:restore']);
  assert.equal(visitor.tokenRequests.length, 1);
});

test('Back after a login that returned leads to where the user was, with no token kept', async (visitor) => {
  const tab = await visitor.open('/memory.html');
  await signIn(visitor, tab, '/memory.html');
  await tab.page.goBack();
  await tab.waitFor({ address: '/memory.html', status: 'signed-out', message: '', heard: [] });
  assert.equal(visitor.tokenRequests.length, 1);
});

test('Back after a login that stayed finds the callback page quiet, and the user signed in', async (visitor) => {
  const tab = await visitor.open('/stay.html');
  await signIn(visitor, tab, '/done.html');
  await tab.page.goBack();
  await tab.waitFor({ address: '/done.html', status: 'signed-in', message: '' });
  assert.deepEqual(await tab.heard(), ['token:restore']);
  assert.equal(visitor.tokenRequests.length, 1);
});

/** Signs in at a server that sends everybody on who comes back to its sign-in page. */
async function signIn(visitor, tab, endsOn) {
  await tab.press('Sign in');
  await tab.waitForSignInPage();
  const response = tab.page.waitForRequest((request) => request.url().includes('/done.html?'));
  await tab.choose('Maya');
  const Location = (await response).url();
  await tab.waitFor({ address: endsOn, status: 'signed-in', heard: ['token:login'] });
  visitor.handleRequests(({ method, url }, answer) => {
    const isSignInPage = method === 'GET' && url.includes('/sign-in/');
    if (isSignInPage) answer.writeHead(302, { Location }).end();
    return isSignInPage;
  });
}
