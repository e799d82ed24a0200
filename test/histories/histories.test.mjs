// Generated histories, as many as there is time for: two minutes for all engines together. `npm run
// histories` goes on for longer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEngines } from '../support/engines.mjs';
import { runHistories } from './histories.mjs';

const SECONDS = { chromium: 80, firefox: 20, webkit: 20 };

for (const key of Object.keys(await findEngines())) {
  test(`whatever happens, what pages show is true, in ${key}`, async () => {
    const { failures, ...figures } = await runHistories(key, { seconds: SECONDS[key] });
    console.log(JSON.stringify(figures));
    assert.deepEqual(failures, []);
  });
}
