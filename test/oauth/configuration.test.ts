import { expect } from '@open-wc/testing';
import {
  createConfiguration,
  differenceOf,
  FLOW_PARAMETERS,
  identityOf,
  isBare,
  storageOf,
  type LoginSettings,
} from '../../src/oauth/configuration.js';
import { refusalOf } from '../support/refusal.js';
import { stub, stubWarnings } from '../support/stub.js';

const SETTINGS: LoginSettings = {
  authorizeUrl: 'https://ai.egain.cloud/system/auth/TMPRODB88619984-U/oauth2/authorize',
  tokenUrl: 'https://ai.egain.cloud/system/auth/TMPRODB88619984-U/oauth2/token',
  clientId: 'b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f',
  scope: 'core.aiservices.read',
  redirectUri: `${location.origin}/callback`,
};

const configure = (settings: LoginSettings = {}) =>
  createConfiguration({ ...SETTINGS, ...settings }, document.baseURI);

describe('identityOf', () => {
  const PARTS = ['authorizeUrl', 'clientId', 'scope'] as const;

  it('is the same however the login is kept and ends', () => {
    const other = { storage: 'local', afterLogin: 'return', mode: 'popup', tokenUrl: 'x' };
    expect(identityOf({ ...SETTINGS, ...other })).to.equal(identityOf(SETTINGS));
  });

  for (const part of PARTS) {
    it(`is another for another ${part}`, () => {
      const other = { ...SETTINGS, [part]: 'another' };
      expect(identityOf(other)).not.to.equal(identityOf(SETTINGS));
    });

    it(`is none without ${part}`, () => {
      for (const nothing of [undefined, null, '', ' \n'])
        expect(identityOf({ ...SETTINGS, [part]: nothing })).to.equal('');
    });
  }

  it('is the same for the same scopes in another order, over several lines or twice', () => {
    const identities = ['a b c', '\n  c\n\ta  b ', 'a b b c a'].map((scope) =>
      identityOf({ ...SETTINGS, scope }),
    );
    expect(new Set(identities)).to.have.property('size', 1);
    expect(identityOf({ ...SETTINGS, scope: 'a b' })).not.to.equal(identities[0]);
    expect(identityOf({ ...SETTINGS, scope: 'abc' })).not.to.equal(identities[0]);
  });

  it('is another where the texts of two logins run into one another', () => {
    const identities = [
      { clientId: 'a', scope: 'bc' },
      { clientId: 'ab', scope: 'c' },
      { clientId: 'a b', scope: 'c' },
    ].map((settings) => identityOf({ ...SETTINGS, ...settings }));
    expect(new Set(identities)).to.have.property('size', 3);
  });

  it('is another where line breaks move the bounds between the parts', () => {
    const identities = [
      { authorizeUrl: 'https://a.example/\nb', clientId: 'c' },
      { authorizeUrl: 'https://a.example/', clientId: 'b\nc' },
    ].map((settings) => identityOf({ ...SETTINGS, ...settings }));
    expect(new Set(identities)).to.have.property('size', 2);
  });

  it('is the same where an editor has wrapped the URL', () => {
    const authorizeUrl = SETTINGS.authorizeUrl!.replace('/oauth2', '\r\n\t/oauth2');
    expect(identityOf({ ...SETTINGS, authorizeUrl })).to.equal(identityOf(SETTINGS));
    expect(configure({ authorizeUrl }).authorizeUrl).to.equal(SETTINGS.authorizeUrl);
  });

  it('is the same where a library gives arrays a toJSON', () => {
    const identity = identityOf(SETTINGS);
    const { prototype } = Array as unknown as { prototype: { toJSON?: () => string } };
    stub(prototype, 'toJSON', () => 'spoiled');
    expect(identityOf(SETTINGS)).to.equal(identity);
  });
});

describe('differenceOf', () => {
  it('names the attributes in which two logins differ', () => {
    const differences = (other: LoginSettings) =>
      differenceOf(identityOf(SETTINGS), identityOf({ ...SETTINGS, ...other }));
    expect(differences({})).to.be.empty;
    expect(differences({ authorizeUrl: 'https://another.example' })).to.deep.equal([
      'authorize-url',
    ]);
    expect(differences({ clientId: 'x', scope: 'y' })).to.deep.equal(['client-id', 'scope']);
  });
});

describe('storageOf', () => {
  it('knows the ways to keep a token, and keeps it in memory for any other word', () => {
    for (const storage of ['session', 'local', 'memory'])
      expect(storageOf({ storage })).to.equal(storage);
    for (const storage of ['cookie', 'Local', '', null])
      expect(storageOf({ storage })).to.equal('memory');
  });
});

describe('isBare', () => {
  it('is so where a tag names neither server nor client', () => {
    expect(isBare({ scope: 'x', authorizeUrl: ' ', clientId: null })).to.be.true;
    expect(isBare({ authorizeUrl: SETTINGS.authorizeUrl })).to.be.false;
    expect(isBare({ clientId: SETTINGS.clientId })).to.be.false;
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
        logoutUrl: ' not checked before it is used ',
        revokeUrl: 'https://ai.egain.cloud/revoke',
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
      logoutUrl: 'not checked before it is used',
      revokeUrl: 'https://ai.egain.cloud/revoke',
    });
  });

  it('has defaults for what the page does not say', () => {
    expect(configure({ afterLogin: 'go' })).to.deep.equal({
      ...SETTINGS,
      authorizeParams: '',
      issuer: '',
      storage: 'memory',
      afterLogin: 'stay',
      mode: '',
      allowHttp: false,
      logoutUrl: '',
      revokeUrl: '',
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
