// Generated histories from one seed, as many as two minutes hold. `npm run histories` goes on for longer, and
// from other seeds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runHistories } from './histories.mjs';

const SEED = 1;
const SECONDS = 120;

test('whatever happens, what pages show is true', async () => {
  const { failures, ...figures } = await runHistories('chromium', { seed: SEED, seconds: SECONDS });
  console.log(JSON.stringify(figures));
  assert.deepEqual(failures, []);
});
