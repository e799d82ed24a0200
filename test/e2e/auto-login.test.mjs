// Logins that begin by themselves, and the ways in which they could go round in circles.
import assert from 'node:assert/strict';
import { writeButton, writePage } from './support/documents.mjs';
import { answerJson, visitSite } from './support/site.mjs';

const SMALL = '<script src="/dist/egain-login.callback.min.js"></script>';
const WHOLE = '<script src="/dist/egain-login.min.js" defer></script>';
const CLEAR = '<script>localStorage.clear(); sessionStorage.clear();</script>';
const BLOCK = `<script>
  for (const area of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, area, { get() { throw new DOMException('No', 'SecurityError'); } });
</script>`;
const FAILED = 'Sign-in did not work. Please try again.';
const CANCELED = 'Sign-in was canceled or refused. You can try again.';

const SMALL_CALLBACK = 'redirect-uri="/small.html"';
const WHOLE_CALLBACK = 'redirect-uri="/whole.html"';

const test = await visitSite({
  '/self.html': writePage(writeButton('auto-login redirect-uri="/self.html"')),
  '/small-callback.html': writePage(writeButton(`auto-login ${SMALL_CALLBACK}`)),
  '/whole-callback.html': writePage(
    writeButton(`auto-login after-login="return" ${WHOLE_CALLBACK}`),
  ),
  '/silent.html': writePage(writeButton(`auto-login="silent" ${SMALL_CALLBACK}`)),
  '/local.html': writePage(writeButton(`auto-login storage="local" ${SMALL_CALLBACK}`)),
  '/clears.html': writePage(writeButton(`auto-login ${SMALL_CALLBACK}`), CLEAR + WHOLE),
  '/blocked.html': writePage(writeButton(`auto-login ${SMALL_CALLBACK}`), BLOCK + WHOLE),
  '/framing.html': writePage('<iframe src="/self.html" width="400" height="200"></iframe>'),
  '/refuses.html': writePage(
    `${writeButton('auto-login')}
     <script>addEventListener('login-start', (event) => event.preventDefault());</script>`,
  ),
  '/small.html': writePage('Signing you in …', SMALL),
  '/whole.html': writePage('<egain-login></egain-login>'),
  '/other.html': writePage('Another page', ''),
});

/** A server that knows everybody, or answers each authorization request in some other way. */
function answer({ handleRequests, requestsTo }, respond = () => ({ code: 'the-code' })) {
  let tokens = 0;
  handleRequests((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://server');
    if (pathname.endsWith('/oauth2/token')) {
      tokens += 1;
      return answerJson(response, 200, {
        access_token: `token-${tokens}`,
        token_type: 'Bearer',
        expires_in: 3600,
      });
    }
    if (!pathname.endsWith('/oauth2/authorize')) return false;
    const parameters = respond(searchParams);
    if (!parameters) return (response.writeHead(204).end(), true);
    const to = new URL(parameters.location ?? searchParams.get('redirect_uri'));
    if (!parameters.location)
      for (const [name, value] of Object.entries({
        ...parameters,
        state: searchParams.get('state'),
      }))
        to.searchParams.set(name, value);
    response.writeHead(302, { Location: to.href }).end();
    return true;
  });
  return () => requestsTo('/oauth2/authorize').length;
}

/** Gives a loop the time for a few rounds. */
const letGoRound = (tab) =>
  tab.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000))).catch(() => {});

for (const path of ['/self.html', '/small-callback.html', '/whole-callback.html']) {
  test(`whoever opens ${path} is signed in there, without a click`, async (visitor) => {
    const count = answer(visitor);
    const tab = await visitor.open('/other.html');
    await tab.page.goto(`${visitor.home}${path}?a=1#part`).catch(() => {});
    await tab.waitFor({ address: `${path}?a=1#part`, status: 'signed-in', heard: ['token:login'] });
    assert.equal(count(), 1);

    // The token is on this page only, so a reload signs in anew: there was a token in between.
    await tab.page.reload().catch(() => {});
    await tab.waitFor({ status: 'signed-in', heard: ['token:login'] });
    assert.equal(count(), 2);
  });

  test(`a server that always refuses is asked once by ${path}, until the user presses`, async (visitor) => {
    const count = answer(visitor, () => ({ error: 'access_denied' }));
    const tab = await openWhileLeaving(visitor, path);
    await tab.waitFor({ address: path, status: 'error', message: CANCELED });
    await letGoRound(tab);
    assert.equal(count(), 1);

    for (const go of [() => tab.page.reload(), () => tab.visit(path)]) {
      await go();
      await letGoRound(tab);
      await tab.waitFor({ address: path, status: 'signed-out', message: '' });
    }
    assert.equal(count(), 1);
    await tab.press('Sign in');
    await tab.waitFor({ address: path, status: 'error', message: CANCELED });
    assert.equal(count(), 2);
  });
}

test('a server that sends people back without a response is asked once, and the page says so', async (visitor) => {
  visitor.expectErrors(/login_required: An automatic login brought the browser back/);
  const count = answer(visitor, () => ({ location: `${visitor.home}/self.html` }));
  const tab = await openWhileLeaving(visitor, '/self.html');
  await tab.waitFor({ address: '/self.html', status: 'error', message: FAILED });
  await letGoRound(tab);
  await tab.page.reload();
  await tab.waitFor({ address: '/self.html', status: 'signed-out', message: '' });
  await letGoRound(tab);
  assert.equal(count(), 1);
});

for (const [what, respond] of [
  ['tokens', () => ({ code: 'the-code' })],
  ['failures', () => ({ error: 'access_denied' })],
]) {
  test(`a page that clears all storage goes round once with ${what}`, async (visitor) => {
    const count = answer(visitor, respond);
    const tab = await openWhileLeaving(visitor, '/clears.html');
    await tab.waitFor({ address: '/clears.html', status: 'signed-out' });
    await letGoRound(tab);
    assert.equal(count(), 1);
  });
}

for (const path of ['/blocked.html', '/framing.html']) {
  test(`no login begins by itself on ${path}`, async (visitor) => {
    const count = answer(visitor);
    const tab = await visitor.open(path);
    await letGoRound(tab);
    assert.equal(count(), 0);
  });
}

test('silently, a server that would have to ask is asked once a tab, and nothing is said', async (visitor) => {
  const prompts = [];
  const count = answer(visitor, (parameters) => {
    prompts.push(parameters.getAll('prompt').join());
    return parameters.get('prompt') === 'none' ? { error: 'login_required' } : { code: 'c' };
  });
  const tab = await openWhileLeaving(visitor, '/silent.html');
  await tab.waitFor({ address: '/silent.html', status: 'signed-out', message: '', heard: [] });
  await tab.page.reload();
  await letGoRound(tab);
  await tab.waitFor({ address: '/silent.html', status: 'signed-out', message: '', heard: [] });
  assert.equal(count(), 1);

  await tab.press('Sign in');
  await tab.waitFor({ address: '/silent.html', status: 'signed-in' });
  await tab.page.reload().catch(() => {});
  await tab.waitFor({ address: '/silent.html', status: 'signed-out' });
  assert.deepEqual(prompts, ['none', '', 'none']);
});

test('after a sign-out no tab signs in by itself, until the user presses', async (visitor) => {
  const count = answer(visitor);
  const tab = await openWhileLeaving(visitor, '/local.html');
  await tab.waitFor({ address: '/local.html', status: 'signed-in' });
  await tab.press('Sign out');
  await tab.waitFor({ status: 'signed-out' });
  const other = await visitor.open('/local.html');
  await tab.page.reload();
  for (const each of [tab, other]) {
    await letGoRound(each);
    await each.waitFor({ address: '/local.html', status: 'signed-out', message: '' });
  }
  assert.equal(count(), 1);

  await other.press('Sign in');
  for (const each of [tab, other]) await each.waitFor({ status: 'signed-in' });
  assert.equal(count(), 2);
});

test('Back from the sign-in page is not sent there again', async (visitor) => {
  const count = () => visitor.requestsTo('/oauth2/authorize').length;
  const tab = await openWhileLeaving(visitor, '/self.html');
  await tab.waitForSignInPage();
  await tab.page.goBack();
  await tab.waitFor({ address: '/self.html', status: 'signed-out', message: '' });
  await letGoRound(tab);
  await tab.page.reload();
  await letGoRound(tab);
  await tab.waitFor({ address: '/self.html', status: 'signed-out', message: '' });
  assert.equal(count(), 1);
});

test('while one tab is at the sign-in page, others wait for it, and get its token', async (visitor) => {
  const tab = await openWhileLeaving(visitor, '/local.html');
  await tab.waitForSignInPage();
  const other = await visitor.open('/local.html');
  await letGoRound(other);
  await other.waitFor({ address: '/local.html', status: 'signed-out', message: '' });
  assert.equal(visitor.requestsTo('/oauth2/authorize').length, 1);

  await tab.choose('Maya');
  for (const each of [tab, other])
    await each.waitFor({ address: '/local.html', status: 'signed-in' });
});

test('a page may refuse by login-start, again on each load', async (visitor) => {
  const count = answer(visitor);
  const tab = await visitor.open('/refuses.html');
  for (let loads = 0; loads < 2; loads++) {
    await tab.page.waitForFunction(() => document.querySelector('egain-login')?.status);
    await letGoRound(tab);
    await tab.waitFor({ status: 'signed-out', message: '', heard: [] });
    await tab.page.reload();
  }
  assert.equal(count(), 0);
});

/** Opens a page that leaves before the driver has seen it loaded. */
async function openWhileLeaving(visitor, path) {
  const tab = await visitor.open('/other.html');
  await tab.page.goto(visitor.home + path).catch(() => {});
  return tab;
}
