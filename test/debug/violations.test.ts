import { expect } from '@open-wc/testing';
import { checkPolicy, isForbidden, onViolation } from '../../src/debug/violations.js';
import { CONFIGURATION } from '../support/debug.js';

const { tokenUrl } = CONFIGURATION;
const [server, other] = ['https://ai.egain.cloud', 'https://other.example'];

/** A violation can't be taken back: each test has a server of its own. */
let count = 0;
const newServer = () => `https://server-${count++}.example`;

function violate(init: Partial<SecurityPolicyViolationEventInit>): void {
  const event = new SecurityPolicyViolationEvent('securitypolicyviolation', {
    documentURI: location.href,
    violatedDirective: 'connect-src',
    effectiveDirective: 'connect-src',
    originalPolicy: "default-src 'none'",
    disposition: 'enforce',
    statusCode: 200,
    bubbles: true,
    ...init,
  });
  document.dispatchEvent(event);
}

describe('the policy', () => {
  it('that was not broken is told with the lines that a login needs', () => {
    const [finding, ...others] = checkPolicy(CONFIGURATION, `${other}/revoke`);
    expect(finding!.mark).to.equal('ok');
    expect(finding!.copy!.value).to.equal(`script-src 'self'; connect-src ${server} ${other}`);
    expect(others).to.be.empty;
    expect(isForbidden(tokenUrl)).to.be.false;
  });

  it('needs no foreign origin where the token endpoint is on the page’s', () => {
    const own = { ...CONFIGURATION, tokenUrl: `${location.origin}/token` };
    expect(checkPolicy(own, '')[0]!.copy!.value).to.equal("script-src 'self'; connect-src 'self'");
  });

  const policies = [
    ["connect-src 'self' https://api.example; img-src *", "'self' https://api.example "],
    ["default-src 'self'", ''],
    ["default-src *; Connect-Src 'none'", ''],
  ];
  for (const [originalPolicy, kept] of policies) {
    it(`that forbids the token request is told as it has to be: ${originalPolicy}`, () => {
      const forbidden = newServer();
      violate({ blockedURI: `${forbidden}/token`, originalPolicy });
      const configuration = { ...CONFIGURATION, tokenUrl: `${forbidden}/token` };
      const [finding] = checkPolicy(configuration, '');
      expect(finding!.mark).to.equal('problem');
      expect(finding!.copy!.value).to.equal(`connect-src ${kept}${forbidden}`);
      expect(isForbidden(configuration.tokenUrl)).to.be.true;
    });
  }

  it('that only reports forbids nothing', () => {
    const reported = newServer();
    violate({ blockedURI: `${reported}/token`, disposition: 'report' });
    const configuration = { ...CONFIGURATION, tokenUrl: `${reported}/token` };
    expect(checkPolicy(configuration, '')[0]!.mark).to.equal('note');
    expect(isForbidden(configuration.tokenUrl)).to.be.false;
  });

  it('that forbids what is not ours is the page’s own affair', () => {
    violate({ blockedURI: 'https://ads.example/x.js', effectiveDirective: 'script-src-elem' });
    expect(checkPolicy(CONFIGURATION, '')[0]!.mark).to.equal('ok');
  });

  it('is told once, however often it was broken', () => {
    const forbidden = newServer();
    for (let i = 0; i < 60; i++) violate({ blockedURI: `${forbidden}/token` });
    const configuration = { ...CONFIGURATION, tokenUrl: `${forbidden}/token` };
    expect(checkPolicy(configuration, '')).to.have.length(1);
  });

  it('tells listeners of a violation, until they are gone', () => {
    let heard = 0;
    const end = onViolation(() => heard++);
    violate({ blockedURI: newServer() });
    end();
    violate({ blockedURI: newServer() });
    expect(heard).to.equal(1);
  });
});
