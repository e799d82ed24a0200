import { expect } from '@open-wc/testing';
import { viewOf, type LoginFacts } from '../src/login-status.js';
import { LoginError } from '../src/oauth/errors.js';

const FAILED = new LoginError('access_denied', 'no');
const OPEN = { isBlocked: false, url: 'https://server.example/' };
const BLOCKED = { isBlocked: true, url: 'https://server.example/' };

type Row = [
  facts: Partial<LoginFacts>,
  status: string,
  action: string,
  label: string,
  message?: string,
];

const TABLE: Row[] = [
  [{}, 'signed-out', 'sign-in', 'signIn'],
  [{ error: FAILED }, 'error', 'sign-in', 'signIn', 'denied'],
  [{ underWay: 'authorizing' }, 'authorizing', 'go-on', 'signingIn'],
  [{ underWay: 'authorizing', error: FAILED }, 'authorizing', 'go-on', 'signingIn'],
  [{ underWay: 'authorizing', popup: OPEN }, 'authorizing', 'go-on', 'signingIn', 'popupOpen'],
  [{ underWay: 'exchanging' }, 'exchanging', 'wait', 'signingIn'],
  [{ error: FAILED, popup: BLOCKED }, 'error', 'sign-in', 'signIn', 'denied'],
  [{ isDone: true }, 'signed-out', 'sign-in', 'signIn', 'closeWindow'],
  [{ isSignedIn: true }, 'signed-in', 'sign-out', 'signOut'],
  [{ isSignedIn: true, error: FAILED }, 'signed-in', 'sign-out', 'signOut', 'denied'],
  [{ isSignedIn: true, underWay: 'authorizing' }, 'authorizing', 'go-on', 'signingIn'],
  [{ isSignedIn: true, underWay: 'exchanging' }, 'exchanging', 'wait', 'signingIn'],
  [{ isSignedIn: true, isDone: true }, 'signed-in', 'sign-out', 'signOut'],
];

describe('what an element shows', () => {
  for (const [facts, status, action, label, message] of TABLE) {
    it(`is ${status} with ${describeFacts(facts)}`, () => {
      const view = viewOf({ isSignedIn: false, ...facts });
      expect(view).to.include({ status, action, label, message });
    });
  }
});

describe('a message', () => {
  for (const [code, isFailure] of [
    ['access_denied', false],
    ['popup_closed', false],
    ['popup_blocked', true],
    ['network', true],
  ] as const) {
    const reports = isFailure ? 'reports a failure' : 'reports no failure, but what the user did';
    it(`${reports} with ${code}`, () => {
      const error = new LoginError(code, 'no');
      expect(viewOf({ isSignedIn: false, error }).isFailure).to.equal(isFailure);
    });
  }

  it('reports no failure while a login is under way, or where there is none', () => {
    const error = new LoginError('network', 'no');
    const underWay = 'authorizing';
    expect(viewOf({ isSignedIn: false, error, underWay, popup: OPEN }).isFailure).to.be.false;
    expect(viewOf({ isSignedIn: false }).isFailure).to.be.false;
  });
});

function describeFacts(facts: Partial<LoginFacts>): string {
  return Object.keys(facts).join(' and ') || 'nothing';
}
