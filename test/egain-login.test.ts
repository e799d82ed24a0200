import { expect, fixture, html } from '@open-wc/testing';
import { EgainLoginElement } from '../src/index.js';
import {
  beginLogin,
  signIn,
  startAuthorizationServer,
  STAY,
  tag,
} from './support/authorization-server.js';
import { openPage } from './support/page.js';
import { until } from './support/until.js';

const WITH_AXE = '<script type="module" src="/test/support/accessible.ts"></script>';

describe('<egain-login> is accessible', () => {
  it('when signed out', async () => {
    const page = await openPage('start.html', { 'start.html': tag() + WITH_AXE });
    await page.window.expectAccessible(page.login);
  });

  it('when disabled', async () => {
    const page = await openPage('start.html', { 'start.html': tag({ disabled: '' }) + WITH_AXE });
    await page.window.expectAccessible(page.login);
  });

  it('with a button of the page’s own', async () => {
    const own = tag({}, '<button slot="button">Log in</button>');
    const page = await openPage('start.html', { 'start.html': own + WITH_AXE });
    await page.window.expectAccessible(page.login);
  });

  it('while authorizing', async () => {
    const { attributes } = await startAuthorizationServer({ authorize: [STAY] });
    const page = await openPage('start.html', { 'start.html': tag(attributes) + WITH_AXE });
    page.press();
    await page.shows('authorizing');
    await page.window.expectAccessible(page.login);
  });

  it('while exchanging', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY], token: [{ hang: true }] });
    const { state } = await beginLogin(server);
    const page = await openPage(`callback.html?code=the-code&state=${state}`, {
      'callback.html': tag() + WITH_AXE,
    });
    await page.shows('exchanging');
    await page.window.expectAccessible(page.login);
  });

  it('when signed in', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await signIn(attributes, { 'callback.html': tag() + WITH_AXE });
    await page.shows('signed-in');
    await page.window.expectAccessible(page.login);
  });

  it('after a failure', async () => {
    const page = await openPage('start.html', { 'start.html': tag() + WITH_AXE });
    page.press();
    await page.shows('error');
    await page.window.expectAccessible(page.login);
  });
});

describe('The attributes of <egain-login>', () => {
  const PROPERTY_OF_ATTRIBUTE = {
    'authorize-url': 'authorizeUrl',
    'token-url': 'tokenUrl',
    'client-id': 'clientId',
    scope: 'scope',
    'redirect-uri': 'redirectUri',
    'authorize-params': 'authorizeParams',
    issuer: 'issuer',
    storage: 'storage',
    'after-login': 'afterLogin',
    'logout-url': 'logoutUrl',
    'revoke-url': 'revokeUrl',
  } as const;

  for (const [attribute, property] of Object.entries(PROPERTY_OF_ATTRIBUTE)) {
    it(`include ${attribute}, which is the property ${property}`, async () => {
      const login = await fixture<EgainLoginElement>(html`<egain-login></egain-login>`);
      login.setAttribute(attribute, 'a value');
      expect(login[property]).to.equal('a value');
    });
  }

  it('include disabled, which follows its property', async () => {
    const login = await fixture<EgainLoginElement>(html`<egain-login disabled></egain-login>`);
    expect(login.disabled).to.be.true;
    login.disabled = false;
    await login.updateComplete;
    expect(login.hasAttribute('disabled')).to.be.false;
  });

  it('count also when set as properties before the script has run', async () => {
    const login = document.createElement('egain-login-early') as EgainLoginElement;
    login.clientId = 'set early';
    document.body.append(login);
    customElements.define('egain-login-early', class extends EgainLoginElement {});
    await login.updateComplete;
    expect(login.clientId).to.equal('set early');
    expect(Object.hasOwn(login, 'clientId'), 'shadows the class’s property').to.be.false;
    login.remove();
  });
});

describe('The status of <egain-login>', () => {
  it('is signed-out at first, as property, attribute and custom state', () => {
    const login = document.createElement('egain-login');
    document.body.append(login);
    expect(login.status).to.equal('signed-out');
    expect(login.getAttribute('status')).to.equal('signed-out');
    expect(login.matches(':state(signed-out)')).to.be.true;
    login.remove();
  });

  it('changes property, attribute and custom state at once', async () => {
    const { login } = await openPage('start.html', { 'start.html': tag() });
    await login.login();
    expect(login.status).to.equal('error');
    expect(login.getAttribute('status')).to.equal('error');
    expect(login.matches(':state(error)')).to.be.true;
    expect(login.matches(':state(signed-out)')).to.be.false;
  });

  it('is not what somebody has saved into the page', async () => {
    const login = await fixture<EgainLoginElement>(
      html`<egain-login status="signed-in"></egain-login>`,
    );
    expect(login.status).to.equal('signed-out');
    expect(login.getAttribute('status')).to.equal('signed-out');
  });

  it('can’t be set', async () => {
    const login = await fixture<EgainLoginElement>(html`<egain-login></egain-login>`);
    expect(() => Object.assign(login, { status: 'signed-in' })).to.throw(TypeError);
  });
});

describe('<egain-login> keeps secrets', () => {
  const SECRETS = {
    access_token: 'secret-access',
    refresh_token: 'secret-refresh',
    id_token: 'secret-id',
  };

  it('out of its attributes and HTML while exchanging the code', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY], token: [{ hang: true }] });
    const { state } = await beginLogin(server);
    const page = await openPage(`callback.html?code=secret-code&state=${state}`);
    await page.shows('exchanging');
    await until(() => page.login.shadowRoot, 'the button is drawn');
    const all = page.document.documentElement.outerHTML + page.harness.root.innerHTML;
    expect(all).not.to.contain('secret-code').and.not.to.contain(state);
  });

  it('out of its attributes and HTML when signed in', async () => {
    const { attributes, tokenRequests } = await startAuthorizationServer({
      token: [{ body: SECRETS }],
    });
    const page = await signIn(attributes, { 'callback.html': tag(attributes) });
    await page.login.updateComplete;
    const [request] = await tokenRequests();
    const all = page.document.documentElement.outerHTML + page.harness.root.innerHTML;
    for (const secret of [...Object.values(SECRETS), 'the-code', request!.get('code_verifier')!])
      expect(all).not.to.contain(secret);
  });
});
