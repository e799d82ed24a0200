import { expect, fixture, html } from '@open-wc/testing';
import '../src/index.js';
import { tag } from './support/authorization-server.js';
import { LoginHarness } from './support/login-harness.js';
import { stub } from './support/stub.js';

/** A login with these ends in a message at once. */
const INCOMPLETE = { 'client-id': 'the-client' };

/** Has a popup, or is told that the browser has blocked it. */
const POPUP = {
  'authorize-url': 'https://auth.example/authorize',
  'token-url': 'https://auth.example/token',
  'client-id': 'the-client',
  scope: 'scope.one',
  mode: 'popup',
};

type Edge = 'left' | 'center' | 'right';

/** How pages align a button, and where the message under it is aligned then. */
const PLACES: [name: string, style: string, edge: Edge][] = [
  ['in a page’s text', '', 'left'],
  ['in centered text', 'text-align: center', 'center'],
  ['in right-aligned text', 'text-align: right', 'right'],
  ['in text from right to left', 'direction: rtl', 'right'],
  ['in the middle of a grid', 'display: grid; place-items: center', 'center'],
  ['in a centered column', 'display: flex; flex-direction: column; align-items: center', 'center'],
  ['in a stretching column', 'display: flex; flex-direction: column', 'left'],
  ['at the end of a toolbar', 'display: flex; justify-content: end; align-items: center', 'right'],
  ['in a narrow centered box', 'inline-size: 220px; text-align: center', 'center'],
];

async function lay(style: string, attributes: Record<string, string>): Promise<LoginHarness> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.style.cssText = `inline-size: 600px; ${style}`;
  box.innerHTML = tag(attributes);
  const login = box.querySelector('egain-login')!;
  await login.updateComplete;
  return new LoginHarness(login);
}

async function fail({ login }: LoginHarness): Promise<void> {
  await login.login();
  await login.updateComplete;
}

/** Where the edge of something visible is: of its text, not of its box. */
function measure(element: Element, edge: Edge): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  const { left, right } = (
    element.matches('[part=button]') ? element : range
  ).getBoundingClientRect();
  return edge === 'center' ? (left + right) / 2 : edge === 'left' ? left : right;
}

describe('a message', () => {
  beforeEach(() => stub(console, 'error', () => {}));

  for (const [place, style, edge] of PLACES) {
    it(`${place} leaves the button where it is, and shares its axis`, async () => {
      const harness = await lay(style, INCOMPLETE);
      const { left, width } = harness.button.getBoundingClientRect();
      await fail(harness);
      const after = harness.button.getBoundingClientRect();
      expect([after.left, after.width]).to.deep.equal([left, width]);
      const axis = measure(harness.button, edge);
      expect(measure(harness.statusRegion, edge)).to.be.closeTo(axis, 1);
    });

    it(`${place} has Cancel on the button’s axis, too`, async () => {
      stub(window, 'open', () => ({ focus() {}, close() {} }) as Window);
      const harness = await lay(style, POPUP);
      await fail(harness);
      const axis = measure(harness.button, edge);
      expect(measure(harness.cancelButton!, edge)).to.be.closeTo(axis, 1);
      harness.cancelButton!.click();
    });
  }

  it('has the link to the sign-in page on the button’s axis, too', async () => {
    stub(window, 'open', () => null);
    stub(Storage.prototype, 'setItem', undefined!);
    const harness = await lay('text-align: center', POPUP);
    await fail(harness);
    const axis = measure(harness.button, 'center');
    expect(measure(harness.signInLink!, 'center')).to.be.closeTo(axis, 1);
  });

  it('has 22rem of room, and no more', async () => {
    const harness = await lay('', INCOMPLETE);
    harness.login.messages = { notSetUp: 'One word after another. '.repeat(20) };
    await fail(harness);
    const { width } = harness.statusRegion.getBoundingClientRect();
    expect(width).to.be.within(21.5 * 16, 22 * 16);
  });

  it('is as narrow as the page, and no wider', async () => {
    const harness = await lay('inline-size: 180px', INCOMPLETE);
    await fail(harness);
    expect(harness.statusRegion.getBoundingClientRect().width).to.be.at.most(180);
  });

  it('is no wider than the button where that would move it', async () => {
    const harness = await lay('display: flex; justify-content: space-between', INCOMPLETE);
    const row = harness.login.parentElement!;
    row.prepend(document.createElement('b'));
    row.append('A long text at the end of the row');
    const { left, width } = harness.button.getBoundingClientRect();
    await fail(harness);
    expect(harness.button.getBoundingClientRect().left).to.equal(left);
    expect(harness.statusRegion.getBoundingClientRect().width).to.equal(width);
  });

  it('takes no room before it is there, nor afterwards', async () => {
    const harness = await lay('text-align: center', { ...POPUP, 'icon-only': '' });
    const measureAll = (): number[] => {
      const { width, height } = harness.login.getBoundingClientRect();
      return [width, height];
    };
    expect(measureAll()).to.deep.equal([44, 44]);
    stub(window, 'open', () => ({ focus() {}, close() {} }) as Window);
    await fail(harness);
    expect(measureAll()[0]).to.be.above(44);
    harness.cancelButton!.click();
    await harness.login.updateComplete;
    expect(measureAll()).to.deep.equal([44, 44]);
  });

  it('below a button of the page’s own shares that one’s axis', async () => {
    const harness = await lay('text-align: center', INCOMPLETE);
    const own = document.createElement('button');
    own.slot = 'button';
    own.textContent = 'My own';
    harness.login.append(own);
    const middle = (): number => {
      const { left, right } = own.getBoundingClientRect();
      return (left + right) / 2;
    };
    const before = middle();
    await fail(harness);
    expect(middle()).to.be.closeTo(before, 1);
    expect(measure(harness.statusRegion, 'center')).to.be.closeTo(before, 1);
  });
});
