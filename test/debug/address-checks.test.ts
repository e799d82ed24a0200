import { expect } from '@open-wc/testing';
import { checkAllowedOrigin, checkRedirectUri } from '../../src/debug/address-checks.js';
import { CONFIGURATION } from '../support/debug.js';

const here = (path: string) => location.origin + path;
const check = (redirectUri: string, isGiven = true) =>
  checkRedirectUri({ ...CONFIGURATION, redirectUri }, isGiven);

describe('the redirect URI', () => {
  it('is told to the character, to be registered', () => {
    const finding = check(here('/callback.html'));
    expect(finding.mark).to.equal('ok');
    expect(finding.copy!.value).to.equal(here('/callback.html'));
  });

  it('on another origin is a problem, and told as it would be on this one', () => {
    const finding = check('https://elsewhere.example/callback?x=1');
    expect(finding.mark).to.equal('problem');
    expect(finding.text).to.contain('https://elsewhere.example').and.contain(location.origin);
    expect(finding.copy!.value).to.equal(here('/callback?x=1'));
  });

  const doubtful: [string, string, string][] = [
    ['has a query', here('/x.html?page=7'), 'query'],
    ['has no slash at its end', here('/callback'), 'slash'],
    ['is not as a browser would write it', here('/a/../callback.html'), here('/callback.html')],
  ];
  for (const [name, redirectUri, word] of doubtful) {
    it(`is noted where it ${name}`, () => {
      const finding = check(redirectUri);
      expect(finding.mark).to.equal('note');
      expect(finding.cure).to.contain(word);
      expect(finding.copy!.value).to.equal(redirectUri);
    });
  }

  it('that is the page without its query is noted', () => {
    expect(location.search, 'the test’s page has a query').not.to.equal('');
    const finding = check(here('/index.html'), false);
    expect(finding.mark).to.equal('note');
    expect(finding.cure).to.contain('set redirect-uri');
  });
});

describe('the allowed origin', () => {
  it('can’t be this machine, where the token endpoint is not on it', () => {
    expect(location.hostname).to.equal('localhost');
    const finding = checkAllowedOrigin(CONFIGURATION);
    expect(finding.mark).to.equal('problem');
    expect(finding.text).to.contain('localhost');
  });

  it('is this page’s, to be copied', () => {
    const tokenUrl = 'http://localhost:1/token';
    const finding = checkAllowedOrigin({ ...CONFIGURATION, tokenUrl });
    expect(finding.mark).to.equal('ok');
    expect(finding.copy!.value).to.equal(location.origin);
  });

  it('is none where the token endpoint is on this page’s origin', () => {
    const finding = checkAllowedOrigin({ ...CONFIGURATION, tokenUrl: here('/token') });
    expect(finding.text).to.contain('CORS is not involved');
    expect(finding.copy).to.be.undefined;
  });
});
