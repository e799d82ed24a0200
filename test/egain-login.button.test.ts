import { expect, fixture, html } from '@open-wc/testing';
import type { EgainLoginElement } from '../src/index.js';
import '../src/index.js';
import { signIn, startAuthorizationServer, STAY, tag } from './support/authorization-server.js';
import { LoginHarness } from './support/login-harness.js';
import { openPage } from './support/page.js';
import { until } from './support/until.js';
import { visibleText } from './support/visible-text.js';

const COMPLETE = {
  'authorize-url': 'https://auth.example/authorize',
  'token-url': 'https://auth.example/token',
  'client-id': 'the-client',
  scope: 'scope.one',
};

/** Lays out a complete element whose logins a listener stops, and counts them. */
async function stopped(
  content = '',
): Promise<{ login: EgainLoginElement; harness: LoginHarness; starts: string[] }> {
  const wrapper = await fixture<HTMLElement>(html`<div></div>`);
  wrapper.innerHTML = tag(COMPLETE, content);
  const login = wrapper.querySelector('egain-login')!;
  const starts: string[] = [];
  login.addEventListener('login-start', (event) => {
    starts.push(event.type);
    event.preventDefault();
  });
  await login.updateComplete;
  return { login, harness: new LoginHarness(login), starts };
}

describe('The button of <egain-login>', () => {
  it('starts a login', async () => {
    const { harness, starts } = await stopped();
    harness.press();
    expect(starts).to.have.length(1);
  });

  it('lets its clicks bubble on through the page', async () => {
    const { login, harness } = await stopped();
    let clicks = 0;
    login.parentElement!.addEventListener('click', () => clicks++);
    harness.press();
    expect(clicks).to.equal(1);
  });

  it('is all that can be clicked: the message beside it does nothing', async () => {
    const { login, harness, starts } = await stopped();
    harness.part('message').click();
    expect(starts).to.be.empty;
    expect(login.status).to.equal('signed-out');
  });

  it('has the name and the description that the page gives the tag', async () => {
    const wrapper = await fixture<HTMLElement>(
      html`<div>
        <p id="hint">Takes a minute.</p>
        <egain-login aria-label="Log in to the shop" aria-describedby="hint none"></egain-login>
      </div>`,
    );
    const login = wrapper.querySelector('egain-login')!;
    const { button } = new LoginHarness(login);
    expect(button.getAttribute('aria-label')).to.equal('Log in to the shop');
    expect(button.getAttribute('aria-description')).to.equal('Takes a minute.');
    login.removeAttribute('aria-label');
    login.removeAttribute('aria-describedby');
    await login.updateComplete;
    expect(button.hasAttribute('aria-label')).to.be.false;
    expect(button.hasAttribute('aria-description')).to.be.false;
  });

  it('is focused with the element', async () => {
    const { login, harness } = await stopped();
    login.focus();
    expect(harness.focused).to.equal(harness.button);
  });

  it('does nothing while the element is disabled', async () => {
    const { login, harness, starts } = await stopped();
    login.disabled = true;
    await login.updateComplete;
    expect(harness.button.disabled).to.be.true;
    harness.press();
    harness.part('label').click();
    expect(login.status).to.equal('signed-out');
    expect(starts).to.be.empty;

    login.disabled = false;
    await login.updateComplete;
    harness.press();
    expect(starts).to.have.length(1);
  });

  it('does nothing when pressed again while authorizing', async () => {
    const { attributes, authorizationRequests } = await startAuthorizationServer({
      authorize: [STAY],
    });
    const page = await openPage('start.html', { 'start.html': tag(attributes) });
    page.press();
    page.press();
    await page.shows('authorizing');
    page.press();
    await page.login.login();
    await until(async () => (await authorizationRequests()).length, 'the request arrives');
    await page.settles();
    expect(page.heard).to.deep.equal(['login-start']);
    expect(await authorizationRequests()).to.have.length(1);
  });

  it('keeps the focus while busy, and says that it is', async () => {
    const { attributes } = await startAuthorizationServer({ authorize: [STAY] });
    const page = await openPage('start.html', { 'start.html': tag(attributes) });
    const { button } = page.harness;
    button.focus();
    page.press();
    await page.shows('authorizing');
    await page.login.updateComplete;
    expect(page.harness.focused === button, 'focused').to.be.true;
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.hasAttribute('disabled')).to.be.false;
  });

  it('signs out when signed in', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await signIn(attributes);
    page.press();
    await page.hears('logout');
    expect(page.login.token).to.be.null;
    expect(page.heard).not.to.contain('login-start');
  });
});

describe('A button of the page’s own in <egain-login>', () => {
  const OWN = '<button slot="button">My <b>own</b></button>';

  it('replaces ours', async () => {
    const { login, harness } = await stopped(OWN);
    expect(visibleText(login)).to.equal('My own');
    expect(harness.button.checkVisibility()).to.be.false;
  });

  it('starts a login', async () => {
    const { login, starts } = await stopped(OWN);
    login.querySelector('button')!.click();
    expect(starts).to.have.length(1);
  });

  it('is disabled with the element', async () => {
    const { login } = await stopped(OWN);
    login.disabled = true;
    await login.updateComplete;
    expect(login.querySelector('button')!.disabled).to.be.true;
    login.disabled = false;
    await login.updateComplete;
    expect(login.querySelector('button')!.disabled).to.be.false;
  });

  it('stays disabled where the page has disabled it', async () => {
    const { login } = await stopped('<button slot="button" disabled>Log in</button>');
    const own = login.querySelector('button')!;
    expect(own.disabled, 'after the first update').to.be.true;
    for (const disabled of [true, false]) {
      login.disabled = disabled;
      await login.updateComplete;
      expect(own.disabled, `with the element's disabled ${disabled}`).to.be.true;
    }
    own.disabled = false;
    login.requestUpdate();
    await login.updateComplete;
    expect(own.disabled, 'once the page lets it go').to.be.false;
  });

  it('is driven also when put in later', async () => {
    const { login } = await stopped();
    login.disabled = true;
    login.innerHTML = OWN;
    await until(() => login.querySelector('button')!.disabled, 'it is disabled');
  });

  it('says that it is busy, and keeps its label in every state', async () => {
    const { attributes } = await startAuthorizationServer({ authorize: [STAY] });
    const page = await openPage('start.html', { 'start.html': tag(attributes, OWN) });
    const own = page.login.querySelector('button')!;
    own.click();
    await page.shows('authorizing');
    await page.login.updateComplete;
    expect(own.getAttribute('aria-disabled')).to.equal('true');
    expect(own.innerHTML).to.equal('My <b>own</b>');
  });

  it('signs out when signed in, and keeps its label', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await signIn(attributes, { 'callback.html': tag(attributes, OWN) });
    await page.login.updateComplete;
    const own = page.login.querySelector('button')!;
    expect(own.hasAttribute('aria-disabled')).to.be.false;
    expect(own.innerHTML).to.equal('My <b>own</b>');
    own.click();
    await page.hears('logout');
  });

  it('may be a link, which is not followed', async () => {
    const { login, starts } = await stopped('<a slot="button" href="#followed">Log in</a>');
    login.querySelector('a')!.click();
    expect(starts).to.have.length(1);
    expect(location.hash).to.equal('');
  });

  it('may be a link, which is not followed either while the element is disabled', async () => {
    const { login } = await stopped('<a slot="button" href="#followed">Log in</a>');
    login.disabled = true;
    await login.updateComplete;
    login.querySelector('a')!.click();
    const { hash } = location;
    history.replaceState(null, '', location.pathname + location.search);
    expect(hash).to.equal('');
  });

  it('may be in a form, which is not submitted', async () => {
    const { login } = await stopped(OWN);
    const form = document.createElement('form');
    let isSubmitted = false;
    form.addEventListener('submit', (event) => {
      isSubmitted = true;
      event.preventDefault();
    });
    login.replaceWith(form);
    form.append(login);
    login.querySelector('button')!.click();
    expect(isSubmitted).to.be.false;
  });
});
