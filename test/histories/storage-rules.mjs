// What must hold of the storage that a page sees.
import { IDENTITIES, CALLBACK } from './pages.mjs';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Returns what should not be there, or should not be there any more. */
export function checkStorage(truth, { name, shown }, { options, servers }) {
  if (!shown.hasScript) return [];
  const problems = [];
  const say = (text) => problems.push(`${name}: ${text}`);
  if (/[?&](code|state)=/.test(shown.href)) say('the response is still in the address');
  for (const { area, key, value } of shown.stored) {
    const stored = JSON.parse(value);
    if (/code-\d/.test(value)) say(`a code is stored under ${key}`);
    const age = shown.loadedAt - (stored.startedAt ?? stored.at);
    if (key.startsWith('transaction:')) {
      if (age > HOUR_MS) say('a login that began long ago is still stored');
      const grant = servers.grants.find(({ state }) => key.endsWith(state));
      if (grant?.codeUses) say(`the verifier of the login ${grant.id} is still stored`);
    }
    if (key === 'handover' && (age > MINUTE_MS || !shown.href.endsWith(CALLBACK)))
      say('a token is left for a page that has not taken it');
    if (!key.startsWith('token:')) continue;
    const [, clientId, scope] = key.split('\n');
    const identity = `${clientId} ${scope}`;
    const storage = options.storages[IDENTITIES.indexOf(identity)];
    if (`${storage}Storage` !== area) say(`a token is in ${area} with storage="${storage}"`);
    const grant = truth.grantOf(stored.response.access_token);
    const isShown = shown.elements.some((element) => element.identity === identity);
    if (truth.isEnded(grant) && isShown)
      say(`the login ${grant.id} has ended, and its token is still stored`);
  }
  return problems;
}
