import assert from 'node:assert/strict';
import { visitTheDemo } from './support/visit.mjs';

const test = visitTheDemo();

const START = '/first.html?article=7&words=a%20b+c#section-2';

test('a login returns to the very address on which it began, query and fragment included', async ({
  open,
}) => {
  const tab = await open(START);
  await tab.signIn('Maya', { endsOn: START });

  await tab.waitFor({ address: START, text: 'Maya Lindqvist' });
  assert.deepEqual(await tab.heard(), ['token:login']);
});

test('Back never lands on the callback page', async ({ open }) => {
  const tab = await open(START);
  await tab.signIn('Maya', { endsOn: START });
  await tab.page.click('a[href="second.html"]');
  await tab.waitFor({ address: '/second.html', status: 'signed-in' });

  const history = await tab.history();
  assert.doesNotMatch(history.join('\n'), /callback\.html/);
  await tab.page.goBack();
  await tab.waitFor({ address: START, status: 'signed-in' });
});

test('the second page is signed in before anything of it is painted', async ({ open }) => {
  const tab = await open('/first.html');
  await tab.signIn('Maya', { endsOn: '/first.html' });
  const { access_token: accessToken } = await tab.token();
  await tab.page.evaluateOnNewDocument(rememberFrames);
  await tab.page.click('a[href="second.html"]');
  await tab.waitFor({ address: '/second.html', status: 'signed-in', text: 'Maya Lindqvist' });

  // Before the script has come, the tag is empty: that is no button.
  const frames = (await tab.page.evaluate(() => window.frames_)).filter(Boolean);
  assert.deepEqual([...new Set(frames)], ['signed-in, Sign out']);
  assert.deepEqual(await tab.heard(), ['token:restore']);
  assert.equal((await tab.token()).access_token, accessToken);
});

test('a login of one tab is nothing to another tab', async ({ open }) => {
  const tab = await open('/first.html');
  await tab.signIn('Maya', { endsOn: '/first.html' });

  const other = await open('/second.html');
  await other.waitFor({ address: '/second.html', status: 'signed-out' });
});

/** Runs in the page: writes down what each frame shows of the button. */
function rememberFrames() {
  window.frames_ = [];
  const look = () => {
    const button = document.querySelector('egain-login');
    const root = button?.shadowRoot;
    const text = root?.querySelector('[part=label]').innerText;
    window.frames_.push(root && `${button.getAttribute('status')}, ${text}`);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
