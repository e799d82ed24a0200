import { BARE_LIT, EARLIER, OURS } from './contenders.mjs';
import { login } from './flow.mjs';
import { COUNTS, grow } from './growth.mjs';
import { inRounds } from './rounds.mjs';
import { start } from './start.mjs';

/** The conditions on the callback page, and how often each is tried. */
export const CALLBACKS = [
  { id: 'warm', title: 'warm', rounds: 40 },
  { id: 'warm6', title: 'warm, CPU ÷ 6', rounds: 30, cpu: 6 },
  { id: 'cold', title: 'cold', rounds: 24, isCold: true },
  {
    id: 'slow',
    title: 'cold, slow link, CPU ÷ 4',
    rounds: 12,
    isCold: true,
    cpu: 4,
    network: { latencyMs: 400, kbitPerSecond: 400 },
  },
];
const START_ROUNDS = 24;
const GROWTH_ROUNDS = 16;

/**
 * Measures everything.
 *
 * @param {{ servers: object, browser: object, share: number }} world `share` of the rounds are run
 * @returns {Promise<Record<string, Map<string, Record<string, number>[]>>>} by what was measured and by
 *   contender: the numbers of each round
 */
export async function measure({ servers, browser, share }) {
  const ids = servers.contenders.map(({ id }) => id);
  const flows = servers.contenders.filter(({ hasFlow }) => hasFlow).map(({ id }) => id);
  const elements = ids.filter((id) => [BARE_LIT, OURS, EARLIER].includes(id));

  const rounds = (title, count, who, run) =>
    inRounds(
      title,
      Math.max(3, Math.round(count * share)),
      who.map((id) => ({ key: id, run: () => run(id) })),
    );
  const inFreshContext = async (use) => {
    const context = await browser.createBrowserContext();
    try {
      return await use({ servers, context });
    } finally {
      await context.close();
    }
  };
  // One visitor of each contender comes again and again, with a cache that fills as in real life.
  const regulars = new Map();
  for (const id of flows) regulars.set(id, await browser.createBrowserContext());
  const visitAgain = (id, callback) => login({ servers, context: regulars.get(id) }, id, callback);

  const results = {};
  results.first = await inRounds(
    'first visits',
    3,
    flows.map((id) => ({ key: id, run: () => visitAgain(id, {}) })),
  );
  for (const callback of CALLBACKS) {
    results[callback.id] = await rounds(callback.title, callback.rounds, flows, (id) =>
      callback.isCold
        ? inFreshContext((world) => login(world, id, callback))
        : visitAgain(id, callback),
    );
  }
  for (const context of regulars.values()) await context.close();

  results.start = await rounds('first load', START_ROUNDS, ids, (id) =>
    inFreshContext((world) => start(world, id)),
  );
  for (const count of COUNTS) {
    results[`grow${count}`] = await rounds(`${count} elements`, GROWTH_ROUNDS, elements, (id) =>
      inFreshContext((world) => grow(world, id, count)),
    );
  }
  return results;
}
