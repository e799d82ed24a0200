// Runs generated histories in a browser, as many as time allows, and tells how to run one again.
import {
  asyncModelRun,
  asyncProperty,
  boolean,
  check,
  commands as sequences,
  constant,
  constantFrom,
  record,
  tuple,
} from 'fast-check';
import { START } from '../e2e/engines/engine-browsers.mjs';
import { ENGINES } from '../support/engines.mjs';
import { startChromium } from './chromium.mjs';
import { commandsFor } from './commands.mjs';
import { World } from './world.mjs';

const MAX_STEPS = 24;

/** So many histories have a seed in common. */
const CHUNK = 20;

/** For so long a failing history is made simpler. */
const SIMPLIFYING_MS = 120_000;

const storage = constantFrom('memory', 'session', 'local');
const optionsFor = (engine) =>
  record({
    storages: tuple(storage, storage),
    returns: boolean(),
    callback: constantFrom(false, 'bare', 'bare', 'empty', 'script'),
    revokes: boolean(),
    logsOut: boolean(),
    isRenewable: constantFrom(true, true, true, false),
    isCached: boolean(),
    isPrerendered: boolean(),
    // In the other engines a script may open a window only in a person's own click.
    mode:
      engine === 'chromium' ? constantFrom('redirect', 'redirect', 'popup') : constant('redirect'),
  });

/**
 * Runs histories until there were enough, or one has failed.
 *
 * @param {string} key the engine's
 * @param {object} limits
 * @param {number} [limits.runs] how many histories
 * @param {number} [limits.seconds] for how long
 * @param {number} [limits.seed] the first one
 * @param {string} [limits.path] which history of the seed's, and which steps of it: `3:1 AAB:C`
 * @param {number} [limits.lanes] how many at a time
 */
export async function runHistories(key, limits) {
  const { runs = Infinity, seconds = Infinity, seed = Date.now() % 2 ** 31, path } = limits;
  const start = key === 'chromium' ? startChromium : START[key];
  const browser = await start(await ENGINES[key].find());
  const startedAt = Date.now();
  const end = startedAt + seconds * 1000;
  const done = { histories: 0, steps: 0, failures: [] };
  let next = seed;

  const lane = async () => {
    const visit = await browser.begin();
    const windows = await visit.pages();
    const isOver = () => Date.now() > end || done.histories >= runs || done.failures.length > 0;
    do await runChunk({ key, visit, windows, isOver, done }, next++, path);
    while (!isOver() && !path);
  };
  // WebKit's windows are all of one visit, and its driver looks at one at a time.
  const { lanes = key === 'webkit' ? 1 : 2 } = limits;
  try {
    await Promise.all(Array.from({ length: path ? 1 : lanes }, lane));
  } finally {
    await browser.close();
  }
  const spent = Math.round((Date.now() - startedAt) / 1000);
  return { engine: ENGINES[key].name, seed, ...done, seconds: spent };
}

async function runChunk({ key, visit, windows, isOver, done }, seed, path) {
  const [runPath, replayPath] = path?.split(' ') ?? [];
  const history = sequences(commandsFor(key), { maxCommands: MAX_STEPS, size: 'max', replayPath });
  let failedAt;
  const property = asyncProperty(optionsFor(key), history, async (chosen, steps) => {
    if (failedAt ? Date.now() > failedAt + SIMPLIFYING_MS : isOver()) return;
    const world = await World.start(visit, windows, chosen);
    try {
      await world.open();
      await world.open();
      await world.settle();
      await asyncModelRun(() => ({ model: { world }, real: world }), steps);
      done.histories++;
      done.steps += world.steps;
    } catch (error) {
      if (!failedAt)
        console.log(`Seed ${seed}: a history fails, and is made simpler.\n${error.message}`);
      failedAt ??= Date.now();
      throw error;
    } finally {
      await world.end();
    }
  });
  const result = await check(property, { seed, path: runPath, numRuns: path ? 1 : CHUNK });
  if (result.failed) done.failures.push(describe(result, seed));
}

function describe({ counterexample, counterexamplePath, errorInstance, numShrinks }, seed) {
  const [chosen, steps] = counterexample;
  const [, text, replay = ''] = /^(.*?)\s*(?:\/\*replayPath="(.*)"\*\/)?$/s.exec(String(steps));
  return [
    `A history fails (made simpler ${numShrinks} times):`,
    JSON.stringify(chosen),
    text.replaceAll('),', ')\n'),
    errorInstance?.message,
    `Run it again: npm run histories -- --seed=${seed} --path="${counterexamplePath} ${replay}"`,
  ].join('\n');
}
