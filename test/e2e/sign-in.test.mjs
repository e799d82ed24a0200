import assert from 'node:assert/strict';
import { tabTo } from './support/keys.mjs';
import { visitTheDemo } from './support/visit.mjs';

const test = visitTheDemo();

test('a user signs in and comes back to the page with a token and the API’s answer', async ({
  open,
  demo,
}) => {
  const tab = await open('/login.html');
  await tab.signIn('Maya', { endsOn: '/login.html' });

  await tab.waitFor({ address: '/login.html', text: 'Maya Lindqvist' });
  await tab.waitFor({ address: '/login.html', text: '"id": "PROD-1101"' });
  const { access_token: accessToken } = await tab.token();
  const { actor, person } = await demo.signIn.findAccess(accessToken);
  assert.deepEqual([actor, person.id], ['user', 'PROD-1101']);
  assert.deepEqual(await tab.heard(), ['token:login']);
});

test('a customer signs in at the customers’ server', async ({ open, demo }) => {
  const tab = await open('/login.html?as=customer');
  await tab.signIn('Priya', { endsOn: '/login.html?as=customer' });

  await tab.waitFor({ address: '/login.html?as=customer', text: 'Priya Nair' });
  await tab.waitFor({ address: '/login.html?as=customer', text: '"id": "PROD-7201"' });
  const { access_token: accessToken } = await tab.token();
  const { actor, person } = await demo.signIn.findAccess(accessToken);
  assert.deepEqual([actor, person.id], ['customer', 'PROD-7201']);
});

test('the smallest page is its own callback page', async ({ open, tokenRequests, demo }) => {
  const tab = await open('/plain.html');
  await tab.signIn('Tomás', { endsOn: '/plain.html' });

  await tab.waitFor({ address: '/plain.html', text: 'Signed in for 3600 seconds.' });
  assert.equal(await tab.whoAmI(), 'Tomás');
  assert.deepEqual(await tab.heard(), ['token:login']);
  assert.equal(tokenRequests.length, 1);
  const { code, code_verifier: verifier, ...rest } = tokenRequests[0];
  assert.match(verifier, /^[\w-]{43}$/);
  assert.ok(code);
  assert.deepEqual(rest, {
    grant_type: 'authorization_code',
    redirect_uri: `${demo.pages.origin}/plain.html`,
    client_id: '7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60',
  });
});

for (const [start, end] of [
  ['/login.html', '/login.html'],
  ['/plain.html', '/plain.html'],
]) {
  test(`a login from ${start} leaves no secret in the page, its storage or the history`, async ({
    open,
    tokenRequests,
  }) => {
    const tab = await open(start);
    await tab.signIn('Maya', { endsOn: end });

    const { access_token: accessToken, refresh_token: refreshToken, ...rest } = await tab.token();
    const [{ code, code_verifier: verifier }] = tokenRequests;
    const secrets = [accessToken, refreshToken, code, verifier];
    if (rest.id_token) secrets.push(rest.id_token);
    for (const secret of secrets) assert.ok(secret.length > 20);
    const places = await tab.page.evaluate(whatAnybodyCanRead);
    places.history = (await tab.history()).join('\n');
    for (const [name, text] of Object.entries(places)) {
      const found = secrets.filter((secret) => text.includes(secret));
      assert.deepEqual(found, [], `secrets in ${name}`);
    }
    assert.doesNotMatch(places.history, /[?&#](code|state)=/);
    assert.doesNotMatch(places.storage, /codeVerifier|transaction:|token:/);
  });
}

test('a login takes nothing but Tab and Enter', async ({ open }) => {
  const tab = await open('/login.html');
  await tabTo(tab.page, 'egain-login');
  await tab.page.keyboard.press('Enter');
  await tab.waitForSignInPage();

  await tabTo(tab.page, 'button.person[value="PROD-1103"]');
  await tab.page.keyboard.press('Enter');
  await tab.waitFor({ address: '/login.html', status: 'signed-in', text: 'Aiko Tanaka' });

  await tabTo(tab.page, 'egain-login');
  await tab.page.keyboard.press('Enter');
  await tab.waitFor({
    address: '/login.html',
    status: 'signed-out',
    text: 'Nobody is signed in.',
    heard: [],
  });
});

/** Runs in the page: everything that another script, an extension or a screenshot could pick up. */
function whatAnybodyCanRead() {
  const button = document.querySelector('egain-login');
  return {
    page: document.documentElement.outerHTML + document.body.innerText,
    button: button.outerHTML + button.shadowRoot.innerHTML,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    address: location.href + document.referrer + JSON.stringify(history.state) + window.name,
    cookies: document.cookie,
  };
}
