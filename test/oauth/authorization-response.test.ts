import { expect } from '@open-wc/testing';
import {
  createState,
  isComplete,
  readAuthorizationResponse,
  removeResponse,
} from '../../src/oauth/authorization-response.js';

const PAGE = 'https://pages.example/callback';
const STATE = createState().redirect;
const RESPONSE = `code=abc&state=${STATE}`;

describe('createState', () => {
  it('draws 128 random bits behind a prefix of ours', () => {
    const states = Array.from({ length: 50 }, createState);
    for (const { redirect } of states) expect(redirect).to.match(/^egl-[\w-]{22}$/);
    expect(new Set(states.map(({ redirect }) => redirect)).size).to.equal(50);
  });

  it('tells by the prefix alone whether a popup hands the response on', () => {
    const { popup, redirect } = createState();
    expect(popup).to.equal(redirect.replace('egl-', 'egp-'));
    const isPopup = (state: string) =>
      readAuthorizationResponse(`${PAGE}?code=abc&state=${state}`)!.isPopup;
    expect([popup, redirect].map(isPopup)).to.deep.equal([true, false]);
  });
});

describe('readAuthorizationResponse', () => {
  it('reads a response out of the query', () => {
    const { state, parameters } = readAuthorizationResponse(`${PAGE}?${RESPONSE}&iss=a%20b`)!;
    expect(state).to.equal(STATE);
    expect(Object.fromEntries(parameters)).to.deep.equal({ code: 'abc', state: STATE, iss: 'a b' });
  });

  it('reads a response out of the fragment', () => {
    const { state, parameters } = readAuthorizationResponse(`${PAGE}?a=1#${RESPONSE}`)!;
    expect(state).to.equal(STATE);
    expect(parameters.get('code')).to.equal('abc');
  });

  for (const [what, address] of [
    ['no query', PAGE],
    ['a code of the page’s own', `${PAGE}?code=SUMMER`],
    ['an error of the page’s own', `${PAGE}?error=404&error_description=gone`],
    ['another login’s response', `${PAGE}?code=abc&state=xyz`],
    ['another login’s response in the fragment', `${PAGE}#code=abc&state=xyz`],
    ['our prefix in the middle of a state', `${PAGE}?code=abc&state=x${STATE}`],
    ['our prefix in another case', `${PAGE}?code=abc&state=EGL-abc`],
    ['our state in another parameter', `${PAGE}?code=abc&relay=${STATE}`],
    ['our state under another case', `${PAGE}?code=abc&State=${STATE}`],
    ['our own request', `${PAGE}?response_type=code&state=${STATE}&code_challenge=xyz`],
    ['our state in the path', `https://pages.example/state=${STATE}/code=abc`],
  ] as const) {
    it(`sees nothing of ours in an address with ${what}`, () => {
      expect(readAuthorizationResponse(address)).to.be.undefined;
    });
  }

  it('leaves a code in the query to the page where the response is in the fragment', () => {
    const address = `${PAGE}?code=SUMMER&state=open#${RESPONSE}`;
    const response = readAuthorizationResponse(address)!;
    expect(response.parameters.getAll('code')).to.deep.equal(['abc']);
    expect(removeResponse(address, response)).to.equal(`${PAGE}?code=SUMMER&state=open`);
  });

  it('keeps what came twice, so that it can be refused', () => {
    const { parameters } = readAuthorizationResponse(`${PAGE}?code=a&${RESPONSE}#${RESPONSE}`)!;
    expect(parameters.getAll('code')).to.deep.equal(['a', 'abc', 'abc']);
    expect(parameters.getAll('state')).to.deep.equal([STATE, STATE]);
  });

  it('finds our state beside a foreign one', () => {
    const { state, parameters } = readAuthorizationResponse(`${PAGE}?state=xyz&${RESPONSE}`)!;
    expect(state).to.equal(STATE);
    expect(parameters.getAll('state')).to.deep.equal(['xyz', STATE]);
  });
});

describe('A response in a fragment that a router uses', () => {
  for (const [before, after] of [
    [`#/?${RESPONSE}`, '#/'],
    [`#/${RESPONSE}`, '#/'],
    [`#!/${RESPONSE}`, '#!/'],
    [`#!/#${RESPONSE}`, '#!/'],
    [`#?${RESPONSE}`, ''],
    [`#!/orders/7?${RESPONSE}`, '#!/orders/7'],
    [`#settings?tab=2&${RESPONSE}`, '#settings?tab=2'],
    [`#/list;page=2&all?${RESPONSE}&q=a?code=1`, '#/list;page=2&all?q=a?code=1'],
    [`#/list?page=2#${RESPONSE}`, '#/list?page=2'],
    [`#/code%3Dabc&state%3d${STATE}`, '#/'],
    [`?/callback?${RESPONSE}`, '?/callback'],
  ] as const) {
    it(`is found, and leaves the route: ${before.replaceAll(STATE, '…')}`, () => {
      const response = readAuthorizationResponse(PAGE + before)!;
      expect(response.parameters.getAll('code')).to.deep.equal(['abc']);
      expect(response.state).to.equal(STATE);
      expect(removeResponse(PAGE + before, response)).to.equal(PAGE + after);
    });
  }

  it('is known to be incomplete where the router has dropped its code', () => {
    const complete = readAuthorizationResponse(`${PAGE}?${RESPONSE}`)!;
    expect(isComplete(complete)).to.be.true;
    expect(isComplete(readAuthorizationResponse(`${PAGE}#/?state=${STATE}`)!)).to.be.false;
  });

  it('is removed where the router has dropped its state, and a code of the page’s own is not', () => {
    const response = readAuthorizationResponse(`${PAGE}?${RESPONSE}`)!;
    expect(removeResponse(`${PAGE}?code=SUMMER#/?code=abc&tab=2`, response)).to.equal(
      `${PAGE}?code=SUMMER#/?tab=2`,
    );
  });
});

describe('the clean address', () => {
  const clean = (address: string) =>
    removeResponse(PAGE + address, readAuthorizationResponse(PAGE + address)!);

  it('has lost every parameter of the response, and the question mark with the last', () => {
    const all = `error=a&error_description=b&error_uri=c&iss=d&session_state=e&${RESPONSE}`;
    expect(clean(`?${all}`)).to.equal(PAGE);
    expect(clean(`#${all}`)).to.equal(PAGE);
  });

  for (const [before, after] of [
    [`?b=2&${RESPONSE}&a=1`, '?b=2&a=1'],
    [`?code=abc&b=2&state=${STATE}&a=1`, '?b=2&a=1'],
    [`?${RESPONSE}&q=a+b%20c%7e~%2F/`, '?q=a+b%20c%7e~%2F/'],
    [`?bad=%zz%&${RESPONSE}`, '?bad=%zz%'],
    [`?flag&empty=&${RESPONSE}&=nameless`, '?flag&empty=&=nameless'],
    [`?a=1&&b=2&${RESPONSE}`, '?a=1&&b=2'],
    [`?x=1&x=2&x=1&${RESPONSE}`, '?x=1&x=2&x=1'],
    [
      `?Code=1&codes=2&state[]=3&error.code=4&${RESPONSE}`,
      '?Code=1&codes=2&state[]=3&error.code=4',
    ],
    [`?note=code=1?state=2&${RESPONSE}`, '?note=code=1?state=2'],
    [`?gr%C3%BC%C3%9Fe=%E2%9C%93&${RESPONSE}`, '?gr%C3%BC%C3%9Fe=%E2%9C%93'],
    [`?c%6Fde=abc&stat%65=${STATE}&a=1`, '?a=1'],
    [`?code=&state=${STATE}&iss&a=1`, '?a=1'],
    [`?a=1&${RESPONSE}#top?code=1&x`, '?a=1#top?code=1&x'],
    [`?${RESPONSE}#`, '#'],
    [`?tab=2#${RESPONSE}&part=a+b`, '?tab=2#part=a+b'],
    [`?tab=2#${RESPONSE}`, '?tab=2'],
    [`?${RESPONSE}#${RESPONSE}`, ''],
  ] as const) {
    it(`keeps the rest to the character: ${after || 'nothing'} of ${before.replaceAll(STATE, '…')}`, () => {
      expect(clean(before)).to.equal(PAGE + after);
    });
  }
});
