import { expect } from '@open-wc/testing';
import {
  createConfiguration,
  FLOW_PARAMETERS,
  identifyLogin,
  type LoginSettings,
} from '../../src/oauth/configuration.js';
import { refusalOf } from '../support/refusal.js';
import { stubWarnings } from '../support/stub.js';

const SETTINGS: LoginSettings = {
  authorizeUrl: 'https://ai.egain.cloud/system/auth/TMPRODB88619984-U/oauth2/authorize',
  tokenUrl: 'https://ai.egain.cloud/system/auth/TMPRODB88619984-U/oauth2/token',
  clientId: 'b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f',
  scope: 'core.aiservices.read',
  redirectUri: `${location.origin}/callback`,
};

const configure = (settings: LoginSettings = {}) =>
  createConfiguration({ ...SETTINGS, ...settings }, document.baseURI);

describe('identifyLogin', () => {
  it('tells which login it is, with defaults for how it is kept', () => {
    expect(identifyLogin(SETTINGS)).to.deep.equal({
      authorizeUrl: SETTINGS.authorizeUrl,
      clientId: SETTINGS.clientId,
      scope: SETTINGS.scope,
      storage: 'memory',
      afterLogin: 'stay',
    });
  });

  it('takes what is missing for empty', () => {
    for (const nothing of [undefined, null, '', ' \n']) {
      const settings = { authorizeUrl: nothing, clientId: nothing, scope: nothing };
      expect(identifyLogin(settings)).to.include({ authorizeUrl: '', clientId: '', scope: '' });
    }
  });

  it('takes scopes written over several lines for the same scopes', () => {
    expect(identifyLogin({ scope: '\n  openid\n\tcore.aiservices.read ' }).scope).to.equal(
      'openid core.aiservices.read',
    );
  });

  it('knows the ways to keep a token, and keeps it in memory for any other word', () => {
    const storageOf = (storage: string | null) => identifyLogin({ storage }).storage;
    expect(['session', 'local', 'memory'].map(storageOf)).to.deep.equal([
      'session',
      'local',
      'memory',
    ]);
    for (const other of ['cookie', 'Local', '', null]) expect(storageOf(other)).to.equal('memory');
  });

  it('returns after the login only where that is asked for', () => {
    expect(identifyLogin({ afterLogin: 'return' }).afterLogin).to.equal('return');
    for (const afterLogin of ['stay', 'go', '', null]) {
      expect(identifyLogin({ afterLogin }).afterLogin).to.equal('stay');
    }
  });
});

describe('createConfiguration', () => {
  // It warns of redirect URIs on other origins: see configuration.redirect-uri.test.ts.
  beforeEach(() => void stubWarnings());

  it('makes a checked configuration out of what the page says', () => {
    expect(
      configure({
        scope: ' a  b ',
        authorizeParams: '?prompt=login',
        issuer: ' https://ai.egain.cloud ',
        storage: 'session',
        afterLogin: 'return',
        mode: 'popup',
        allowHttp: true,
      }),
    ).to.deep.equal({
      ...SETTINGS,
      mode: 'popup',
      allowHttp: true,
      scope: 'a b',
      authorizeParams: 'prompt=login',
      issuer: 'https://ai.egain.cloud',
      storage: 'session',
      afterLogin: 'return',
    });
  });

  it('leaves it to the browser where to sign in, unless the page says it rightly', () => {
    for (const mode of [undefined, null, '', 'window', 'POPUP'])
      expect(configure({ mode }).mode).to.equal('');
    for (const mode of ['redirect', 'popup']) expect(configure({ mode }).mode).to.equal(mode);
    expect(configure({}).allowHttp).to.be.false;
  });

  for (const [attribute, property] of [
    ['authorize-url', 'authorizeUrl'],
    ['token-url', 'tokenUrl'],
    ['client-id', 'clientId'],
    ['scope', 'scope'],
  ] as const) {
    it(`names ${attribute} where it is missing, empty or blank`, async () => {
      for (const value of [undefined, null, '', '  ']) {
        const { code, message } = await refusalOf(() => configure({ [property]: value }));
        expect(code).to.equal('configuration');
        expect(message).to.contain(`attribute ${attribute} is missing`);
      }
    });
  }

  for (const [attribute, property] of [
    ['authorize-url', 'authorizeUrl'],
    ['token-url', 'tokenUrl'],
    ['redirect-uri', 'redirectUri'],
  ] as const) {
    for (const [what, value] of [
      ['another scheme', 'ftp://ai.egain.cloud/path'],
      ['another scheme that ends like ours', 'xhttps://ai.egain.cloud/path'],
      ['a script', 'javascript:alert(1)//ai.egain.cloud'],
      ['an app’s own scheme', 'my-app://callback'],
      ['no host', 'https:///path'],
      ['no slashes', 'https:ai.egain.cloud/path'],
      ['a user name', 'https://someone@ai.egain.cloud/path'],
      ['a user name and a password', 'https://some:one@ai.egain.cloud/path'],
      ['a fragment', 'https://ai.egain.cloud/path#part'],
      ['an empty fragment', 'https://ai.egain.cloud/path?query#'],
      ['a space in the host', 'https://ai.egain cloud/path'],
      ['a port that there can’t be', 'https://ai.egain.cloud:99999/path'],
      ['a host that there can’t be', 'https://[ai.egain.cloud]/path'],
    ] as const) {
      it(`names ${attribute} where it has ${what}`, async () => {
        const { code, message } = await refusalOf(() => configure({ [property]: value }));
        expect(code).to.equal('configuration');
        expect(message).to.contain(attribute);
      });
    }
  }

  for (const [attribute, property] of [
    ['authorize-url', 'authorizeUrl'],
    ['token-url', 'tokenUrl'],
  ] as const) {
    it(`names ${attribute} where it is relative`, async () => {
      for (const value of ['/oauth2/path', 'path', '//ai.egain.cloud/path', 'ai.egain.cloud']) {
        const { message } = await refusalOf(() => configure({ [property]: value }));
        expect(message).to.contain(`attribute ${attribute} must be an absolute https URL`);
      }
    });
  }

  for (const name of FLOW_PARAMETERS) {
    it(`names ${name} where the query of authorize-url sets it`, async () => {
      const authorizeUrl = `https://ai.egain.cloud/authorize?p=B2C&${name}=mine`;
      const { code, message } = await refusalOf(() => configure({ authorizeUrl }));
      expect(code).to.equal('configuration');
      expect(message).to.contain(`"${name}"`).and.contain('authorize-url');
    });

    it(`names ${name} where authorize-params sets it`, async () => {
      const authorizeParams = `prompt=login&${name}=mine`;
      const { code, message } = await refusalOf(() => configure({ authorizeParams }));
      expect(code).to.equal('configuration');
      expect(message).to.contain(`"${name}"`).and.contain('authorize-params');
    });
  }

  it('sees through another spelling of a parameter of the flow', async () => {
    const { message } = await refusalOf(() => configure({ authorizeParams: 's%74ate=mine' }));
    expect(message).to.contain('"state"');
  });

  it('names a parameter that both authorize-url and authorize-params set', async () => {
    const { message } = await refusalOf(() =>
      configure({ authorizeUrl: 'https://ai.egain.cloud/authorize?p=1', authorizeParams: 'p=2' }),
    );
    expect(message).to.contain('"p"').and.contain('authorize-params');
  });

  it('lets both set what the flow does not', () => {
    const authorizeUrl = 'https://ai.egain.cloud/authorize?p=B2C_1A_User_V3_SignIn_OIDC';
    const authorizeParams = 'domain_hint=ai.egain.cloud/s5fa?x&prompt=login';
    expect(configure({ authorizeUrl, authorizeParams })).to.include({
      authorizeUrl,
      authorizeParams,
    });
  });
});
