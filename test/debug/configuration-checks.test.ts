import { expect } from '@open-wc/testing';
import { checkConfiguration } from '../../src/debug/configuration-checks.js';
import type { Finding } from '../../src/debug/finding.js';
import type { LoginSettings } from '../../src/oauth/configuration.js';
import { LoginError } from '../../src/oauth/errors.js';
import { SIGN_IN } from '../support/debug.js';

const url = (tenant: string, end: string) => `${SIGN_IN}/system/auth/${tenant}/oauth2/${end}`;
const SETTINGS: LoginSettings = {
  authorizeUrl: url('T1-U', 'authorize'),
  tokenUrl: url('T1-U', 'token'),
  clientId: 'client',
  scope: 'core.aiservices.read',
};

/** What is told of the settings, without the line that all is well. */
function check(settings: LoginSettings = {}, names: string[] = [], error?: LoginError): Finding[] {
  const element = { ...SETTINGS, ...settings, getAttributeNames: () => names };
  return checkConfiguration(element, error);
}

describe('the attributes', () => {
  it('that are as they should be are told so in one line', () => {
    expect(check().map(({ mark, about }) => [mark, about])).to.deep.equal([['ok', 'Attributes']]);
  });

  it('that the library refuses are told in its words', () => {
    const [first, ...others] = check({}, [], new LoginError('configuration', 'It is wrong.'));
    expect(first).to.deep.include({ mark: 'problem', text: 'It is wrong.' });
    expect(others).to.be.empty;
  });

  it('that are missing are told all at once, and once', () => {
    const error = new LoginError('configuration', 'The attribute token-url is missing.');
    const [finding, ...others] = check({ tokenUrl: null, clientId: ' ' }, [], error);
    expect(finding!.text).to.equal('Missing: token-url, client-id.');
    expect(others).to.be.empty;
  });

  for (const beginning of ['', '//']) {
    it(`that lack https:// are told with it: ${beginning}`, () => {
      const error = new LoginError('configuration', 'The attribute token-url must be absolute.');
      const tokenUrl = url('T1-U', 'token').replace('https://', beginning);
      const [finding, ...others] = check({ tokenUrl }, [], error);
      expect(finding!.copy!.value).to.equal(SETTINGS.tokenUrl);
      expect(others).to.be.empty;
    });
  }

  it('that mix users and customers are told with the token URL that fits', () => {
    const [finding] = check({ tokenUrl: url('T1-C', 'token') });
    expect(finding!.mark).to.equal('problem');
    expect(finding!.text).to.contain('users (-U)').and.contain('customers (-C)');
    expect(finding!.copy!.value).to.equal(url('T1-U', 'token'));
  });

  it('that mix two tenants are told with the token URL that fits', () => {
    const [finding] = check({ tokenUrl: url('T2-U', 'token') });
    expect(finding!.text).to.contain('T1').and.contain('T2');
    expect(finding!.copy!.value).to.equal(url('T1-U', 'token'));
  });

  it('that are swapped are reported', () => {
    const { authorizeUrl, tokenUrl } = SETTINGS;
    const [finding] = check({ authorizeUrl: tokenUrl, tokenUrl: authorizeUrl });
    expect(finding!.text).to.contain('swapped');
  });

  it('of a commercial deployment name no actor, and their scopes lack a prefix', () => {
    const authorizeUrl = 'https://login.egain.cloud/gw/B2C_1/oauth2/v2.0/authorize';
    const tokenUrl = 'https://login.egain.cloud/gw/B2C_1/oauth2/v2.0/token';
    const [, finding, ...others] = check({ authorizeUrl, tokenUrl });
    expect(finding!.mark).to.equal('note');
    expect(finding!.copy!.value).to.equal('https://api.egain.cloud/auth/core.aiservices.read');
    expect(others).to.be.empty;
    const scope = 'https://api.egain.cloud/auth/core.aiservices.read openid';
    expect(check({ authorizeUrl, tokenUrl, scope })).to.have.length(1);
  });

  it('that begin or end with white space are noted', () => {
    const [, finding] = check({ clientId: ' client\n' });
    expect(finding).to.deep.include({ mark: 'note', about: 'Spaces' });
    expect(finding!.text).to.contain('client-id');
  });

  it('with commas between scopes are told with the scopes as they should be', () => {
    const [finding] = check({ scope: 'a.b.c, d.e.f' });
    expect(finding!.copy!.value).to.equal('a.b.c d.e.f');
  });

  const words: [LoginSettings, string][] = [
    [{ mode: 'popop' }, 'redirect, popup'],
    [{ storage: 'localStorage' }, 'memory, session, local'],
    [{ afterLogin: 'back' }, 'stay, return'],
  ];
  for (const [settings, right] of words) {
    it(`that hold no word of theirs are told with those they take: ${right}`, () => {
      const [finding, ...others] = check(settings);
      expect(finding!.cure).to.contain(right);
      expect(others).to.be.empty;
    });
  }

  const misspelt = [
    ['redirect-url', 'redirect-uri'],
    ['token-uri', 'token-url'],
    ['clientid', 'client-id'],
    ['client_id', 'client-id'],
    ['scopes', 'scope'],
  ];
  for (const [wrong, right] of misspelt) {
    it(`whose names are nearly ours are told with ours: ${wrong}`, () => {
      const [finding] = check({}, [wrong!]);
      expect(finding!.copy!.value).to.equal(right);
    });
  }

  it('that are missing because their names are misspelled are reported once', () => {
    const error = new LoginError('configuration', 'The attribute client-id is missing.');
    const [finding, ...others] = check({ clientId: null }, ['clientid'], error);
    expect(finding!.copy!.value).to.equal('client-id');
    expect(others).to.be.empty;
  });

  it('that are ours, or anybody’s, are left alone', () => {
    const names = ['redirect-uri', 'class', 'data-x', 'authorize-url', 'status', 'id', 'style'];
    expect(check({}, names)).to.have.length(1);
  });
});
