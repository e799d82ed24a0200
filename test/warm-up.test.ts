import { expect, fixture, html } from '@open-wc/testing';
import type { EgainLoginElement } from '../src/index.js';
import '../src/index.js';
import { takeProofKey } from '../src/oauth/pkce.js';
import { LoginHarness } from './support/login-harness.js';
import { stub } from './support/stub.js';

const VERIFIER_BYTES = 32;

/** Writes down how many random bytes are asked for each time. */
function watchRandomBytes(): number[] {
  const asked: number[] = [];
  const getRandomValues = crypto.getRandomValues.bind(crypto);
  stub(crypto, 'getRandomValues', <T extends ArrayBufferView | null>(bytes: T): T => {
    asked.push((bytes as ArrayBufferView).byteLength);
    return getRandomValues(bytes as never);
  });
  return asked;
}

const place = (clientId: string) =>
  fixture<EgainLoginElement>(html`
    <egain-login
      authorize-url="https://auth.example/authorize"
      token-url="https://auth.example/token"
      client-id=${clientId}
      scope="scope"
    ></egain-login>
  `);

/** Comes near the button, as a pointer or the focus does, and returns it. */
function approach(login: EgainLoginElement, type: string): HTMLButtonElement {
  const { button } = new LoginHarness(login);
  button.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  return button;
}

describe('The button of <egain-login>, before it is clicked', () => {
  for (const type of ['pointerover', 'focusin']) {
    it(`makes the verifier for its click on ${type}`, async () => {
      takeProofKey(); // of an earlier test
      const asked = watchRandomBytes();
      const login = await place('client');
      expect(asked, 'before').to.be.empty;

      const button = approach(login, type);
      expect(asked).to.eql([VERIFIER_BYTES]);

      login.addEventListener('login-start', (event) => event.preventDefault());
      button.click();
      expect(asked.filter((bytes) => bytes === VERIFIER_BYTES)).to.have.length(1);
    });
  }

  it('does not complain about how it is set up', async () => {
    const errors: unknown[] = [];
    stub(console, 'error', (error) => void errors.push(error));
    const login = await place('');
    approach(login, 'pointerover');
    expect(login.status).to.equal('signed-out');
    expect(errors).to.be.empty;
    await login.login();
    expect(login.status).to.equal('error');
    expect(errors).to.have.length(1);
  });
});
