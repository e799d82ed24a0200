import { expect } from '@open-wc/testing';
import '../src/messages/all.js';
import { LANGUAGES } from '../src/messages/languages.js';
import { openFrame } from './support/frame.js';
import { LoginHarness } from './support/login-harness.js';
import { visibleText } from './support/visible-text.js';

const USUAL = '/dist/egain-login.min.js';
const INTL = '/dist/egain-login.intl.min.js';

/** Loads a script of the build as a classic one. */
function load(page: Window, src: string): Promise<unknown> {
  const script = page.document.createElement('script');
  script.src = src;
  const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
  page.document.head.append(script);
  return loaded;
}

/** Opens a page with that content, and then loads those scripts. */
async function openWith(
  content: string,
  ...scripts: string[]
): Promise<Window & typeof globalThis> {
  const page = await openFrame();
  page.document.body.innerHTML = content;
  for (const script of scripts) await load(page, script);
  return page;
}

const shown = (page: Window) => [...page.document.querySelectorAll('egain-login')].map(visibleText);
const tags = [...LANGUAGES.keys()];
const inEachLanguage = tags.map((tag) => `<egain-login lang="${tag}"></egain-login>`).join('');
const eachSignIn = [...LANGUAGES.values()].map(({ signIn }) => signIn);

describe('the script with all languages', () => {
  it('shows each', async () => {
    expect(shown(await openWith(inEachLanguage, INTL))).to.eql(eachSignIn);
  });

  it('tells of a failure in each', async () => {
    const page = await openWith(inEachLanguage, INTL);
    page.console.error = () => {};
    for (const login of page.document.querySelectorAll('egain-login')) await login.login();
    await page.document.querySelector('egain-login')!.updateComplete;
    const harnesses = [...page.document.querySelectorAll('egain-login')].map(
      (login) => new LoginHarness(login),
    );
    expect(harnesses.map(({ label, message }) => [label, message])).to.eql(
      [...LANGUAGES.values()].map(({ signIn, notSetUp }) => [signIn, notSetUp]),
    );
  });

  it('has every text of each', async () => {
    const script = await (await fetch(INTL)).text();
    for (const [tag, messages] of LANGUAGES) {
      if (tag === 'en') continue;
      for (const text of Object.values(messages) as string[]) expect(script).to.include(text);
    }
  });

  it('says what encoding it is in, for pages in another', async () => {
    const bytes = await (await fetch(INTL)).arrayBuffer();
    const blob = new Blob([bytes], { type: 'text/javascript; charset=windows-1252' });
    const page = await openWith(inEachLanguage, URL.createObjectURL(blob));
    expect(shown(page)).to.eql(eachSignIn);
  });

  it('leaves no name behind but Lit’s own', async () => {
    const page = await openFrame();
    const before = Object.getOwnPropertyNames(page);
    await load(page, INTL);
    expect(page.customElements.get('egain-login')).to.exist;
    const lit = ['litElement', 'litHtml', 'reactiveElement'].map((name) => `${name}Versions`);
    expect(Object.getOwnPropertyNames(page)).to.have.members([
      ...before,
      ...lit,
      'litPropertyMetadata',
    ]);
  });

  it('changes nothing where the usual one came first', async () => {
    const page = await openWith(inEachLanguage, USUAL, INTL);
    expect(new Set(shown(page))).to.eql(new Set(['Sign in']));
  });
});

describe('the usual script', () => {
  it('shows English, whatever the language', async () => {
    const page = await openWith(inEachLanguage, USUAL);
    expect(new Set(shown(page))).to.eql(new Set(['Sign in']));
  });

  it('shows the page’s own texts', async () => {
    const page = await openWith(
      `<egain-login lang="cy" messages='{"signIn": "Mewngofnodi"}'></egain-login>`,
      USUAL,
    );
    expect(shown(page)).to.eql(['Mewngofnodi']);
  });

  it('is in ASCII, for pages in any encoding', async () => {
    expect(await (await fetch(USUAL)).text()).to.match(/^[\n\x20-\x7e]+$/);
  });
});

describe('a language from the package', () => {
  /** Imports modules as one script of the page does. */
  function importAll(page: Window, ...paths: string[]): Promise<unknown> {
    const script = page.document.createElement('script');
    script.type = 'module';
    script.textContent = [
      ...paths.map((path) => `import '/src/${path}';`),
      `dispatchEvent(new Event('imported'));`,
    ].join('');
    const imported = new Promise((resolve) => page.addEventListener('imported', resolve));
    page.document.head.append(script);
    return imported;
  }

  for (const order of [
    ['index.ts', 'messages/fr.ts'],
    ['messages/fr.ts', 'index.ts'],
  ]) {
    it(`is there with its import: ${order.join(', ')}`, async () => {
      const page = await openWith(
        '<egain-login lang="fr"></egain-login><egain-login lang="de"></egain-login>',
      );
      await importAll(page, ...order);
      expect(shown(page)).to.eql(['Se connecter', 'Sign in']);
    });
  }

  it('that comes later is there with the next update', async () => {
    const page = await openWith('<egain-login lang="fr"></egain-login>');
    await importAll(page, 'index.ts');
    expect(shown(page)).to.eql(['Sign in']);
    await importAll(page, 'messages/fr.ts');
    const login = page.document.querySelector('egain-login')!;
    login.requestUpdate();
    await login.updateComplete;
    expect(shown(page)).to.eql(['Se connecter']);
  });
});
