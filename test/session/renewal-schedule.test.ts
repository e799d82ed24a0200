import { expect } from '@open-wc/testing';
import { RenewalSchedule } from '../../src/session/renewal-schedule.js';
import { stub } from '../support/stub.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('the renewal schedule', () => {
  let schedule: RenewalSchedule;
  /** The page's own clock. */
  let now: number;
  beforeEach(() => {
    now = 12_345;
    stub(performance, 'now', () => now);
    schedule = new RenewalSchedule();
  });

  it('renews a minute before expiry', () => {
    expect(schedule.pause(HOUR, HOUR)).to.equal(59 * MINUTE);
    expect(schedule.pause(MINUTE, HOUR)).to.equal(0);
  });

  it('renews a fifth of its lifetime before expiry where that is shorter', () => {
    expect(schedule.pause(60 * SECOND, 60 * SECOND)).to.equal(48 * SECOND);
    expect(schedule.pause(10 * SECOND, 60 * SECOND)).to.be.below(0);
  });

  it('renews a token that names no lifetime never by itself', () => {
    expect(schedule.pause(Infinity)).to.equal(Infinity);
  });

  it('tries again with growing pauses, of a minute at most, until the token is over', () => {
    const end = now + 5 * MINUTE;
    schedule.begin(5 * MINUTE);
    const pauses: number[] = [];
    while (schedule.failed()) {
      const pause = schedule.pause(end - now - 6 * MINUTE, HOUR);
      pauses.push(pause / SECOND);
      now += pause;
      schedule.begin(end - now);
    }
    // The last one is cut short by the end of the token.
    expect(pauses).to.deep.equal([1, 2, 4, 8, 16, 32, 60, 60, 60, 57]);
    expect(now).to.equal(end);
  });

  it('goes on for half a minute where the token was over when renewal began', () => {
    schedule.begin(-HOUR);
    now += 30 * SECOND - 1;
    expect(schedule.failed()).to.be.true;
    now += 1;
    schedule.begin(-HOUR);
    expect(schedule.failed()).to.be.false;
  });

  it('goes on for half a minute also where the token is over in that very moment', () => {
    schedule.begin(0);
    expect(schedule.failed()).to.be.true;
  });

  it('waits for the right moment, also after a failure that is long over', () => {
    schedule.begin(HOUR);
    schedule.failed();
    expect(schedule.pause(HOUR, HOUR)).to.equal(59 * MINUTE);
  });

  it('forgets failures when there is a new token or a new reason to hope', () => {
    schedule.begin(MINUTE);
    for (let failures = 0; failures < 5; failures++) schedule.failed();
    schedule.reset();
    expect(schedule.pause(0, HOUR)).to.be.at.most(0);

    now += HOUR;
    schedule.begin(MINUTE);
    expect(schedule.failed()).to.be.true;
    expect(schedule.pause(0, HOUR)).to.equal(SECOND);
  });
});
