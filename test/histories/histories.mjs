// Runs generated histories in a browser, as many as time allows, and tells how to run one again.
import { asyncModelRun, asyncProperty, boolean, check, commands as sequences, constantFrom, record, tuple } from 'fast-check';
import { ENGINES } from '../support/engines.mjs';
import { START } from '../e2e/engines/engine-browsers.mjs';
import { commands } from './commands.mjs';
import { World } from './world.mjs';

const MAX_STEPS = 24;
const MAX_RUNS = 1e6;

const storage = constantFrom('memory', 'session', 'local');
const options = record({
  storages: tuple(storage, storage),
  returns: boolean(),
  callback: constantFrom(false, 'bare', 'bare', 'empty'),
  revokes: boolean(),
  logsOut: boolean(),
  isRenewable: constantFrom(true, true, true, false),
  isCached: boolean(),
  isPrerendered: boolean(),
});

/**
 * @param {string} key the engine's
 * @param {object} limits
 * @param {number} [limits.runs] how many histories, at most
 * @param {number} [limits.seconds] for how long
 * @param {number} [limits.seed]
 * @param {string} [limits.path] which history of the seed's, and which steps of it: `3:1 AAB:C`
 * @param {number} [limits.lanes] how many at a time
 */
export async function runHistories(key, limits) {
  const { runs = Infinity, seconds = Infinity, seed = Date.now() % 2 ** 31, path, lanes = 2 } = limits;
  const browser = await START[key](await ENGINES[key].find());
  const figures = { engine: ENGINES[key].name, seed, histories: 0, steps: 0, seconds: 0, failures: [] };
  const start = Date.now();
  try {
    const lane = (index) => runLane(browser, { seed: seed + index, path, runs: Math.ceil(runs / lanes), seconds }, figures);
    await Promise.all(Array.from({ length: path ? 1 : lanes }, (_, index) => lane(index)));
  } finally {
    await browser.close();
  }
  figures.seconds = Math.round((Date.now() - start) / 1000);
  return figures;
}

async function runLane(browser, { seed, path, runs, seconds }, figures) {
  const [runPath, replayPath] = path?.split(' ') ?? [];
  const history = sequences(commands, { maxCommands: MAX_STEPS, size: 'max', replayPath });
  const property = asyncProperty(options, history, async (chosen, steps) => {
    const visit = await browser.begin();
    const world = await World.start(visit, chosen);
    try {
      await world.open();
      await world.open();
      await world.settle();
      await asyncModelRun(() => ({ model: { world }, real: world }), steps);
      figures.histories++;
      figures.steps += world.steps ?? 0;
    } finally {
      await world.end();
      await visit.end();
    }
  });
  const result = await check(property, {
    seed,
    path: runPath,
    numRuns: Math.min(runs, MAX_RUNS),
    ...(seconds < Infinity && { interruptAfterTimeLimit: seconds * 1000 }),
  });
  if (result.failed) figures.failures.push(describe(result, seed));
}

function describe({ counterexample: [chosen, steps], counterexamplePath, errorInstance, numShrinks }, seed) {
  const replay = /replayPath="(.*?)"/.exec(String(steps))?.[1] ?? '';
  return [
    `A history fails, after ${numShrinks} simplifications:`,
    JSON.stringify(chosen),
    String(steps),
    errorInstance?.message,
    `Run it again: npm run histories -- --seed=${seed} --path="${counterexamplePath} ${replay}"`,
  ].join('\n');
}
