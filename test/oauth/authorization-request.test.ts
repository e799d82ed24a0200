import { expect } from '@open-wc/testing';
import {
  appendParameters,
  createAuthorizationRequest,
  mergeAddedParameters,
} from '../../src/oauth/authorization-request.js';
import { FLOW_PARAMETERS, type Configuration } from '../../src/oauth/configuration.js';
import { refusalOf } from '../support/refusal.js';

/** "Example Full Authorization URL for a User" of eGain's documentation, to the character. */
const EXAMPLE =
  'https://ai.egain.cloud/system/auth/TMPRODB88619984-U/oauth2/authorize?client_id=b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f&response_type=code&redirect_uri=https%3A%2F%2Foauth.pstmn.io%2Fv1%2Fcallback&scope=core.aiservices.read%20core.aiservices.write&state=a1b2c3d4e5f67890&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256';

const CONFIGURATION: Configuration = {
  authorizeUrl: 'https://ai.egain.cloud/system/auth/TMPRODB88619984-U/oauth2/authorize',
  tokenUrl: 'https://ai.egain.cloud/system/auth/TMPRODB88619984-U/oauth2/token',
  clientId: 'b4b2c1d9-4c19-4e8a-8e7a-9a0b1c2d3e4f',
  redirectUri: 'https://oauth.pstmn.io/v1/callback',
  scope: 'core.aiservices.read core.aiservices.write',
  authorizeParams: '',
  issuer: '',
  storage: 'memory',
  afterLogin: 'stay',
  mode: '',
  allowHttp: false,
  logoutUrl: '',
  revokeUrl: '',
};

const request = (more: Partial<Configuration> = {}) =>
  createAuthorizationRequest(
    { ...CONFIGURATION, ...more },
    'a1b2c3d4e5f67890',
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );

describe('the authorization request', () => {
  it('is eGain’s example, given the example’s values', () => {
    expect(request()).to.equal(EXAMPLE);
  });

  it('writes spaces as %20 and never as +, wherever they come from', () => {
    const written = request({
      clientId: 'my client',
      redirectUri: 'https://pages.example/my page',
      authorizeParams: 'login_hint=Ada+Lovelace&ui=a%20b',
    });
    expect(written).to.contain('client_id=my%20client').and.contain('my%20page');
    expect(written).to.contain('login_hint=Ada%20Lovelace&ui=a%20b');
    expect(written).not.to.contain('+');
  });

  it('sends a redirect URI that the server decodes to what was written', () => {
    const redirectUri = 'HTTPS://Pages.example:443/%7Euser/a+b?x=1&y=%20';
    const { searchParams } = new URL(request({ redirectUri }));
    expect(searchParams.get('redirect_uri')).to.equal(redirectUri);
  });

  it('escapes what would end a parameter', () => {
    const { searchParams } = new URL(request({ clientId: 'a&b=c#d+e%f' }));
    expect(searchParams.get('client_id')).to.equal('a&b=c#d+e%f');
    expect([...searchParams]).to.have.length(7);
  });

  for (const query of [
    '?p=B2C_1A_User_V3_SignIn_OIDC',
    '?p=a+b&q=%7e~%2f/&flag&empty=&&=x',
    '?grüße=ß',
  ]) {
    it(`keeps the query of authorize-url to the character: ${query}`, () => {
      const authorizeUrl = `https://login.egain.cloud/gateway/authorize${query}`;
      const start = `${authorizeUrl}&client_id=b4b2c1d9-`;
      expect(request({ authorizeUrl }).slice(0, start.length)).to.equal(start);
    });
  }

  it('adds no second separator to an authorize-url that ends in one', () => {
    for (const authorizeUrl of [
      'https://a.example/authorize?',
      'https://a.example/authorize?p=1&',
    ]) {
      expect(request({ authorizeUrl })).to.contain(`${authorizeUrl}client_id=`);
    }
  });

  it('ends with the parameters of authorize-params', () => {
    const authorizeParams = 'domain_hint=ai.egain.cloud/s5fa&prompt=login&flag';
    expect(request({ authorizeParams })).to.equal(
      `${EXAMPLE}&domain_hint=ai.egain.cloud%2Fs5fa&prompt=login&flag=`,
    );
  });
});

describe('appendParameters', () => {
  it('leaves a URL alone to which nothing is added', () => {
    expect(appendParameters('https://a.example/logout?x=a+b', [])).to.equal(
      'https://a.example/logout?x=a+b',
    );
  });
});

describe('mergeAddedParameters', () => {
  /** Lets a listener of login-start do what it wants with the URL, and returns the URL to visit. */
  function visit(listen: (url: URL) => void, more: Partial<Configuration> = {}): string {
    const written = request(more);
    const url = new URL(written);
    listen(url);
    return mergeAddedParameters(written, url);
  }

  it('leaves the request as it is where the listener adds nothing', () => {
    expect(visit(() => {})).to.equal(EXAMPLE);
  });

  it('adds what a listener appends or sets, and rewrites nothing else', () => {
    expect(visit(({ searchParams }) => searchParams.append('login_hint', 'Ada Lovelace'))).to.equal(
      `${EXAMPLE}&login_hint=Ada%20Lovelace`,
    );
    const authorizeUrl = 'https://login.egain.cloud/authorize?p=a+b%7e';
    expect(
      visit(({ searchParams }) => searchParams.set('prompt', 'login'), { authorizeUrl }),
    ).to.equal(`${request({ authorizeUrl })}&prompt=login`);
  });

  it('adds what a listener writes to the query as text', () => {
    expect(visit((url) => (url.search += '&ui_locales=de%20fr&ui_locales=en'))).to.equal(
      `${EXAMPLE}&ui_locales=de%20fr&ui_locales=en`,
    );
  });

  it('lets a listener change and remove what the page set', () => {
    const more = { authorizeParams: 'prompt=login&ui=old' };
    const visited = visit(({ searchParams }) => {
      searchParams.set('prompt', 'none of these');
      searchParams.delete('ui');
    }, more);
    expect(visited).to.equal(`${EXAMPLE}&prompt=none%20of%20these`);
  });

  it('lets a listener remove all that the page set', () => {
    const more = { authorizeParams: 'prompt=login' };
    expect(visit(({ searchParams }) => searchParams.delete('prompt'), more)).to.equal(EXAMPLE);
  });

  for (const name of FLOW_PARAMETERS) {
    for (const [what, change] of [
      ['sets', ({ searchParams }: URL) => searchParams.set(name, 'mine')],
      ['repeats', ({ searchParams }: URL) => searchParams.append(name, 'mine')],
      ['removes', ({ searchParams }: URL) => searchParams.delete(name)],
    ] as const) {
      it(`names ${name} where a listener ${what} it`, async () => {
        const { code, message } = await refusalOf(() => visit(change));
        expect(code).to.equal('configuration');
        expect(message).to.contain(`"${name}"`).and.contain('login-start');
      });
    }
  }
});
