import { expect } from '@open-wc/testing';
import type * as configuration from '../../src/oauth/configuration.js';
import { createConfiguration, requireUrl, warn } from '../../src/oauth/configuration.js';
import { importInto, openFrame } from '../support/frame.js';
import { stubWarnings } from '../support/stub.js';

const ADDRESS = location.href;
const BASE = `${location.origin}/shop/de/page.html?tab=2#top`;

const SETTINGS = {
  authorizeUrl: 'https://ai.egain.cloud/oauth2/authorize',
  tokenUrl: 'https://ai.egain.cloud/oauth2/token',
  clientId: 'client',
  scope: 'openid',
};

const resolve = (redirectUri?: string | null, base = BASE) =>
  createConfiguration({ ...SETTINGS, redirectUri }, base).redirectUri;

describe('the redirect URI', () => {
  // What is warned of has tests of its own below.
  beforeEach(() => void stubWarnings());
  afterEach(() => history.replaceState(null, '', ADDRESS));

  for (const written of [
    'https://pages.example',
    'https://pages.example/',
    'https://Pages.EXAMPLE/Callback',
    'HTTPS://pages.example/callback',
    'https://pages.example:443/callback',
    'https://pages.example/%7Euser/callback',
    'https://pages.example/~user/a%2fb/callback',
    'https://pages.example/a/../callback',
    'https://pages.example/callback?',
    'https://pages.example/callback?page=a+b&x=%20',
    'https://pages.example/grüße',
  ]) {
    it(`is sent to the character as written: ${written}`, () => {
      expect(resolve(written)).to.equal(written);
    });
  }

  it('loses the space around it', () => {
    expect(resolve('\n  https://pages.example/callback ')).to.equal(
      'https://pages.example/callback',
    );
  });

  for (const [written, expected] of [
    ['callback.html', '/shop/de/callback.html'],
    ['/callback', '/callback'],
    ['../callback?x=1', '/shop/callback?x=1'],
    ['?page_id=7', '/shop/de/page.html?page_id=7'],
    ['./', '/shop/de/'],
    ['?page=help:login', '/shop/de/page.html?page=help:login'],
  ] as const) {
    it(`is resolved against the document’s base where it is relative: ${written}`, () => {
      expect(resolve(written)).to.equal(location.origin + expected);
    });
  }

  it('is resolved against the base that a <base> sets', () => {
    expect(resolve('callback', 'https://pages.example/app/')).to.equal(
      'https://pages.example/app/callback',
    );
  });

  it('is the page itself where it is missing, without query and fragment, and not the base', () => {
    history.replaceState(null, '', '/some/page.html?page_id=7#top');
    for (const missing of [undefined, null, '', ' ']) {
      expect(resolve(missing)).to.equal(`${location.origin}/some/page.html`);
    }
  });
});

describe('a redirect URI whose query has a parameter of the response', () => {
  for (const name of ['code', 'state', 'iss', 'error', 'session_state']) {
    it(`is refused before the page is left: ?${name}=CA`, () => {
      expect(() => resolve(`${location.origin}/callback?page=2&${name}=CA`))
        .to.throw(`The attribute redirect-uri must not set "${name}"`)
        .with.property('code', 'configuration');
    });
  }
});

describe('the warnings of the redirect URI', () => {
  /** Resolves it on a page of its own, where nothing was warned of yet, and returns the warnings. */
  async function warningsOn(address: string, ...redirectUris: (string | undefined)[]) {
    const page = await openFrame(address);
    const warnings: string[] = [];
    page.console.warn = (text: string) => warnings.push(text);
    const imported = await importInto<typeof configuration>(page, '/src/oauth/configuration.ts');
    for (const redirectUri of redirectUris) {
      imported.createConfiguration({ ...SETTINGS, redirectUri }, page.document.baseURI);
    }
    return warnings;
  }

  it('say once that it is missing on a page that has a query of its own', async () => {
    const warnings = await warningsOn('/pages/blank.html?page_id=7', undefined, '', undefined);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('redirect-uri is missing').and.contain('query');
  });

  it('say once that it is on another origin, where no login can be finished', async () => {
    const elsewhere = 'https://pages.example/callback';
    const warnings = await warningsOn('/pages/blank.html', elsewhere, elsewhere);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain(`redirect-uri is not on ${location.origin}`);
  });

  it('are not given where nothing is wrong', async () => {
    const shouted = `${location.origin.toUpperCase()}/callback`;
    const padded = `${location.origin.replace(/:(?=\d)/, ':0')}/callback`;
    expect(await warningsOn('/pages/blank.html#top', undefined, shouted, padded)).to.deep.equal([]);
    expect(await warningsOn('/pages/blank.html?page_id=7', '/callback')).to.deep.equal([]);
  });
});

describe('requireUrl', () => {
  it('lets an intranet page without https sign in without https', () => {
    expect(requireUrl('token-url', 'http://egain.intranet/token').host).to.equal('egain.intranet');
  });

  describe('on a page that was not loaded over plain http', () => {
    /** Requires a URL on about:blank, the one page in this test server that is not "http:". */
    async function isAllowed(url: string): Promise<boolean> {
      const page = await openFrame('about:blank');
      const imported = await importInto<typeof configuration>(page, '/src/oauth/configuration.ts');
      try {
        return !!imported.requireUrl('token-url', url);
      } catch (error) {
        expect(error).to.have.property('code', 'configuration');
        expect((error as Error).message).to.contain('token-url');
        return false;
      }
    }

    it('allows https', async () => {
      expect(await isAllowed('https://ai.egain.cloud/token')).to.be.true;
    });

    it('refuses http, which would show the login to the network', async () => {
      for (const url of [
        'http://ai.egain.cloud/token',
        'http://ai.egain.cloud/?https://localhost/',
      ])
        expect(await isAllowed(url), url).to.be.false;
    });

    it('allows http to this machine itself', async () => {
      for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]']) {
        expect(await isAllowed(`http://${host}/token`), host).to.be.true;
        expect(await isAllowed(`http://${host}`), host).to.be.true;
        expect(await isAllowed(`http://${host}?tenant=1`), host).to.be.true;
      }
    });

    it('refuses http to a host that is only called like this machine', async () => {
      for (const host of ['localhost.example', 'localhost-1.example', '127.example']) {
        expect(await isAllowed(`http://${host}/token`), host).to.be.false;
      }
    });
  });
});

describe('warn', () => {
  it('says each text once, and whose it is', () => {
    const warnings = stubWarnings();
    for (const text of ['Look here.', 'Look here.', 'And there.', 'Look here.']) warn(text);
    expect(warnings).to.deep.equal(['<egain-login>: Look here.', '<egain-login>: And there.']);
  });
});
