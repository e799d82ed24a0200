import { expect, fixture, html } from '@open-wc/testing';
import {
  LoginError,
  LoginErrorEvent,
  LoginStartEvent,
  LogoutEvent,
  TokenEvent,
  TokenExpiredEvent,
  type EgainLoginElement,
} from '../src/index.js';
import {
  beginLogin,
  signIn,
  startAuthorizationServer,
  STAY,
  tag,
} from './support/authorization-server.js';
import { openPage } from './support/page.js';
import { storedText } from './support/storage.js';
import { until } from './support/until.js';

describe('The events of <egain-login>', () => {
  const token = { access_token: 'the-access-token' };
  const url = new URL('https://auth.example/authorize');
  const error = new LoginError('network', 'Try again.');
  const EVENTS: [CustomEvent, string, boolean, unknown][] = [
    [new LoginStartEvent(url), 'login-start', true, { url }],
    [new TokenEvent(token, 'login'), 'token', false, token],
    [new TokenEvent(token, 'restore'), 'token', false, token],
    [new TokenEvent(token, 'refresh'), 'token', false, token],
    [new TokenExpiredEvent(), 'token-expired', false, null],
    [new LoginErrorEvent(error), 'login-error', false, error],
    [new LogoutEvent(), 'logout', false, null],
  ];

  for (const [event, type, cancelable, detail] of EVENTS) {
    const cause = event instanceof TokenEvent ? ` (${event.cause})` : '';
    it(`include ${type}${cause}, ${cancelable ? '' : 'not '}cancelable`, () => {
      expect(event).to.be.instanceOf(CustomEvent);
      expect(event.type).to.equal(type);
      expect(event.bubbles, 'bubbles').to.be.true;
      expect(event.composed, 'composed').to.be.true;
      expect(event.cancelable, 'cancelable').to.equal(cancelable);
      expect(event.detail).to.deep.equal(detail);
    });
  }

  it('say why there is a token', () => {
    expect(new TokenEvent(token, 'refresh').cause).to.equal('refresh');
  });

  it('are of these classes, and leave the shadow roots around the element', async () => {
    const { attributes } = await startAuthorizationServer({ authorize: [STAY] });
    const host = await fixture<HTMLElement>(html`<div></div>`);
    host.attachShadow({ mode: 'open' }).innerHTML = tag(attributes);
    const login = host.shadowRoot!.querySelector('egain-login') as EgainLoginElement;
    const heard: Event[] = [];
    const hear = (event: Event) => {
      heard.push(event);
      event.preventDefault();
    };
    const types = ['login-start', 'login-error', 'token', 'token-expired', 'logout'];
    for (const type of types) addEventListener(type, hear);

    await login.login();
    login.clientId = '';
    await login.login();
    // A login in another frame of this tab is found in storage.
    const other = await startAuthorizationServer();
    const stored = { ...other.attributes, storage: 'session' };
    await signIn(stored);
    for (const [name, value] of Object.entries(stored)) login.setAttribute(name, value);
    await until(() => heard.length === 3, 'the token is restored');
    const { now } = Date;
    Date.now = () => now() + 7_200_000;
    dispatchEvent(new Event('online')); // look what time it is
    Date.now = now;
    await signIn(stored);
    await until(() => heard.length === 5, 'another token is restored');
    await login.logout();

    for (const type of types) removeEventListener(type, hear);
    const classes = [
      LoginStartEvent,
      LoginErrorEvent,
      TokenEvent,
      TokenExpiredEvent,
      TokenEvent,
      LogoutEvent,
    ];
    expect(heard.map(({ type }) => type)).to.deep.equal([
      'login-start',
      'login-error',
      'token',
      'token-expired',
      'token',
      'logout',
    ]);
    for (const [index, event] of heard.entries())
      expect(event instanceof classes[index]!, event.type).to.be.true;
  });
});

describe('login-start', () => {
  it('is heard before anything is stored or sent', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    let stored: string | undefined;
    const { page } = await beginLogin(server, ({ document }) =>
      document.addEventListener('login-start', () => {
        stored = storedText();
      }),
    );
    expect(page.heard).to.deep.equal(['login-start']);
    expect(stored).to.equal('[{},{}]');
  });

  it('tells the address that is about to be visited', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    const { page, state } = await beginLogin(server);
    const { url } = (await page.hears('login-start')).detail as { url: URL };
    expect(url.href.startsWith(server.attributes['authorize-url']!)).to.be.true;
    expect(url.searchParams.get('state')).to.equal(state);
  });

  it('canceled, stops the login, and leaves nothing stored', async () => {
    const { attributes, authorizationRequests } = await startAuthorizationServer();
    const page = await openPage('start.html', { 'start.html': tag(attributes) });
    page.document.addEventListener('login-start', (event) => event.preventDefault());
    await page.login.login();
    await page.settles();
    expect(page.login.status).to.equal('signed-out');
    expect(page.heard).to.deep.equal(['login-start']);
    expect(storedText()).to.equal('[{},{}]');
    expect(await authorizationRequests()).to.be.empty;
  });

  it('canceled once, lets the next login go on', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    const page = await openPage('start.html', { 'start.html': tag(server.attributes) });
    page.document.addEventListener('login-start', (event) => event.preventDefault(), {
      once: true,
    });
    await page.login.login();
    page.press();
    await page.shows('authorizing');
    await until(async () => (await server.authorizationRequests()).length, 'the request arrives');
  });

  it('may be given further parameters, which are sent', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    await beginLogin(server, ({ document }) =>
      document.addEventListener('login-start', (event) =>
        (event as LoginStartEvent).detail.url.searchParams.append('ui_locales', 'fr CA'),
      ),
    );
    const [request] = await server.authorizationRequests();
    expect(request!.get('ui_locales')).to.equal('fr CA');
    expect(request!.get('client_id')).to.equal('the-client');
  });

  it('may not change what the login sets itself', async () => {
    const { attributes, authorizationRequests } = await startAuthorizationServer();
    const page = await openPage('start.html', { 'start.html': tag(attributes) });
    page.document.addEventListener('login-start', (event) =>
      (event as LoginStartEvent).detail.url.searchParams.set('state', 'another'),
    );
    page.press();
    const { detail } = (await page.hears('login-error')) as LoginErrorEvent;
    expect(detail.code).to.equal('configuration');
    expect(detail.message).to.contain('"state"');
    expect(storedText()).not.to.contain('egl-');
    expect(await authorizationRequests()).to.be.empty;
  });
});
