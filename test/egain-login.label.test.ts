import { expect, fixture, fixtureSync, html } from '@open-wc/testing';
import type { EgainLoginElement } from '../src/index.js';
import '../src/index.js';
import { signIn, startAuthorizationServer, STAY, tag } from './support/authorization-server.js';
import { LoginHarness } from './support/login-harness.js';
import { openPage } from './support/page.js';
import { until } from './support/until.js';
import { visibleText } from './support/visible-text.js';

/** Lays out an element with that content, as an editor may have left it. */
async function withContent(content: string): Promise<EgainLoginElement> {
  const login = fixtureSync<EgainLoginElement>(html`<egain-login></egain-login>`);
  login.innerHTML = content;
  await login.updateComplete;
  return login;
}

describe('The label of <egain-login> when signed out', () => {
  const EMPTY = {
    nothing: '',
    'white space': '\n    \t ',
    'a no-break space': '&nbsp;',
    'a comment': '<!-- the button -->',
    'line breaks that an editor made': '\n<br />\n<br>',
    'a paragraph that an editor made': '<p>&nbsp;</p>\n<p></p>',
  };
  for (const [name, content] of Object.entries(EMPTY)) {
    it(`is “Sign in” where the tag holds ${name}`, async () => {
      expect(visibleText(await withContent(content))).to.equal('Sign in');
    });
  }

  it('is what the tag holds', async () => {
    const login = await withContent('Log in <b>with eGain</b>');
    expect(visibleText(login)).to.equal('Log in with eGain');
  });

  it('can be a picture', async () => {
    const login = await withContent('<img alt="Log in" width="20" height="20" />');
    expect(visibleText(login), 'our own label').to.equal('');
    expect(login.querySelector('img')!.checkVisibility()).to.be.true;
  });

  it('does not grow by the paragraphs and line breaks that an editor puts in', async () => {
    const plain = (await withContent('Log in')).getBoundingClientRect();
    const edited = (await withContent('<p>Log in</p><br />')).getBoundingClientRect();
    expect(edited.height).to.equal(plain.height);
    expect(edited.width).to.equal(plain.width);
  });

  it('follows what is put into the tag later', async () => {
    const login = await withContent('');
    login.append('Log in');
    await until(() => visibleText(login) === 'Log in', 'the label is “Log in”');
  });

  it('follows what is taken out of the tag later', async () => {
    const login = await withContent('Log in');
    login.replaceChildren();
    await until(() => visibleText(login) === 'Sign in', 'the label is “Sign in”');
  });
});

describe('The label of <egain-login> in other states', () => {
  it('is “Signing in…” while a login is under way', async () => {
    const { attributes } = await startAuthorizationServer({ authorize: [STAY] });
    const page = await openPage('start.html', { 'start.html': tag(attributes, 'Log in') });
    page.press();
    await page.shows('authorizing');
    await page.login.updateComplete;
    expect(visibleText(page.login)).to.equal('Signing in…');
  });

  it('is “Sign out” when signed in', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await signIn(attributes, { 'callback.html': tag(attributes, 'Log in') });
    await page.login.updateComplete;
    expect(visibleText(page.login)).to.equal('Sign out');
  });

  it('is what the page has put into the slot signed-in', async () => {
    const { attributes } = await startAuthorizationServer();
    const content = 'Log in <span slot="signed-in">Log out</span>';
    const page = await signIn(attributes, { 'callback.html': tag(attributes, content) });
    await page.login.updateComplete;
    expect(visibleText(page.login)).to.equal('Log out');
  });

  it('never changes the size of the button', async () => {
    const { attributes } = await startAuthorizationServer();
    const long = '<span slot="signed-in">A label longer than all others</span>';
    const page = await signIn(attributes, { 'callback.html': tag(attributes, `In${long}`) });
    await page.login.updateComplete;
    const { width } = page.login.getBoundingClientRect();
    await page.login.logout();
    await page.login.updateComplete;
    expect(visibleText(page.login)).to.equal('In');
    expect(page.login.getBoundingClientRect().width).to.equal(width);
  });
});

describe('A label of the page’s own that takes several lines', () => {
  for (const [state, content] of Object.entries({
    'signed out': 'Log in with the account of your library',
    'signed in': 'In <span slot="signed-in">Log out of the account of your library</span>',
  })) {
    it(`gives the button its height in all states: the one for ${state}`, async () => {
      const { attributes } = await startAuthorizationServer();
      const button = tag(attributes, content);
      const page = await signIn(attributes, {
        'callback.html': `<div style="inline-size: 120px">${button}</div>`,
      });
      await page.login.updateComplete;
      const { height } = page.login.getBoundingClientRect();
      expect(height, 'more than one line').to.be.above(44);
      await page.login.logout();
      await page.login.updateComplete;
      expect(page.login.getBoundingClientRect().height).to.equal(height);
    });
  }
});

describe('The slots and parts of <egain-login>', () => {
  it('show the page’s icon in place of ours', async () => {
    const login = await withContent('<svg slot="icon" width="20" height="20"></svg>');
    expect(login.querySelector('svg')!.checkVisibility()).to.be.true;
    expect(new LoginHarness(login).builtInIcon.checkVisibility()).to.be.false;
  });

  it('show an icon of another shape to who is signed in', async () => {
    const { attributes } = await startAuthorizationServer();
    const page = await signIn(attributes);
    const shape = () => getComputedStyle(page.harness.builtInIcon).clipPath;
    await page.login.updateComplete;
    const signedIn = shape();
    await page.login.logout();
    for (const drawn of [signedIn, shape()]) expect(drawn).to.match(/^polygon\(/);
    expect(shape()).not.to.equal(signedIn);
  });

  for (const part of ['button', 'icon', 'label', 'spinner', 'message'] as const) {
    it(`let the page style the ${part}`, async () => {
      const wrapper = await fixture<HTMLElement>(html`
        <div>
          <style>
            egain-login::part(${part}) {
              outline: 3px solid rgb(1, 2, 3);
            }
          </style>
          <egain-login></egain-login>
        </div>
      `);
      const harness = new LoginHarness(wrapper.querySelector('egain-login')!);
      expect(getComputedStyle(harness.part(part)).outlineColor).to.equal('rgb(1, 2, 3)');
    });
  }

  it('show the content as plain text before the script has run', async () => {
    const early = await fixture<HTMLElement>(html`<egain-login-later>Log in</egain-login-later>`);
    expect(visibleText(early)).to.equal('Log in');
  });

  it('vanish with the attribute hidden', async () => {
    const login = await withContent('Log in');
    login.hidden = true;
    expect(login.checkVisibility()).to.be.false;
  });
});
