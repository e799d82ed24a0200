import { expect, fixture, fixtureSync, html, nextFrame } from '@open-wc/testing';
import type { EgainLoginElement } from '../src/index.js';
import '../src/index.js';
import '../src/messages/all.js';
import { en } from '../src/messages/en.js';
import { LANGUAGES } from '../src/messages/languages.js';
import type { Messages } from '../src/messages/messages.js';
import { stub, stubWarnings } from './support/stub.js';
import { visibleText } from './support/visible-text.js';

beforeEach(() => stub(console, 'error', () => {}));

const part = (login: EgainLoginElement, name: string) =>
  login.shadowRoot!.querySelector<HTMLElement>(`[part='${name}']`)!;

/** The labels for signed out, busy and signed in, for which there is room. */
function labels(login: EgainLoginElement): string[] {
  return login.shadowRoot!.querySelector('.reserve')!.textContent.split('\n');
}

/** Lets the login fail: an element without attributes is not set up. */
async function fail(login: EgainLoginElement): Promise<string> {
  await login.login();
  await login.updateComplete;
  return part(login, 'message').textContent;
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
      expect(labels(login)).to.eql([messages.signIn, messages.signingIn, messages.signOut]);
      expect(await fail(login)).to.equal(messages.notSetUp);
      await expect(login).to.be.accessible();
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
    expect(part(login, 'message').textContent).to.equal(LANGUAGES.get('fr')!.notSetUp);
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
    expect(part(login, 'label').lang).to.equal('fr-CH');
    expect(part(login, 'message').lang).to.equal('fr-CH');
  });
});

describe('a page’s own texts', () => {
  const own: Messages = { ...en };
  for (const name of Object.keys(own) as (keyof Messages)[]) own[name] = `Ours: ${name}.`;

  it('take the place of all', async () => {
    const login = await withMessages(JSON.stringify(own));
    expect(labels(login)).to.eql(['Ours: signIn.', 'Ours: signingIn.', 'Ours: signOut.']);
    expect(await fail(login)).to.equal('Ours: notSetUp.');
  });

  it('take the place of some, and leave the others', async () => {
    const login = await withMessages('{"signIn": "Log in"}');
    expect(labels(login)).to.eql(['Log in', en.signingIn, en.signOut]);
  });

  it('come from the property, too, and change with it', async () => {
    const login = await withMessages('{"signIn": "Log in"}');
    login.messages = { signOut: 'Log out' };
    await login.updateComplete;
    expect(labels(login)).to.eql([en.signIn, en.signingIn, 'Log out']);
    login.messages = null;
    await login.updateComplete;
    expect(labels(login)).to.eql([en.signIn, en.signingIn, en.signOut]);
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
    expect(part(login, 'label').hasAttribute('lang')).to.be.false;
    expect(part(login, 'message').lang, 'a text that is not the page’s').to.equal('fr');
  });

  it('are shown as text', async () => {
    const login = await withMessages('{"signIn": "<b>Log</b> &amp; in"}');
    expect(visibleText(login)).to.equal('<b>Log</b> &amp; in');
  });

  it('never leave the button without a name', async () => {
    const login = await withMessages('{"signIn": "", "signOut": null}');
    expect(labels(login)).to.eql([en.signIn, en.signingIn, en.signOut]);
  });

  it('may be numbers, and then come to rest', async () => {
    const login = await withMessages('{"signOut": 7}');
    let updates = 0;
    login.addController({ hostUpdated: () => void updates++ });
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    expect(labels(login)[2]).to.equal('7');
    expect(updates).to.equal(0);
  });

  for (const json of ['"Log in"', '[]', '5', 'null', '{"signin": "Log in"}']) {
    it(`are none in ${json}`, async () => {
      expect(labels(await withMessages(json))).to.eql([en.signIn, en.signingIn, en.signOut]);
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
  const box = (login: EgainLoginElement, name: string) => part(login, name).getBoundingClientRect();

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
      const icon = login.shadowRoot!.querySelector('i')!;
      expect(getComputedStyle(icon).scale, 'the icon’s arrow').to.equal('-1 1');
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
