import { expect } from '@open-wc/testing';
import {
  startAuthorizationServer,
  STAY,
  tag,
  type Attributes,
} from '../support/authorization-server.js';
import { reportsIn } from '../support/debug.js';
import { openPage, type Page } from '../support/page.js';
import { until } from '../support/until.js';

const HERE = { 'redirect-uri': '/pages/debug.html' };

const open = (markup: string) => openPage('debug.html', { 'debug.html': markup });

const report = ({ login }: Page) => reportsIn(login)[0];

const textOf = (page: Page) => report(page)?.querySelector('details')?.textContent ?? '';

/** The names of the steps, in order. */
const steps = (page: Page) =>
  [...(report(page)?.querySelectorAll('ol .step > :first-child') ?? [])].map(({ textContent }) =>
    textContent.trim(),
  );

const says = (page: Page, text: string) =>
  until(() => page.isReady() && textOf(page).includes(text), `the report says: ${text}`);

async function signInHere(more: Attributes = {}): Promise<Page> {
  const { attributes } = await startAuthorizationServer();
  const page = await open(tag({ ...attributes, ...HERE, ...more }));
  page.press();
  await page.arrivesAt('debug.html');
  await page.hears('token');
  return page;
}

describe('the element of the debug script', () => {
  it('tells the steps of a login by redirect, those before it left included', async () => {
    const page = await signInHere();
    const names = [
      'Button pressed',
      'Authorization request prepared',
      'The browser left for the sign-in page',
      'The browser came back with a response',
      'The script ran on the callback page',
      'Token request sent',
      'Token request ', // answered; where no status is told, only ended
      'Event: token (login)',
    ];
    await until(() => steps(page).length === names.length, 'the report tells them all');
    const told = steps(page);
    for (const [index, name] of names.entries())
      expect(told[index]!.startsWith(name), told[index]).to.be.true;
    expect(page.window.sessionStorage.getItem('egain-login:debug')).to.be.null;
  });

  it('tells the steps of a login that returned to where it began', async () => {
    const { attributes } = await startAuthorizationServer();
    const markup = tag({ ...attributes, ...HERE, 'after-login': 'return', storage: 'session' });
    const page = await openPage('debug.html?start', { 'debug.html': markup });
    page.press();
    await until(
      () => page.isReady() && page.login.status === 'signed-in' && page.window.location.search,
      'the login has returned',
    );
    await says(page, 'The login continued on this page');
    expect(steps(page)[0]).to.equal('Button pressed');
  });

  it('tells a login in a popup', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await open(tag({ ...attributes, mode: 'popup', 'redirect-uri': '/x.html' }));
    let state = '';
    page.window.open = (url) => {
      state = new URL(url!).searchParams.get('state')!;
      return { closed: false, close() {}, focus() {} } as unknown as Window;
    };
    page.press();
    const channel = new BroadcastChannel('egain-login');
    channel.postMessage({ 'egain-login': state, response: `code=the-code&state=${state}` });
    await page.hears('token');
    channel.close();
    await says(page, 'Event: token (login)');
    expect(steps(page).join()).to.contain('The popup passed a response');
  });

  it('explains a failure, with the steps that led to it', async () => {
    const { attributes } = await startAuthorizationServer({
      token: [{ status: 400, body: { error: 'invalid_grant' } }],
    });
    const page = await open(tag({ ...attributes, ...HERE }));
    page.press();
    await page.arrivesAt('debug.html');
    await page.hears('login-error');
    await says(page, 'HTTP status 400');
    expect(textOf(page)).to.contain('Login failed: invalid_grant');
    expect(steps(page).at(-1)).to.equal('Event: login-error (invalid_grant)');
  });

  it('explains a click that came to nothing', async () => {
    const page = await open(tag({ 'client-id': 'x' }));
    await says(page, 'Missing: authorize-url, token-url, scope.');
    page.press();
    await says(page, 'Login failed: configuration');
    expect(steps(page)).to.deep.equal(['Button pressed', 'Event: login-error (configuration)']);
  });

  it('tells what is wrong before anybody has clicked, and that it is mended', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await open(tag({ ...attributes, 'token-url': '' }));
    await says(page, 'Missing: token-url.');
    page.login.setAttribute('token-url', attributes['token-url']!);
    await until(() => !textOf(page).includes('Missing'), 'it is mended');
  });

  it('says what a bare tag is for', async () => {
    const page = await open('<egain-login></egain-login>');
    await says(page, 'This tag has no attributes');
    expect(textOf(page)).not.to.contain('Missing');
  });

  it('says which redirect URI to register where no response came', async () => {
    const { attributes } = await startAuthorizationServer({
      authorize: [{ body: 'Who are you?' }],
    });
    const page = await open(tag({ ...attributes, ...HERE }));
    page.press();
    await until(() => !page.isReady(), 'the sign-in page opens');
    await page.goTo('debug.html');
    await says(page, 'without a response from the sign-in page');
    expect(textOf(page)).to.contain(`${location.origin}/pages/debug.html`);
  });

  it('tells of a login that the page refused', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await open(tag({ ...attributes, ...HERE }));
    page.login.addEventListener('login-start', (event) => event.preventDefault());
    page.press();
    await says(page, 'The login was canceled');
  });

  it('tells what the page adds to the request, by name', async () => {
    const { attributes } = await startAuthorizationServer({ authorize: [STAY] });
    const page = await open(tag({ ...attributes, ...HERE }));
    page.login.addEventListener('login-start', ({ detail: { url } }) =>
      url.searchParams.set('login_hint', 'maya'),
    );
    page.press();
    await says(page, 'login_hint=…');
    expect(textOf(page)).not.to.contain('maya');
  });

  it('tells of the sign-out', async () => {
    const page = await signInHere();
    page.press();
    await page.hears('logout');
    await says(page, 'Event: logout');
  });

  it('hears nothing as long as it is off the page, and goes on when it is back', async () => {
    const page = await signInHere();
    const { login, document } = page;
    login.remove();
    login.dispatchEvent(new CustomEvent('logout'));
    document.body.append(login);
    await page.settles();
    expect(textOf(page)).not.to.contain('Event: logout');
    expect(reportsIn(login)).to.have.length(1);
  });

  it('is the usual element where that was first, and says so', async () => {
    const page = await openPage('start.html', { 'start.html': tag() });
    const warnings: string[] = [];
    page.window.console.warn = (text: string) => void warnings.push(text);
    const script = page.document.createElement('script');
    script.type = 'module';
    script.src = '/src/debug/debug-element.ts';
    page.document.body.append(script);
    await until(
      () => warnings.some((text) => text.includes('on the page first')),
      'the console says so',
    );
  });
});
