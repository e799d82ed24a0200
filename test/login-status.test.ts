import { expect } from '@open-wc/testing';
import { viewOf, type LoginFacts } from '../src/login-status.js';
import { LoginError } from '../src/oauth/errors.js';

const FAILED = new LoginError('access_denied', 'no');
const OPEN = { isBlocked: false, url: 'https://server.example/' };
const BLOCKED = { isBlocked: true, url: 'https://server.example/' };

type Row = [facts: Partial<LoginFacts>, status: string, action: string, label: string, message?: string];

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
      const { canCancel: _canCancel, link: _link, isInert: _isInert, ...shown } = view;
      expect(shown).to.deep.equal({ status, action, label, message });
    });
  }
});

function describeFacts(facts: Partial<LoginFacts>): string {
  return Object.keys(facts).join(' and ') || 'nothing';
}
