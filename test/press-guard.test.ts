import { expect } from '@open-wc/testing';
import type { Action } from '../src/login-status.js';
import { PressGuard } from '../src/press-guard.js';
import { stub } from './support/stub.js';

let now: number;
beforeEach(() => {
  now = 10_000;
  stub(performance, 'now', () => now);
});

const click = (detail = 1) => new MouseEvent('click', { detail });

/** A button that has done these things one after the other. */
function follow(first: Action, ...rest: Action[]): PressGuard {
  const guard = new PressGuard(first);
  for (const action of rest) guard.follow(action);
  return guard;
}

describe('A press', () => {
  it('is meant for the label that was there all along', () => {
    expect(follow('sign-in').allows(click())).to.be.true;
    expect(follow('sign-out', 'sign-out').allows(click())).to.be.true;
  });

  for (const [first, ...rest] of [
    ['sign-out', 'sign-in'],
    ['sign-in', 'sign-out'],
    ['sign-in', 'go-on'],
    ['sign-in', 'wait', 'sign-out'],
  ] as [Action, ...Action[]][]) {
    it(`is not meant for a label that has just come: ${[first, ...rest].join(', ')}`, () => {
      const guard = follow(first, ...rest);
      now += 299;
      expect(guard.allows(click())).to.be.false;
      now += 1;
      expect(guard.allows(click())).to.be.true;
    });
  }

  it('is meant where the last label is back: a login that failed at once can be tried again', () => {
    expect(follow('sign-in', 'go-on', 'sign-in').allows(click())).to.be.true;
  });

  it('is meant after a wait, which nobody presses', () => {
    expect(follow('wait', 'sign-out').allows(click())).to.be.true;
  });

  it('counts once where it is a double click, however slow', () => {
    const guard = follow('sign-out', 'sign-in');
    now += 900;
    expect(guard.allows(click(2))).to.be.false;
    expect(guard.allows(click(1))).to.be.true;
  });

  it('by a key or a script counts', () => {
    expect(follow('sign-in').allows(click(0))).to.be.true;
  });
});
