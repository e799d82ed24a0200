import { expect } from '@open-wc/testing';
import { EgainLoginElement } from '../src/index.js';
import { openFrame } from './support/frame.js';
import { LoginHarness } from './support/login-harness.js';

/** Reads the button's look, by the window that it is in. */
function lookOf(login: EgainLoginElement): string {
  const { defaultView } = login.ownerDocument;
  const button = login.shadowRoot!.querySelector('button')!;
  const { backgroundColor, minHeight } = defaultView!.getComputedStyle(button);
  return `${backgroundColor} ${minHeight}`;
}

describe('An element that is moved into a frame', () => {
  let login: EgainLoginElement;
  let look: string;
  beforeEach(async () => {
    login = new EgainLoginElement();
    document.body.append(login);
    await login.updateComplete;
    look = lookOf(login);
  });
  afterEach(() => login.remove());

  it('keeps its styles, and keeps them when it comes back', async () => {
    const page = await openFrame();
    page.document.body.append(login);
    expect(lookOf(login)).to.equal(look);
    document.body.append(login);
    expect(lookOf(login)).to.equal(look);
  });

  it('has a button that can be pressed there', async () => {
    const page = await openFrame();
    page.document.body.append(login);
    new LoginHarness(login).press();
    await login.updateComplete;
    expect(login.status).to.equal('error');
  });

  it('has its styles where it was on no page before', async () => {
    const page = await openFrame();
    const fresh = new EgainLoginElement();
    page.document.body.append(fresh);
    await fresh.updateComplete;
    expect(lookOf(fresh)).to.equal(look);
  });
});
