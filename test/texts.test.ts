import { expect, fixture, fixtureSync, html, nextFrame } from '@open-wc/testing';
import type { EgainLoginElement } from '../src/index.js';
import '../src/index.js';
import '../src/messages/all.js';
import { en } from '../src/messages/en.js';
import { LANGUAGES } from '../src/messages/languages.js';
import type { Messages } from '../src/messages/messages.js';
import { findSession } from '../src/session/session.js';
import { keep } from '../src/session/token-store.js';
import { LoginHarness } from './support/login-harness.js';
import { anHour, ENDPOINTS } from './support/session.js';
import { stub, stubWarnings } from './support/stub.js';
import { visibleText } from './support/visible-text.js';

/** What a login needs; in a popup, since a redirect would leave this page. */
const SET_UP = {
  authorizeUrl: 'https://auth.example/authorize',
  tokenUrl: ENDPOINTS.tokenUrl,
  clientId: 'the-client',
  scope: 'scope.one',
  mode: 'popup',
};

beforeEach(() => stub(console, 'error', () => {}));

/** Leads an element from signed out over signing in to signed in, and returns the three labels. */
async function labels(login: EgainLoginElement): Promise<string[]> {
  const harness = new LoginHarness(login);
  const label = async () => {
    await login.updateComplete;
    return harness.label;
  };
  Object.assign(login, SET_UP);
  const signedOut = await label();

  stub(window, 'open', () => ({ closed: false, close() {}, focus() {} }) as unknown as Window);
  await login.login();
  const signingIn = await label();
  harness.cancelButton!.click();

  const session = findSession(login);
  session.beginLogin(login);
  session.signIn(login, keep(anHour(), ENDPOINTS, session.epoch), 'memory');
  const signedIn = await label();
  await login.logout();
  return [signedOut, signingIn, signedIn];
}

/** Lets the login fail: an element without attributes is not set up. */
async function fail(login: EgainLoginElement): Promise<string> {
  await login.login();
  await login.updateComplete;
  return new LoginHarness(login).message;
}

async function withMessages(json: string): Promise<EgainLoginElement> {
  return fixture(html`<egain-login lang="en" messages=${json}></egain-login>`);
}

describe('the element’s texts', () => {
  for (const [lang, messages] of LANGUAGES) {
    it(`are there in ${lang}`, async () => {
      const login = await fixture<EgainLoginElement>(
        html`<egain-login lang=${lang}></egain-login>`,
      );
      expect(visibleText(login)).to.equal(messages.signIn);
      expect(await fail(login)).to.equal(messages.notSetUp);
      await expect(login).to.be.accessible();
      expect(await labels(login)).to.eql([messages.signIn, messages.signingIn, messages.signOut]);
    });
  }

  it('change with the element’s lang', async () => {
    const login = await fixture<EgainLoginElement>(html`<egain-login lang="de"></egain-login>`);
    login.lang = 'fr';
    await login.updateComplete;
    expect(visibleText(login)).to.equal('Se connecter');
    login.setAttribute('lang', 'tr');
    await login.updateComplete;
    expect(visibleText(login)).to.equal('Oturum aç');
  });

  it('change with the element’s lang where they tell of a failure', async () => {
    const login = await fixture<EgainLoginElement>(html`<egain-login lang="de"></egain-login>`);
    await fail(login);
    login.lang = 'fr';
    await login.updateComplete;
    expect(new LoginHarness(login).message).to.equal(LANGUAGES.get('fr')!.notSetUp);
  });

  it('are those of the page when the element’s lang is taken away', async () => {
    const page = await fixture(html`<div lang="cs"><egain-login lang="de"></egain-login></div>`);
    const login = page.querySelector('egain-login')!;
    login.removeAttribute('lang');
    await login.updateComplete;
    expect(visibleText(login)).to.equal('Přihlásit se');
  });

  it('follow a lang further out when asked to', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="cs"><egain-login></egain-login></div>`);
    const login = page.querySelector('egain-login')!;
    page.lang = 'da';
    login.requestUpdate();
    await login.updateComplete;
    expect(visibleText(login)).to.equal('Log ind');
  });

  it('leave the element’s lang to the page', async () => {
    const login = await fixture<EgainLoginElement>(html`<egain-login></egain-login>`);
    expect(login.hasAttribute('lang')).to.be.false;
    expect(login.lang).to.equal('');
  });

  it('tell screen readers their language, which need not be the page’s', async () => {
    stub(navigator, 'languages', ['fr-CH']);
    const page = await fixture(html`<div lang="th"><egain-login></egain-login></div>`);
    const login = page.querySelector('egain-login')!;
    await fail(login);
    const harness = new LoginHarness(login);
    expect(harness.languageOf('label')).to.equal('fr-CH');
    expect(harness.languageOf('message')).to.equal('fr-CH');
  });
});

describe('a page’s own texts', () => {
  const own: Messages = { ...en };
  for (const name of Object.keys(own) as (keyof Messages)[]) own[name] = `Ours: ${name}.`;

  it('take the place of all', async () => {
    const login = await withMessages(JSON.stringify(own));
    expect(await fail(login)).to.equal('Ours: notSetUp.');
    expect(await labels(login)).to.eql(['Ours: signIn.', 'Ours: signingIn.', 'Ours: signOut.']);
  });

  it('take the place of some, and leave the others', async () => {
    const login = await withMessages('{"signIn": "Log in"}');
    expect(await labels(login)).to.eql(['Log in', en.signingIn, en.signOut]);
  });

  it('come from the property, too, and change with it', async () => {
    const login = await withMessages('{"signIn": "Log in"}');
    login.messages = { signOut: 'Log out' };
    await login.updateComplete;
    expect(await labels(login)).to.eql([en.signIn, en.signingIn, 'Log out']);
    login.messages = null;
    await login.updateComplete;
    expect(await labels(login)).to.eql([en.signIn, en.signingIn, en.signOut]);
  });

  it('go with the attribute', async () => {
    const login = await withMessages('{"signIn": "Log in"}');
    login.removeAttribute('messages');
    await login.updateComplete;
    expect(visibleText(login)).to.equal(en.signIn);
  });

  it('are in the page’s language for screen readers', async () => {
    stub(navigator, 'languages', ['fr']);
    const page = await fixture(html`
      <div lang="th"><egain-login messages='{"signIn": "เข้าสู่ระบบ"}'></egain-login></div>
    `);
    const login = page.querySelector('egain-login')!;
    await fail(login);
    const harness = new LoginHarness(login);
    expect(harness.languageOf('label')).to.equal('th');
    expect(harness.languageOf('message'), 'a built-in text').to.equal('fr');
  });

  it('are shown as text', async () => {
    const login = await withMessages('{"signIn": "<b>Log</b> &amp; in"}');
    expect(visibleText(login)).to.equal('<b>Log</b> &amp; in');
  });

  it('never leave the button without a name', async () => {
    const login = await withMessages('{"signIn": "", "signOut": null}');
    expect(await labels(login)).to.eql([en.signIn, en.signingIn, en.signOut]);
  });

  it('may be numbers, and then come to rest', async () => {
    const login = await withMessages('{"signOut": 7}');
    expect((await labels(login))[2]).to.equal('7');
    await login.updateComplete;
    let updates = 0;
    login.addController({ hostUpdated: () => void updates++ });
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    expect(updates).to.equal(0);
  });

  for (const json of ['"Log in"', '[]', '5', 'null', '{"signin": "Log in"}']) {
    it(`are none in ${json}`, async () => {
      expect(await labels(await withMessages(json))).to.eql([en.signIn, en.signingIn, en.signOut]);
    });
  }

  it('are ignored where they are not JSON, with one warning for the page’s developer', async () => {
    const warnings = stubWarnings();
    for (const json of ['{signIn: "Log in"}', "{'signIn': 'Log in'}", '{"signIn": "Log in"', '']) {
      expect(visibleText(await withMessages(json))).to.equal(en.signIn);
    }
    expect(warnings).to.eql([
      '<egain-login>: The attribute messages is ignored: it must be JSON, such as {"signIn": "Log in"}.',
    ]);
  });
});

describe('the button in a page from right to left', () => {
  const box = (login: EgainLoginElement, name: 'button' | 'icon' | 'label' | 'message') =>
    new LoginHarness(login).part(name).getBoundingClientRect();

  async function layOut(dir: string, lang: string): Promise<EgainLoginElement> {
    const page = fixtureSync(html`
      <div dir=${dir} lang=${lang} style="inline-size: 600px"><egain-login></egain-login></div>
    `);
    const login = page.querySelector('egain-login')!;
    await fail(login);
    return login;
  }

  for (const lang of ['ar', 'he']) {
    it(`is a mirror image: ${lang}`, async () => {
      const login = await layOut('rtl', lang);
      const { builtInIcon } = new LoginHarness(login);
      expect(getComputedStyle(builtInIcon).transform, 'the icon’s arrow').to.equal(
        'matrix(-1, 0, 0, 1, 0, 0)',
      );
      expect(box(login, 'icon').left).to.be.at.least(box(login, 'label').right);
      expect(box(login, 'message').right).to.be.closeTo(box(login, 'button').right, 1);
      expect(box(login, 'button').right).to.be.closeTo(
        login.parentElement!.getBoundingClientRect().right,
        1,
      );
    });
  }

  it('has its icon on the left otherwise, whatever its language', async () => {
    const login = await layOut('ltr', 'ar');
    expect(box(login, 'icon').right).to.be.at.most(box(login, 'label').left);
    expect(box(login, 'message').left).to.be.closeTo(box(login, 'button').left, 1);
  });
});
