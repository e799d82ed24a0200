import { expect, fixture, html } from '@open-wc/testing';
import { Observation } from '../../src/debug/observation.js';
import { takeKept } from '../../src/debug/journal.js';
import {
  LoginErrorEvent,
  LoginStartEvent,
  LogoutEvent,
  TokenEvent,
  TokenExpiredEvent,
} from '../../src/events.js';
import type { EgainLoginElement } from '../../src/index.js';
import type { LoginStatus } from '../../src/login-status.js';
import { LoginError } from '../../src/oauth/errors.js';
import { program } from '../support/endpoints.js';
import { CONFIGURATION } from '../support/debug.js';
import { until } from '../support/until.js';

/** What the element would be, which is not defined here: each test says what it does. */
type Stand = HTMLElement & { status: LoginStatus };

let element: Stand;
let observation: Observation;
let tokenUrl = '';
let changes: number;

const names = () => observation.journal.steps.map(({ name }) => name);
const become = async (status: LoginStatus) => {
  element.status = status;
  element.setAttribute('status', status);
  await Promise.resolve(); // mutations are told in a microtask
};
const start = () => {
  const event = new LoginStartEvent(new URL('https://x.example/authorize?state=secret'));
  element.dispatchEvent(event);
};
const turnPage = (type: string, persisted: boolean) =>
  dispatchEvent(new PageTransitionEvent(type, { persisted }));

beforeEach(async () => {
  changes = 0;
  tokenUrl = '';
  element = await fixture<Stand>(html`<div></div>`);
  element.status = 'signed-out';
  observation = new Observation(
    element as unknown as EgainLoginElement,
    () => ({ ...CONFIGURATION, tokenUrl }),
    () => changes++,
  );
  observation.start();
});
afterEach(() => {
  observation.stop();
  sessionStorage.clear();
});

describe('an observation', () => {
  it('notes each event, and tells of it', () => {
    for (const event of [
      new TokenEvent({ access_token: 'x' }, 'restore'),
      new TokenExpiredEvent(),
      new LogoutEvent(),
    ])
      element.dispatchEvent(event);
    expect(names()).to.deep.equal([
      'Event: token (restore)',
      'Event: token-expired',
      'Event: logout',
    ]);
    expect(changes).to.equal(3);
  });

  it('begins anew with each login, from the click on', () => {
    const failed = new LoginErrorEvent(new LoginError('timeout', 'Too late.'));
    element.click();
    element.dispatchEvent(failed);
    expect(names()).to.deep.equal(['Button pressed', 'Event: login-error (timeout)']);
    expect(observation.error!.code).to.equal('timeout');
    element.click();
    start();
    expect(names()).to.deep.equal(['Button pressed', 'Authorization request prepared']);
    expect(observation.error).to.be.undefined;
    start();
    expect(names()).to.deep.equal(['Authorization request prepared']);
  });

  it('keeps a login for the next page when the browser leaves, and takes it back with the user', async () => {
    start();
    await become('authorizing');
    turnPage('pagehide', true);
    expect(sessionStorage.getItem('egain-login:debug')).to.contain('The browser left');
    expect(sessionStorage.getItem('egain-login:debug')).not.to.contain('secret');
    turnPage('pageshow', true);
    expect(takeKept().steps).to.be.empty;
    expect(names().at(-1)).to.equal('The user came back without a response');
    expect(observation.isUnanswered).to.be.true;
  });

  it('keeps nothing where no login was begun, or where it failed', async () => {
    turnPage('pagehide', true);
    expect(takeKept().steps).to.be.empty;
    start();
    await become('error');
    turnPage('pagehide', true);
    turnPage('pageshow', false);
    expect(takeKept().steps).to.be.empty;
  });

  it('notes the response of a popup', async () => {
    start();
    await become('authorizing');
    expect(observation.hasAnswered).to.be.false;
    await become('exchanging');
    expect(observation.hasAnswered).to.be.true;
    expect(names().at(-1)).to.equal('The popup passed a response');
  });

  it('forgets a login that another element finishes', async () => {
    start();
    await become('exchanging');
    await become('signed-out');
    expect(names()).to.be.empty;
  });

  it('notes a login that was given up', async () => {
    start();
    await become('authorizing');
    await become('signed-out');
    expect(names().at(-1)).to.contain('canceled');
  });

  it('notes the token requests of a login, and what is known of their end', async () => {
    const server = await program({ body: {} });
    tokenUrl = server.tokenUrl;
    await fetch(tokenUrl, { method: 'POST' });
    start();
    await fetch(tokenUrl, { method: 'POST' });
    await until(() => names().length > 1, 'the request is noted');
    // Where the browser tells no status, nobody knows whether that was an answer.
    expect(names().join()).to.match(
      /^Authorization request prepared,Token request sent,Token request (answered|ended)$/,
    );
  });

  it('does not take for an answer what the page may not read', async () => {
    // WebKit keeps no record of requests that failed.
    const isRecorded = 'responseStatus' in PerformanceResourceTiming.prototype;
    const server = await program({ reset: 'header' });
    tokenUrl = server.tokenUrl;
    start();
    await fetch(tokenUrl, { method: 'POST' }).catch(() => {});
    if (isRecorded) await until(() => names().length > 1, 'the request is noted');
    expect(names()).not.to.contain('Token request answered');
    const details = JSON.stringify(observation.journal.last);
    expect(details.includes('no answer that this page may read')).to.equal(isRecorded);
  });

  it('that has ended notes nothing more', () => {
    observation.stop();
    start();
    expect(names()).to.be.empty;
  });
});
