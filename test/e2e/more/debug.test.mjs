// The debug script in the place of the usual one: it explains logins that work, and those that don't.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startPageServer } from '../../support/page-server.mjs';
import { runAxe } from '../support/axe.mjs';
import { writeButton, writePage } from '../support/documents.mjs';
import { visitTheDemo } from '../support/visit.mjs';
import { pressForWindow } from '../support/windows.mjs';

const SCRIPT = '<script src="/dist/egain-login.debug.min.js" defer></script>';
const STRICT = "default-src 'none'; script-src 'self'; connect-src http://localhost:4401";
const TYPES = "require-trusted-types-for 'script'; trusted-types lit-html";

const withButton = (attributes) => writePage(writeButton(attributes), SCRIPT);

const documents = {
  '/strict.html': withButton(),
  '/no-connect.html': withButton(),
  '/start.html': withButton('redirect-uri="/done.html" after-login="return" storage="session"'),
  '/done.html': writePage('<egain-login></egain-login>', SCRIPT),
  '/popup.html': withButton('mode="popup" redirect-uri="/done.html"'),
  '/mixed.html': withButton().replace('-U/oauth2/token', '-C/oauth2/token'),
};
const policies = {
  '/strict.html': `${STRICT}; ${TYPES}`,
  '/no-connect.html': "default-src 'none'; script-src 'self'; connect-src https://api.example",
};
const options = {
  documents,
  headers: Object.fromEntries(
    Object.entries(policies).map(([path, policy]) => [path, { 'Content-Security-Policy': policy }]),
  ),
};
const server = await startPageServer(options);
/** The same pages on an origin that is not among those that may read the token endpoint's answer. */
const unlisted = await startPageServer(options);
after(() => Promise.all([server.close(), unlisted.close()]));

const test = visitTheDemo({
  pagesOrigins: [server.origin],
  redirectUris: ['/strict.html', '/no-connect.html', '/done.html'].flatMap((path) =>
    [server, unlisted].map(({ origin }) => origin + path),
  ),
});

const NOTICE = /debug script: .* not for production/;
const FAILED = /<egain-login> network: /;

const STEPS = [
  'Button pressed',
  'Authorization request prepared',
  'The browser left for the sign-in page',
  'The browser came back with a response',
  'The script ran on the callback page',
  'Token request sent',
  'Token request answered',
  'Event: token (login)',
];

/** Opens a tab whose console is kept as a whole, and which tells each violation of a policy. */
async function openWithDebugScript(visitor, address) {
  for (const one of [server, unlisted]) one.demo = visitor.demo;
  visitor.expectErrors(NOTICE);
  const tab = await visitor.open('about:blank');
  tab.said = [];
  tab.page.on('console', (message) => tab.said.push(message.text()));
  await tab.visit(address);
  return tab;
}

/** Waits until the report says this, and returns it: what is seen, and what is copied. */
async function read(tab, text) {
  await tab.page.waitForFunction(
    (wanted) => {
      const report =
        document.querySelector('egain-login')?.shadowRoot?.lastElementChild?.shadowRoot;
      return report?.querySelector('details')?.textContent.includes(wanted);
    },
    { polling: 50, timeout: 15_000 },
    text,
  );
  return tab.withButton(async (button) => {
    const report = button.shadowRoot.lastElementChild.shadowRoot;
    const copied = new Promise((resolve) => {
      navigator.clipboard.writeText = async (whole) => resolve(whole);
    });
    report.querySelector('.foot button').click();
    const texts = (selector) =>
      [...report.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
    return {
      seen: report.querySelector('details').textContent,
      steps: texts('ol .step > :first-child'),
      times: texts('ol .time'),
      problems: texts('li.problem'),
      values: texts('li.problem code'),
      copied: await copied,
    };
  });
}

function assertSteps(steps, names) {
  assert.deepEqual(
    names.filter((name, index) => !steps[index]?.startsWith(name)),
    [],
    steps.join('\n'),
  );
}

/** Fails where anything that a login keeps to itself can be read by somebody. */
async function assertThatNothingIsTold(visitor, tab, { seen, copied }) {
  const [{ code, code_verifier: verifier }] = visitor.tokenRequests;
  const states = visitor
    .requestsTo('/oauth2/authorize')
    .map(({ url }) => url.searchParams.get('state'));
  const token = (await tab.token()) ?? {};
  const secrets = [code, verifier, ...states, token.access_token, token.refresh_token].filter(
    Boolean,
  );
  assert.ok(secrets.length >= 3, 'the secrets of a login');
  const markup = await tab.page.evaluate(() => {
    const button = document.querySelector('egain-login');
    const report = button.shadowRoot.lastElementChild.shadowRoot;
    return document.documentElement.outerHTML + button.shadowRoot.innerHTML + report.innerHTML;
  });
  const kept = await tab.page.evaluate(() => sessionStorage.getItem('egain-login:debug') ?? '');
  const told = { seen, copied, markup, kept, console: tab.said.join('\n') };
  for (const [where, text] of Object.entries(told))
    for (const secret of secrets)
      assert.ok(!text.includes(secret), `${secret} is told in ${where}`);
}

test('a login under a strict policy: every step is told, no secret is, and no rule is broken', async (visitor) => {
  const tab = await openWithDebugScript(visitor, 'about:blank');
  await tab.page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`It breaks ${violatedDirective}: ${blockedURI}`);
    });
  });
  await tab.visit(`${server.origin}/strict.html`);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ status: 'signed-in' });

  await read(tab, 'Event: token (login)');
  const report = await read(tab, 'HTTP status 200');
  assertSteps(report.steps, STEPS);
  assert.match(report.times.slice(1).join(' '), /^(\+\d+ m?s ?){7}$/);
  assert.deepEqual(report.problems, []);
  assert.match(report.copied, /^<egain-login> debug report: no problem found\n/);
  for (const step of STEPS)
    assert.ok(
      tab.said.some((text) => text.includes(step)),
      step,
    );
  await assertThatNothingIsTold(visitor, tab, report);
});

test('a login that ends on another page and returns: the steps of all pages are told', async (visitor) => {
  const tab = await openWithDebugScript(visitor, `${server.origin}/start.html`);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: `${server.origin}/start.html`, status: 'signed-in' });

  const report = await read(tab, 'The login continued on this page');
  assertSteps(report.steps, STEPS.slice(0, 5));
  assert.equal(report.steps.at(-1), 'Event: token (login)');
  await assertThatNothingIsTold(visitor, tab, report);
});

test('a login in a popup is told, on the page that opened it', async (visitor) => {
  const tab = await openWithDebugScript(visitor, `${server.origin}/popup.html`);
  const popup = await pressForWindow(visitor, tab);
  await popup.choose('Maya');
  await tab.waitFor({ status: 'signed-in' });

  await read(tab, 'Event: token (login)');
  const report = await read(tab, 'HTTP status 200');
  const steps = ['Button pressed', 'Authorization request prepared', 'The popup passed a response'];
  assertSteps(report.steps, [...steps, 'Token request sent', 'Token request answered', 'Event']);
  await assertThatNothingIsTold(visitor, tab, report);
});

test('a policy without the token endpoint: the report has the very directive', async (visitor) => {
  visitor.expectErrors(/Content Security Policy/, FAILED, /Login failed: network/, /connect-src/);
  const tab = await openWithDebugScript(visitor, `${server.origin}/no-connect.html`);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ status: 'error' });

  const { problems, values } = await read(tab, 'The page’s policy forbids');
  assert.deepEqual(values, [`connect-src https://api.example ${visitor.demo.signIn.origin}`]);
  assert.match(problems.join('\n'), /Content-Security-Policy forbids the token request/);
});

test('an origin that is not on eGain’s list: the report says that it is CORS, and which to add', async (visitor) => {
  visitor.expectErrors(/blocked by CORS policy/, /net::ERR_FAILED/, FAILED, /CORS: /);
  const tab = await openWithDebugScript(visitor, `${unlisted.origin}/strict.html`);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ status: 'error' });

  const report = await read(tab, 'no answer that this page may read');
  assert.match(report.problems.join('\n'), /CORS: the sign-in page on .* has just answered/);
  assert.deepEqual(report.values, [unlisted.origin]);
  await assertThatNothingIsTold(visitor, tab, report);
});

test('a browser that is offline: the report says so, and that it is not CORS', async (visitor) => {
  visitor.expectErrors(/Failed to load resource: net::ERR_/, FAILED, /offline/);
  const tab = await openWithDebugScript(visitor, `${server.origin}/strict.html`);
  const asked = new Promise((resolve) => {
    visitor.handleRequests((request, response) => {
      if (request.method !== 'POST' || !request.url.endsWith('/token')) return false;
      resolve(response);
      return true;
    });
  });
  await tab.press('Sign in');
  await tab.choose('Maya');
  const response = await asked;
  await tab.page.setOfflineMode(true);
  response.destroy();
  await tab.waitFor({ status: 'error' });

  const { problems } = await read(tab, 'offline');
  assert.match(problems.join('\n'), /The browser is offline.* CORS is not the cause/);
});

test('URLs that do not belong together are told before anybody has clicked', async (visitor) => {
  visitor.expectErrors(/token-url is for customers/);
  const tab = await openWithDebugScript(visitor, `${server.origin}/mixed.html`);
  const { problems, values } = await read(tab, 'customers (-C)');
  assert.equal(problems.length, 1);
  assert.match(values[0], /-U\/oauth2\/token$/);
});

test('the keyboard comes from the button to the report, and to each value to copy', async (visitor) => {
  visitor.expectErrors(/token-url is for customers/);
  const tab = await openWithDebugScript(visitor, `${server.origin}/mixed.html`);
  await read(tab, 'customers (-C)');
  const reached = [];
  for (let i = 0; i < 4; i++) {
    await tab.page.keyboard.press('Tab');
    reached.push(await tab.page.evaluate(nameFocused));
  }
  assert.deepEqual(reached, ['Sign in', 'Debug: 1 problem', 'Debug report', 'Copy token-url']);
  assert.equal(await tab.withButton(({ status }) => status), 'signed-out');
});

test('axe finds nothing in a report with problems, nor after a login', async (visitor) => {
  visitor.expectErrors(/token-url is for customers/);
  const tab = await openWithDebugScript(visitor, `${server.origin}/mixed.html`);
  await read(tab, 'customers (-C)');
  assert.deepEqual((await runAxe(tab.page, 'egain-login')).violations, []);

  await tab.visit(`${server.origin}/start.html`);
  await tab.press('Sign in');
  await tab.choose('Maya');
  await tab.waitFor({ address: `${server.origin}/start.html`, status: 'signed-in' });
  await read(tab, 'The login continued on this page');
  await tab.withButton((button) => {
    button.shadowRoot.lastElementChild.shadowRoot.querySelector('details').open = true;
  });
  for (const scheme of ['light', 'dark']) {
    await tab.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await tab.page.evaluate(() => {
      Object.assign(document.documentElement.style, {
        colorScheme: 'light dark',
        // To axe, a page without a color of its own is white.
        background: 'Canvas',
      });
    });
    assert.deepEqual((await runAxe(tab.page, 'egain-login')).violations, []);
  }
});

/** Runs in the page. */
function nameFocused() {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element.ariaLabel ?? element.innerText.trim().replace(/^!\s+/, '');
}
