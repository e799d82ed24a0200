import { expect, fixture, html } from '@open-wc/testing';
import { giveAccount, readConfiguration } from '../../src/debug/account.js';
import { Observation } from '../../src/debug/observation.js';
import { LoginErrorEvent } from '../../src/events.js';
import type { EgainLoginElement } from '../../src/index.js';
import { LoginError } from '../../src/oauth/errors.js';
import '../../src/index.js';

const element = () =>
  fixture<EgainLoginElement>(
    html`<egain-login
      authorize-url="https://ai.egain.cloud/oauth2/authorize"
      token-url="https://ai.egain.cloud/oauth2/token"
      client-id="client"
      scope="openid"
    ></egain-login>`,
  );

/** What is told of an element in which this has happened. */
async function tell(happen: (login: EgainLoginElement) => void, login?: EgainLoginElement) {
  const told = login ?? (await element());
  const observation = new Observation(
    told,
    () => undefined,
    () => {},
  );
  observation.start();
  happen(told);
  const account = giveAccount(told, observation);
  observation.stop();
  return account;
}

describe('an account', () => {
  it('names each check, what is to be mended first', async () => {
    const { findings, steps } = await tell(() => {});
    expect(findings[0]!.mark).to.equal('problem'); // localhost, for a server that is not on it
    expect(findings.at(-1)!.mark).to.equal('ok');
    expect(findings.map(({ about }) => about).sort()).to.deep.equal([
      'Allowed origin',
      'Attributes',
      'Buttons',
      'Content-Security-Policy',
      'Redirect URI',
      'Scripts',
      'Secure context',
      'Storage',
      'Window',
    ]);
    expect(steps).to.be.empty;
  });

  it('begins with the login’s failure', async () => {
    const error = new LoginError('invalid_scope', 'No such scope.');
    const { findings, steps } = await tell((login) => {
      const event = new LoginErrorEvent(error);
      login.dispatchEvent(event);
    });
    expect(findings[0]!.about).to.equal('Login failed: invalid_scope');
    expect(findings[0]!.copy!.value).to.equal('openid');
    expect(steps.map(({ name }) => name)).to.deep.equal(['Event: login-error (invalid_scope)']);
  });

  it('holds no state that a server has put into its words', async () => {
    const error = new LoginError('odd', 'Refused egl-AAAAAAAAAAAAAAAAAAAAAA here.');
    const account = await tell((login) => {
      const event = new LoginErrorEvent(error);
      login.dispatchEvent(event);
    });
    expect(JSON.stringify(account)).to.contain('Refused … here.').and.not.contain('egl-');
  });

  it('of an element that lacks an attribute says which, and nothing that depends on it', async () => {
    const login = await element();
    login.tokenUrl = '';
    expect(readConfiguration(login)).to.be.an.instanceof(LoginError);
    const { findings } = await tell(() => {}, login);
    expect(findings[0]!.text).to.equal('Missing: token-url.');
    expect(findings.some(({ about }) => about === 'Redirect URI')).to.be.false;
  });

  it('of a bare element finds no fault with what is not there', async () => {
    const login = await fixture<EgainLoginElement>(html`<egain-login></egain-login>`);
    const { findings } = await tell(() => {}, login);
    expect(findings.filter(({ mark }) => mark === 'problem')).to.be.empty;
  });
});
