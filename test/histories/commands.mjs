// What may happen in a history: to a person's tabs, to the page, to the network, and at the server.
import { setTimeout as delay } from 'node:timers/promises';
import { constantFrom, nat, tuple } from 'fast-check';
import { CALLBACK, ELSEWHERE, HOME, IDENTITIES, PLAIN } from './pages.mjs';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const MAX_TABS = 3;

/** Within this time, a page that could not renew a token tries again. */
const RETRY_MS = 1200;

/**
 * One step of a history. A tab or an element is named by a number; the step happens to the one that
 * this chooses among those that are there.
 */
class Command {
  constructor(name, values, { check = () => true, run }) {
    Object.assign(this, { name, values, runStep: run, mayRun: check });
  }

  check({ world }) {
    return this.mayRun(world, ...this.values);
  }

  async run({ world }) {
    try {
      world.steps++;
      await this.runStep(world, ...this.values);
      await world.settle();
    } catch (error) {
      error.message = `After ${this}: ${error.message}`;
      throw error;
    }
  }

  toString() {
    return `${this.name}(${this.values.join(', ')})`;
  }
}

const tab = nat(MAX_TABS - 1);
const element = constantFrom('a', 'b', 'c');

const tabAt = ({ tabs }, index) => tabs[index % tabs.length];
const shownAt = (world, index) => tabAt(world, index).shown;
const find = (world, index, id) => shownAt(world, index).elements.find((one) => one.id === id);
const isOnOurs = (world, index) => shownAt(world, index).href.startsWith(world.servers.pagesOrigin);

/** @type {Record<string, { values?: object[], check?: Function, run: Function, engines?: string[] }>} */
const COMMANDS = {
  press: {
    values: [tab, element],
    check: find,
    run: (world, ...which) => press(world, 1, ...which),
  },
  doubleClick: {
    values: [tab, element],
    check: find,
    run: (world, ...which) => press(world, 2, ...which),
  },
  signIn: {
    values: [tab, constantFrom('a', 'b')],
    check: (world, ...which) => isSignedOut(world, ...which) && isQuiet(world),
    run: signIn,
  },
  openSignInPage: {
    values: [tab, constantFrom('a', 'b')],
    check: isSignedOut,
    run: openSignInPage,
  },
  signInEverywhere: { values: [constantFrom('a', 'b')], check: isQuiet, run: signInEverywhere },
  signOutMeanwhile: { values: [constantFrom('a', 'b')], check: isQuiet, run: signOutMeanwhile },
  getToken: { values: [tab, element], check: find, run: getToken },

  open: { check: ({ tabs }) => tabs.length < MAX_TABS, run: (world) => world.open() },
  close: {
    values: [tab],
    check: ({ tabs }) => tabs.length > 1,
    run: (world, index) => world.close(tabAt(world, index)),
  },
  duplicate: {
    values: [tab],
    check: (world, index) => world.tabs.length < MAX_TABS && isOnOurs(world, index),
    run: duplicate,
    // In the others a script may open a window only in a person's own click.
    engines: ['chromium', 'firefox'],
  },
  reload: { values: [tab], run: (world, index) => navigate(world, index, () => location.reload()) },
  back: { values: [tab], run: (world, index) => navigate(world, index, () => history.back()) },
  goHome: { values: [tab], run: (world, index) => goTo(world, index, HOME) },
  goElsewhere: {
    values: [tab, constantFrom(ELSEWHERE, PLAIN, CALLBACK)],
    run: goTo,
  },
  comeBackLater: {
    values: [tab, constantFrom(ELSEWHERE, PLAIN), tab, element],
    run: comeBackLater,
  },
  continueOnSignInPage: {
    values: [tab],
    check: (world, index) => shownAt(world, index).isSignInPage,
    run: (world, index) => navigate(world, index, () => document.querySelector('a').click()),
  },
  pressAndStop: {
    values: [tab, element],
    check: isRedirected,
    run: pressAndStop,
    engines: ['chromium'],
  },
  pressAgain: {
    values: [tab, element],
    check: isRedirected,
    run: pressAgain,
    engines: ['chromium', 'firefox'],
  },

  continueInPopup: {
    check: ({ popups }) => popups.some((one) => one.isSignInPage),
    run: ({ popups }) =>
      popups.find((one) => one.isSignInPage).page.run(() => document.querySelector('a').click()),
  },
  closePopup: { check: ({ popups }) => popups.length > 0, run: (world) => world.closePopups() },
  openAndCancel: {
    values: [tab, constantFrom('a', 'b')],
    check: (world, ...which) => world.options.mode === 'popup' && isSignedOut(world, ...which),
    run: openAndCancel,
  },

  unmount: {
    values: [tab, element],
    check: find,
    run: (world, index, id) =>
      world.run(tabAt(world, index), (name) => void document.getElementById(name)?.remove(), id),
  },
  mount: {
    values: [tab, constantFrom(0, 1)],
    check: (world, index, which) =>
      shownAt(world, index).hasScript && !find(world, index, 'ab'[which]),
    run: mount,
  },
  change: {
    values: [tab, constantFrom('a', 'b')],
    check: find,
    run: change,
  },

  letTimePass: {
    values: [constantFrom(2 * SECOND_MS, 61 * SECOND_MS, 59 * MINUTE_MS, 61 * MINUTE_MS)],
    run: (world, ms) => world.wait(ms),
  },
  sleepThroughOutage: { check: isQuiet, run: sleepThroughOutage },
  renew: {
    values: [constantFrom(undefined, 'refuse', '429', '404', '500', 'network')],
    run: renew,
  },
  goOffline: {
    check: ({ servers }) => !servers.isOffline,
    run: (world) => world.setOffline(true),
  },
  goOnline: { check: ({ servers }) => servers.isOffline, run: (world) => world.setOffline(false) },

  authorizeNext: {
    values: [constantFrom('page', 'page', 'deny', 'nothing')],
    run: ({ servers }, outcome) => void (servers.next.authorize = outcome),
  },
  tokenNext: {
    values: [constantFrom('hold', 'hold', 'refuse', '429', '404', '500', 'network')],
    run: ({ servers }, outcome) => void (servers.next.token = outcome),
  },
  revokeNext: {
    check: ({ options }) => options.revokes,
    run: ({ servers }) => void (servers.next.revoke = 'hold'),
  },
  release: {
    check: ({ servers }) => servers.held.size > 0,
    run: ({ servers }) => servers.release(),
  },
};

/** How often a step comes, beside the others; once where nothing is said. */
const WEIGHTS = {
  press: 6,
  signIn: 4,
  letTimePass: 3,
  renew: 2,
  comeBackLater: 3,
  openSignInPage: 2,
  continueOnSignInPage: 2,
  continueInPopup: 3,
  openAndCancel: 2,
  release: 2,
  goHome: 2,
  back: 2,
  tokenNext: 2,
};

/** The steps that histories are made of. */
export function commandsFor(engine) {
  return Object.entries(COMMANDS)
    .filter(([, { engines = [engine] }]) => engines.includes(engine))
    .flatMap(([name, { values = [], ...command }]) => {
      const arbitrary = tuple(...values).map((chosen) => new Command(name, chosen, command));
      return Array(WEIGHTS[name] ?? 1).fill(arbitrary);
    });
}

function isQuiet({ servers: { held, isOffline, next } }) {
  return !held.size && !isOffline && !next.authorize && !next.token;
}

function isRedirected(world, ...which) {
  return world.options.mode === 'redirect' && isSignedOut(world, ...which);
}

function isSignedOut(world, ...which) {
  return /signed-out|error/.test(find(world, ...which)?.status);
}

async function press(world, times, index, id) {
  const tab = tabAt(world, index);
  tab.isLeftAlone = world.isLeftAlone = world.servers.next.authorize === 'nothing';
  const { records } = world.truth;
  const begun = records.length;
  const pressed = await world.press(tab, id, times);
  // The page has changed meanwhile.
  if (!pressed) return;
  const { before, after, signOut } = pressed;
  const label = before === 'signed-in' ? 'Sign out' : /signed-out|error/.test(before) && 'Sign in';
  if (label && after === before) world.fail(`A press on "${label}" does nothing.`);
  await world.settle();
  const starts = records
    .slice(begun)
    .filter((one) => one.type === 'login-start' && one.tab === tab);
  if (starts.length > (signOut ? 0 : 1)) world.fail('One double click did two things.');
}

/** Signs in with nothing in the way: that must end with a token. */
async function signIn(world, index, id) {
  const tab = tabAt(world, index);
  const { identity } = find(world, index, id);
  await press(world, 1, index, id);
  const grant = world.servers.grants.at(-1);
  if (grant?.identity !== identity) world.fail('The login never came to the server.');
  if (!grant.codeUses) world.fail('The code was not sent.');
  const { elements } = tab.shown;
  const isThere = elements.some((one) => one.identity === identity || one.id === 'c');
  const isShown = elements.some(({ accessToken }) => world.truth.grantOf(accessToken) === grant);
  if (isThere && !isShown) world.fail(`The login ${grant.id} has ended without a token.`);
  if (isThere && !grant.finishedIn) world.fail(`The login ${grant.id} was never told as a login.`);
}

/** Signs out in one tab while a login of the same identity is about to end in another. */
async function signOutMeanwhile(world, id) {
  for (const index of [0, 1]) {
    await goTo(world, index, HOME);
    await world.settle();
  }
  if (isSignedOut(world, 0, id)) await signIn(world, 0, id);
  if (world.tabs.length < 2 || !isSignedOut(world, 1, id)) return;
  world.servers.next.token = 'hold';
  await press(world, 1, 1, id);
  await press(world, 1, 0, id);
  world.servers.release();
}

/** Leaves for a sign-in page that asks something. */
async function openSignInPage(world, index, id) {
  world.servers.next.authorize = 'page';
  await press(world, 1, index, id);
}

/** Signs in on each tab, which leaves the user with separate logins unless they are shared. */
async function signInEverywhere(world, id) {
  for (const index of world.tabs.keys()) {
    await goTo(world, index, HOME);
    await world.settle();
    if (isSignedOut(world, index, id)) await signIn(world, index, id);
  }
}

/** Lets tokens come near their end, and the first renewal fail. */
async function renew(world, outcome) {
  world.servers.next.token = outcome;
  await world.wait(59 * MINUTE_MS);
}

/**
 * Lets the server be down until tokens have expired, and every retry with them. No page hears of its return
 * before it wakes.
 */
async function sleepThroughOutage(world) {
  world.servers.isDown = true;
  await world.wait(59 * MINUTE_MS);
  await world.settle();
  await world.sleep(61 * MINUTE_MS);
  await delay(RETRY_MS);
  await world.settle();
  world.servers.isDown = false;
  await world.wait(0);
}

/** Goes to another page; something happens in another tab; goes back, perhaps to a page that was kept. */
async function comeBackLater(world, index, path, other, id) {
  await goTo(world, index, path);
  await world.settle();
  if (find(world, other, id)) await press(world, 1, other, id);
  await navigate(world, index, () => history.back());
}

/** Asks for a token, which must be of the element's identity. Nobody waits for it: it may take a while. */
async function getToken(world, index, id) {
  await world.run(
    tabAt(world, index),
    (name) => {
      const button = document.getElementById(name);
      const identity = `${button.clientId} ${button.scope}`.trim();
      button.getToken().then(
        ({ access_token: accessToken }) =>
          window.recorder.write({ type: 'got', element: name, identity, accessToken }),
        ({ code }) => window.recorder.write({ type: 'got-none', element: name, identity, code }),
      );
    },
    id,
  );
}

async function duplicate(world, index) {
  const tab = tabAt(world, index);
  const known = new Set((await world.visit.pages()).map(({ id }) => id));
  await world.run(tab, () => void window.open(location.href, '', 'popup'));
  const copy = world.addTab(await world.findNewPage(known));
  world.truth.copyTab(tab, copy);
}

async function navigate(world, index, go) {
  await leavePage(world);
  const tab = tabAt(world, index);
  tab.isLeftAlone = false;
  await world.look(tab);
  await world.run(tab, go);
}

async function goTo(world, index, path) {
  await leavePage(world);
  const tab = tabAt(world, index);
  tab.isLeftAlone = false;
  await world.look(tab);
  await world.goTo(tab, path);
}

/** What a page that is left was just asking for is lost, and so are its sign-in windows. */
async function leavePage(world) {
  if (world.servers.held.size) world.truth.loseRenewals();
  await world.closePopups();
}

/** Gives up a login in a popup: the window goes, and the button is ready. */
async function openAndCancel(world, index, id) {
  await openSignInPage(world, index, id);
  const known = world.popups.length;
  await world.run(
    tabAt(world, index),
    (name) => document.getElementById(name).shadowRoot.querySelector('button.more').click(),
    id,
  );
  await world.settle();
  if (world.popups.length >= known) world.fail('The sign-in window is still open.');
  if (!isSignedOut(world, index, id)) world.fail('The login has not been given up.');
}

/** Leaves for a sign-in page that does not answer, and stops the browser: the button is ready again. */
async function pressAndStop(world, index, id) {
  const { servers } = world;
  servers.next.authorize = 'hold';
  await world.pressTwice(tabAt(world, index), id, 'stop');
  await until(() => !servers.next.authorize && !servers.held.size, 'The browser does not stop.');
}

/** Leaves for a sign-in page that does not answer, and presses again: then it does. */
async function pressAgain(world, index, id) {
  const { servers } = world;
  const known = servers.grants.length;
  servers.next.authorize = 'hold';
  await world.pressTwice(tabAt(world, index), id, 'press');
  await until(() => servers.grants.length > known, 'The second press does not leave again.');
}

async function until(isSo, problem) {
  for (let tries = 0; !isSo(); tries++) {
    if (tries === 500) throw new Error(problem);
    await delay(20);
  }
}

function mount(world, index, which) {
  const { issuer } = world.servers;
  const { storages, revokes } = world.options;
  const attributes = {
    'authorize-url': `${issuer}/authorize`,
    'token-url': `${issuer}/token`,
    'client-id': 'app',
    scope: IDENTITIES[which].split(' ')[1],
    storage: storages[which],
    'redirect-uri': world.options.callback ? CALLBACK : HOME,
    ...(revokes && { 'revoke-url': `${issuer}/revoke` }),
    ...(world.options.returns && { 'after-login': 'return' }),
  };
  return world.run(
    tabAt(world, index),
    (id, values) => {
      const button = document.createElement('egain-login');
      for (const [name, value] of Object.entries({ id, ...values }))
        button.setAttribute(name, value);
      document.body.append(button);
    },
    'ab'[which],
    attributes,
  );
}

/** Makes an element one of the other identity. */
function change(world, index, id) {
  const { identity } = find(world, index, id);
  const other = 1 - IDENTITIES.indexOf(identity);
  return world.run(
    tabAt(world, index),
    (name, scope, storage) => {
      const button = document.getElementById(name);
      window.recorder.note('change', button);
      button.storage = storage;
      button.scope = scope;
    },
    id,
    IDENTITIES[other].split(' ')[1],
    world.options.storages[other],
  );
}
