import { expect } from '@open-wc/testing';
import type { EgainLoginElement, LoginError } from '../src/index.js';
import '../src/index.js';
import { signIn, startAuthorizationServer, tag } from './support/authorization-server.js';
import { LoginHarness } from './support/login-harness.js';
import { openPage, type Page } from './support/page.js';

const VARIANTS = ['filled', 'outlined', 'plain'];
const LOOKS = ['backgroundColor', 'borderTopColor', 'color'] as const;

/** Reads the colors of an element's button. */
function lookOf(page: Page, login: EgainLoginElement): string[] {
  const style = page.window.getComputedStyle(new LoginHarness(login).button);
  return LOOKS.map((property) => style[property]);
}

function sizesOf({ logins }: Page): number[][] {
  return logins.map((login) => {
    const { width, height } = new LoginHarness(login).button.getBoundingClientRect();
    return [width, height];
  });
}

describe('the looks of <egain-login>', () => {
  it('are those of the next calmer variant once signed in, at the same size', async () => {
    const { attributes } = await startAuthorizationServer();
    const tags = VARIANTS.map((variant) => tag({ ...attributes, variant })).join('');
    const signedOut = await openPage('start.html', { 'start.html': tags });
    await signedOut.settles();
    const [, outlined, plain] = signedOut.logins.map((login) => lookOf(signedOut, login));
    const sizes = sizesOf(signedOut);

    const page = await signIn(attributes, { 'callback.html': tags });
    await page.settles();
    expect(page.logins.map(({ status }) => status)).to.deep.equal(Array(3).fill('signed-in'));
    // Without a transition from the look before.
    for (const login of page.logins) new LoginHarness(login).button.style.transition = 'none';
    const looks = page.logins.map((login) => lookOf(page, login));
    expect(looks).to.deep.equal([outlined, plain, plain]);
    expect(sizesOf(page)).to.deep.equal(sizes);
  });

  it('are the page’s where it styles a status', async () => {
    const { attributes } = await startAuthorizationServer();
    const style =
      '<style>egain-login[status=signed-in]::part(button) { background: rgb(1, 2, 3) }</style>';
    const page = await signIn(attributes, { 'callback.html': style + tag(attributes) });
    await page.settles();
    page.harness.button.style.transition = 'none';
    expect(lookOf(page, page.login)[0]).to.equal('rgb(1, 2, 3)');
  });

  for (const direction of ['ltr', 'rtl']) {
    for (const label of ['', 'My own label']) {
      const whose = label ? 'the page’s own' : 'a built-in';
      it(`let ${whose} plain label start where the text around it does, ${direction}`, async () => {
        const { attributes } = await startAuthorizationServer();
        const page = await openPage('start.html', {
          'start.html': `<main dir="${direction}">${tag({ ...attributes, variant: 'plain' }, label)}</main>`,
        });
        await page.settles();
        const edge = direction === 'ltr' ? 'left' : 'right';
        const around = page.login.parentElement!.getBoundingClientRect();
        const icon = page.harness.part('icon').getBoundingClientRect();
        expect(icon[edge]).to.be.closeTo(around[edge], 1);
      });
    }
  }

  for (const [code, isFailure] of [
    ['access_denied', false],
    ['invalid_scope', true],
  ] as const) {
    it(`${isFailure ? 'warn' : 'do not warn'} by color of ${code}`, async () => {
      const { attributes } = await startAuthorizationServer({
        authorize: [{ authorize: { error: code } }],
      });
      const page = await openPage('start.html', { 'start.html': tag(attributes) });
      page.press();
      await page.hears('login-error');
      const { detail } = page.window.heard.at(-1) as CustomEvent<LoginError>;
      expect(detail.code).to.equal(code);
      await page.settles();
      const colorOf = (element: Element): string => page.window.getComputedStyle(element).color;
      const isPages = colorOf(page.harness.statusRegion) === colorOf(page.login);
      expect(isPages).to.equal(!isFailure);
    });
  }
});
