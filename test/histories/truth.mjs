// Who is signed in, where, by right: what the history and the server say, to be compared with what pages
// show.
import { checkEvents } from './event-rules.mjs';
import { checkStorage } from './storage-rules.mjs';
import { IDENTITIES } from './pages.mjs';

/** What is written down of a failing history's end. */
const LAST_RECORDS = 30;

const LABELS = {
  'signed-in': 'Sign out',
  authorizing: 'Signing in…',
  exchanging: 'Signing in…',
};

export class Truth {
  /** What the pages have written down, in order. */
  records = [];
  /** When the user signed out of an identity last. */
  signedOutAt = new Map();
  /** The login that is kept in a place: a page's memory, a tab's session storage, or local storage. */
  places = new Map();
  /** The access token that a place has shown last. */
  lastTokens = new Map();
  violations = [];
  #world;
  #seen = new Set();
  #mayBeLost = new Set();

  constructor(world) {
    this.#world = world;
  }

  get grants() {
    return this.#world.servers.grants;
  }

  /** Finds the login that an access token goes back to. */
  grantOf(accessToken) {
    return accessToken && this.grants[accessToken.split('-')[1] - 1];
  }

  expiryOf(accessToken) {
    return this.grantOf(accessToken)?.tokens.get(accessToken) ?? 0;
  }

  /** Whether the user has signed out since a login began. */
  isEnded({ identity, begunAt }) {
    return begunAt < (this.signedOutAt.get(identity) ?? 0);
  }

  placeOf(identity, tab, page) {
    const storage = this.#world.options.storages[IDENTITIES.indexOf(identity)];
    const where = { local: 'everywhere', session: tab.name, memory: `${tab.name}, page ${page}` };
    return `${identity}, ${where[storage]}`;
  }

  record(record) {
    const key = `${record.page} ${record.number}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.records.push(record);
    if (record.type === 'sign-out') this.#signOut(record);
  }

  /** The last token that an element of a page was given before that, since it has its identity. */
  lastTold({ page, instance, number }) {
    const last = this.records.findLast(
      (one) =>
        one.page === page &&
        one.instance === instance &&
        one.number < number &&
        /^(token|change)$/.test(one.type),
    );
    return last?.type === 'token' ? last : undefined;
  }

  #signOut(record) {
    const { identity, accessToken, at } = record;
    // A bare tag's token may have expired.
    const grant = this.grantOf(accessToken ?? this.lastTold(record)?.accessToken);
    const ended = identity || grant?.identity;
    this.signedOutAt.set(ended, Math.max(at, this.signedOutAt.get(ended) ?? 0));
    for (const [place, grant] of this.places)
      if (grant?.identity === ended) this.places.set(place, undefined);
  }

  /** A copy of a tab has what its session storage has. */
  copyTab(tab, copy) {
    for (const [place, grant] of [...this.places]) {
      const [identity, where] = place.split(', ');
      if (where !== tab.name || place.includes(', page ')) continue;
      this.places.set(`${identity}, ${copy.name}`, grant);
      this.lastTokens.set(`${identity}, ${copy.name}`, this.lastTokens.get(place));
      // Only one of the two can renew it.
      if (grant) this.#mayBeLost.add(grant);
    }
  }

  /** A page has gone while its token was renewed: what the server gave out nobody has. */
  loseRenewals() {
    for (const grant of this.grants) this.#mayBeLost.add(grant);
  }

  /** Says what is wrong with what the tabs show. It may still come right, unless it is a violation. */
  judge(tabs) {
    const { offenses } = this.#world.servers;
    this.violations.push(
      ...offenses.splice(0),
      ...checkEvents(
        this,
        this.records.filter((one) => !one.isChecked),
      ),
    );
    if (this.violations.length) this.#world.fail(...this.violations);
    return tabs
      .flatMap((tab) => [
        ...tab.shown.elements.flatMap((element) => this.#judgeElement(tab, element)),
        ...checkStorage(this, tab, this.#world),
      ])
      .concat(this.#judgeRevocation());
  }

  #judgeElement(tab, element) {
    const { id, identity, status, attribute, accessToken, label, message } = element;
    const say = (text) => [`${tab.name}, ${id}: ${text}`];
    const { held } = this.#world.servers;
    if (status !== attribute) return say(`status is ${status}, and the attribute ${attribute}`);
    if (accessToken && !/^(signed-in|authorizing|exchanging)$/.test(status))
      return say(`${status} with a token`);
    if (label !== (LABELS[status] ?? 'Sign in')) return say(`"${label}" while ${status}`);
    if (status === 'error' && !message) return say('an error without a message');
    const isWaiting = (kind) => [...held].some((one) => one.kind === kind);
    if (status === 'exchanging' && !isWaiting('token'))
      return say('exchanging, and nothing is on its way');
    const isAway = isWaiting('authorize') || tab.isLeftAlone || this.#world.popups.length > 0;
    if (status === 'authorizing' && !isAway) return say('authorizing, and nothing is on its way');

    const shown = this.grantOf(accessToken);
    if (shown && identity && shown.identity !== identity)
      this.#world.fail(`${tab.name}, ${id}: token of "${shown.identity}" on "${identity}"`);
    return this.#judgeToken(tab, element, shown, say);
  }

  #judgeToken(tab, { identity, status, accessToken }, shown, say) {
    const own = identity || shown?.identity;
    if (!own) return [];
    const place = this.placeOf(own, tab, tab.shown.page);
    if (shown && !this.isEnded(shown) && !shown.place) {
      shown.place = place;
      this.places.set(place, shown);
    }
    const expected = this.places.get(place);
    if (shown !== expected && shown)
      return say(`shows the login ${shown.id} instead of ${expected?.id}`);
    if (shown) this.lastTokens.set(place, accessToken);
    const isExpired = this.expiryOf(this.lastTokens.get(place)) <= this.#world.now();
    if (status === 'signed-in' && !shown && !isExpired) return say('signed in without a token');
    // A bare tag is told of a login when it arrives, and not again.
    if (shown || !expected || !identity || expected.isRefused) return [];
    if (!isExpired || !this.#isLost(expected)) return say(`has lost the login ${expected.id}`);
    return [];
  }

  /** Whether nobody can be expected to have a token of that login when its last has run out. */
  #isLost(grant) {
    const { options, servers } = this.#world;
    return (
      !options.isRenewable ||
      servers.isOffline ||
      servers.isDown ||
      servers.held.size > 0 ||
      this.#mayBeLost.has(grant)
    );
  }

  /** What a page had in hand when the user signed out is revoked. */
  #judgeRevocation() {
    const { options, servers } = this.#world;
    if (!options.revokes || servers.isOffline || servers.isDown) return [];
    return this.grants
      .filter((grant) => this.isEnded(grant) && grant.mustBeRevoked && !grant.isRevoked)
      .map(({ id }) => `the login ${id} lives on at the server`);
  }

  /** All is as it should be. What pages have in hand now must be revoked if the user signs out. */
  settled(tabs) {
    for (const grant of this.grants) {
      if (this.isEnded(grant)) grant.buriedAt ??= this.#world.now();
      grant.mustBeRevoked = false;
    }
    for (const { shown } of tabs)
      for (const { accessToken } of shown.elements) {
        const grant = this.grantOf(accessToken);
        if (grant) grant.mustBeRevoked = true;
      }
  }

  lastRecords() {
    return this.records
      .slice(-LAST_RECORDS)
      .map(({ tab, page, at, type, element, ...rest }) =>
        [at, tab.name, page.slice(0, 4), element, type, JSON.stringify(rest)].join(' '),
      );
  }
}
