import { expect, fixture, fixtureSync, html } from '@open-wc/testing';
import { en } from '../../src/messages/en.js';
import '../../src/messages/all.js';
import { chooseLanguage, LANGUAGES, registerMessages } from '../../src/messages/languages.js';
import { stub } from '../support/stub.js';

/** Chooses for an element with that `lang`, in a browser with those languages. */
function choose(lang: string, browser: string[] = []): string {
  stub(navigator, 'languages', browser);
  const [messages, chosen] = chooseLanguage(fixtureSync(html`<p lang=${lang}></p>`));
  expect(messages, 'the texts that belong to it').to.equal(
    LANGUAGES.get(chosen.toLowerCase()) ?? LANGUAGES.get(chosen.split('-')[0]!.toLowerCase()),
  );
  return chosen;
}

const signIn = (lang: string) => {
  stub(navigator, 'languages', []);
  return chooseLanguage(fixtureSync(html`<p lang=${lang}></p>`))[0].signIn;
};

let pageLang: string;
beforeEach(() => {
  pageLang = document.documentElement.lang;
  document.documentElement.removeAttribute('lang');
});
afterEach(() => {
  document.documentElement.lang = pageLang;
});

describe('the language', () => {
  const MATCHES: Record<string, string[]> = {
    Anmelden: ['de', 'DE', 'de-AT', 'de-Latn-CH-1996'],
    Entrar: ['pt', 'pt-BR', 'pt-PT'],
    登录: ['zh', 'zh-Hans', 'zh-Hans-HK', 'zh-SG', 'ZH-cn'],
    登入: ['zh-Hant', 'zh-Hant-HK', 'zh-TW', 'ZH-tw', 'zh-HK', 'zh-MO'],
    'Logg inn': ['nb', 'no', 'nn', 'nb-NO', 'no-NO'],
    כניסה: ['he', 'iw', 'he-IL', 'iw-IL'],
    'Sign in': ['en', 'en-GB', '', 'xx', 'x-klingon', 'd', 'deu', 'e', '-', '__proto__'],
  };
  for (const [text, tags] of Object.entries(MATCHES)) {
    for (const tag of tags) {
      it(`for “${tag}” says “${text}”`, () => {
        expect(signIn(tag)).to.equal(text);
      });
    }
  }

  it('is exactly the one asked for, where there is one', () => {
    registerMessages(['pt-pt'], { ...en, signIn: 'Iniciar sessão' });
    expect(signIn('pt-PT')).to.equal('Iniciar sessão');
    LANGUAGES.delete('pt-pt');
    expect(signIn('pt-PT')).to.equal('Entrar');
  });

  it('is the browser’s where the page names none', () => {
    expect(choose('', ['it-CH', 'fr'])).to.equal('it-CH');
  });

  it('is the first of the browser’s that there are texts for', () => {
    expect(choose('', ['gsw', 'xx-YY', 'fr-CH', 'de'])).to.equal('fr-CH');
  });

  it('is the browser’s where there are no texts in the page’s', () => {
    expect(choose('th', ['sv'])).to.equal('sv');
  });

  it('is the page’s where both are known', () => {
    expect(choose('fi', ['sv'])).to.equal('fi');
  });

  it('is English where nobody’s is known', () => {
    expect(choose('th', ['xx'])).to.equal('en');
  });
});

describe('the nearest language', () => {
  beforeEach(() => stub(navigator, 'languages', ['ja']));

  const chosenFor = (element: Element | null) => chooseLanguage(element!)[1];

  it('is the element’s own before one around it', async () => {
    const outer = await fixture(html`<div lang="de"><p lang="fr"></p></div>`);
    expect(chosenFor(outer.querySelector('p'))).to.equal('fr');
  });

  it('is that of the next element around it before one further out', async () => {
    const outer = await fixture(html`
      <div lang="de">
        <div lang="fr">
          <div><p></p></div>
        </div>
      </div>
    `);
    expect(chosenFor(outer.querySelector('p'))).to.equal('fr');
  });

  it('is the document’s where nothing else names one', async () => {
    document.documentElement.lang = 'ko';
    expect(chosenFor(await fixture(html`<p></p>`))).to.equal('ko');
  });

  it('is one further out where there are no texts for the next', async () => {
    const outer = await fixture(
      html`<div lang="de">
        <div lang="th"><p lang=""></p></div>
      </div>`,
    );
    expect(chosenFor(outer.querySelector('p'))).to.equal('de');
  });

  it('is found out of a shadow tree, and out of one in another', async () => {
    const host = await fixture(html`<div lang="nl"></div>`);
    const inner = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner);
    const element = document.createElement('p');
    inner.attachShadow({ mode: 'open' }).append(element);
    expect(chosenFor(element)).to.equal('nl');
  });

  it('in a shadow tree is that of the tree before that of its host', async () => {
    const host = await fixture(html`<div lang="nl"></div>`);
    const inner = document.createElement('section');
    inner.lang = 'pl';
    host.attachShadow({ mode: 'open' }).append(inner);
    inner.append(document.createElement('p'));
    expect(chosenFor(inner.firstElementChild)).to.equal('pl');
  });

  it('of slotted content is that of where it stands in the page, not of the slot', async () => {
    const host = await fixture(html`<div lang="nl"><p></p></div>`);
    const around = document.createElement('section');
    around.lang = 'pl';
    around.append(document.createElement('slot'));
    host.attachShadow({ mode: 'open' }).append(around);
    expect(chosenFor(host.querySelector('p'))).to.equal('nl');
  });

  it('is the browser’s for an element that is not in the page', () => {
    expect(chosenFor(document.createElement('p'))).to.equal('ja');
  });
});
