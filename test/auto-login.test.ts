import { expect } from '@open-wc/testing';
import { decideAutoLogin, parseAutoLogin, type AutoLoginFacts } from '../src/auto-login.js';

/** A page that somebody opens for the first time. */
const FIRST_VISIT: AutoLoginFacts = {
  isSignedIn: false,
  isFramed: false,
  isUnderWay: false,
  hasArrival: false,
  hasSignedOut: false,
  isHalted: false,
  sinceOwn: undefined,
  sinceOther: undefined,
  isReachedByHistory: false,
};

type Decision = ReturnType<typeof decideAutoLogin>;

/** When a login begins by itself, and when it does not. */
const CASES: [string, Partial<AutoLoginFacts>, Decision][] = [
  ['begins where nobody is signed in', {}, 'begin'],
  ['begins after Back where none was tried', { isReachedByHistory: true }, 'begin'],
  ['does not begin where somebody is signed in', { isSignedIn: true }, 'wait'],
  ['does not begin in a frame', { isFramed: true }, 'wait'],
  ['does not begin while a login is under way on the page', { isUnderWay: true }, 'wait'],
  ['does not begin where a login has just come to the page', { hasArrival: true }, 'wait'],
  ['does not begin after a sign-out', { hasSignedOut: true }, 'wait'],
  ['does not begin after a failure', { isHalted: true }, 'wait'],
  ['is not told twice to have failed', { isHalted: true, sinceOwn: 10 }, 'wait'],
  ['waits for that of another tab', { sinceOther: 0 }, 'wait'],
  ['waits for that of another tab for two minutes', { sinceOther: 119_999 }, 'wait'],
  ['does not wait for that of another tab any longer', { sinceOther: 120_000 }, 'begin'],
  ['waits where another tab’s comes from the future', { sinceOther: -3_600_000 }, 'wait'],
  ['fails where the last one brought no token', { sinceOwn: 500 }, 'fail'],
  ['fails so for a minute', { sinceOwn: 59_999 }, 'fail'],
  ['begins again after a minute', { sinceOwn: 60_000 }, 'begin'],
  ['fails where the clock was set back', { sinceOwn: -3_600_000 }, 'fail'],
  [
    'is given up by Back from the sign-in page',
    { sinceOwn: 500, isReachedByHistory: true },
    'halt',
  ],
  [
    'is given up by Back also after long',
    { sinceOwn: 3_600_000, isReachedByHistory: true },
    'halt',
  ],
];

describe('An automatic login', () => {
  for (const [sentence, facts, decision] of CASES) {
    it(sentence, () => {
      expect(decideAutoLogin({ ...FIRST_VISIT, ...facts })).to.equal(decision);
    });
  }

  it('is asked for by the attribute, whatever its value, and silently by one', () => {
    expect([null, '', 'x', 'silent'].map(parseAutoLogin)).to.deep.equal([
      false,
      true,
      true,
      'silent',
    ]);
  });
});
