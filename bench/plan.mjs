import { BARE, OURS } from './contenders.mjs';
import { login } from './flow.mjs';
import { COUNTS, grow } from './growth.mjs';
import { inRounds } from './rounds.mjs';
import { start } from './start.mjs';
import { summarize } from './statistics.mjs';

const SLOW = { latencyMs: 400, kbitPerSecond: 400 };

/** The ways in which a login comes back, and how often each is tried. */
export const CALLBACKS = [
  { id: 'warm', title: 'warm', rounds: 40 },
  { id: 'warm6', title: 'warm, CPU ÷ 6', rounds: 24, cpu: 6 },
  { id: 'cold', title: 'cold', rounds: 24, isCold: true },
  {
    id: 'slow4',
    title: 'cold, slow link, CPU ÷ 4',
    rounds: 12,
    isCold: true,
    cpu: 4,
    network: SLOW,
  },
  {
    id: 'slow6',
    title: 'cold, slow link, CPU ÷ 6',
    rounds: 12,
    isCold: true,
    cpu: 6,
    network: SLOW,
  },
];
const START_ROUNDS = 24;
const GROWTH_ROUNDS = 16;

/**
 * Measures everything.
 *
 * @param {{ servers: object, browser: object, share: number }} world `share` of the rounds are made
 * @returns {Promise<Record<string, Map<string, Record<string, object>>>>} by what was measured and by
 *   contender: the summary of each number
 */
export async function measure({ servers, browser, share }) {
  const { contenders } = servers;
  const times = (rounds) => Math.max(3, Math.round(rounds * share));
  const inFreshContext = async (use) => {
    const context = await browser.createBrowserContext();
    try {
      return await use({ servers, context });
    } finally {
      await context.close();
    }
  };
  const flows = contenders.filter(({ hasFlow }) => hasFlow);
  const elements = contenders.filter(({ id }) => id === BARE || id === OURS);

  const results = {};
  // A visitor of each contender who comes again and again, with a cache that fills as in real life.
  const regulars = new Map();
  for (const { id } of flows) regulars.set(id, await browser.createBrowserContext());
  const first = await inRounds(
    'first visits',
    3,
    jobs(flows, (id) => visitAgain(id, {})),
  );
  results.first = new Map([...first].map(([id, [visit]]) => [id, summarizeAll([visit])]));
  for (const callback of CALLBACKS) {
    const run = (id) =>
      callback.isCold
        ? inFreshContext((world) => login(world, id, callback))
        : visitAgain(id, callback);
    results[callback.id] = await rounds(callback.title, callback.rounds, jobs(flows, run));
  }
  for (const context of regulars.values()) await context.close();

  const startOnce = (id) => inFreshContext((world) => start(world, id));
  results.start = await rounds('first load', START_ROUNDS, jobs(contenders, startOnce));
  for (const count of COUNTS) {
    const growOnce = (id) => inFreshContext((world) => grow(world, id, count));
    const title = `${count} elements`;
    results[`grow${count}`] = await rounds(title, GROWTH_ROUNDS, jobs(elements, growOnce));
  }
  return results;

  function visitAgain(id, callback) {
    return login({ servers, context: regulars.get(id) }, id, callback);
  }

  async function rounds(title, count, work) {
    const all = await inRounds(title, times(count), work);
    return new Map([...all].map(([id, visits]) => [id, summarizeAll(visits)]));
  }
}

const jobs = (contenders, run) => contenders.map(({ id }) => ({ key: id, run: () => run(id) }));

/** From a list of equal objects of numbers to one object of their summaries. */
function summarizeAll(visits) {
  const names = Object.keys(visits[0]);
  return Object.fromEntries(
    names.map((name) => [name, summarize(visits.map((visit) => visit[name]))]),
  );
}
