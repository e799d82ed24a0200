import { expect, fixture, html } from '@open-wc/testing';
import type { EgainLoginElement } from '../src/index.js';
import '../src/index.js';
import { takeProofKey } from '../src/oauth/pkce.js';
import { stub } from './support/stub.js';

/** Writes down how many random bytes are asked for each time. */
function watch(): number[] {
  const randomBytes: number[] = [];
  const getRandomValues = crypto.getRandomValues.bind(crypto);
  stub(crypto, 'getRandomValues', <T extends ArrayBufferView | null>(bytes: T): T => {
    randomBytes.push((bytes as ArrayBufferView).byteLength);
    return getRandomValues(bytes as never);
  });
  return randomBytes;
}

const VERIFIER_BYTES = 32;

const place = (clientId: string) =>
  fixture<EgainLoginElement>(html`
    <egain-login
      authorize-url="https://auth.example/authorize"
      token-url="https://auth.example/token"
      client-id=${clientId}
      scope="scope"
    ></egain-login>
  `);

/** Returns the button that is approached. */
function approach(login: EgainLoginElement, type: string): HTMLButtonElement {
  const button = login.shadowRoot!.querySelector('button')!;
  button.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  return button;
}

for (const type of ['pointerover', 'focusin']) {
  it(`a button that hears ${type} has ready what its click would wait for`, async () => {
    takeProofKey(); // of an earlier test
    const randomBytes = watch();
    const login = await place('client');
    expect(randomBytes, 'before').to.be.empty;

    const button = approach(login, type);
    expect(randomBytes).to.eql([VERIFIER_BYTES]);

    login.addEventListener('login-start', (event) => event.preventDefault());
    button.click();
    expect(randomBytes.filter((bytes) => bytes === VERIFIER_BYTES)).to.have.length(1);
  });
}

it('a button that is set up wrong does not say so before its click', async () => {
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
