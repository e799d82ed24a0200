// npm run histories: generated histories for as long as you like, `-- --runs=5000` or `--seconds=600`.
// `--engine=firefox` takes another engine; a failure says which seed and path run it again.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runHistories } from './histories.mjs';

const { values } = parseArgs({
  options: Object.fromEntries(
    ['engine', 'runs', 'seconds', 'seed', 'path', 'lanes'].map((name) => [
      name,
      { type: 'string' },
    ]),
  ),
});
const { engine = 'chromium', path, ...numbers } = values;
const limits = Object.fromEntries(
  Object.entries(numbers).map(([name, text]) => [name, Number(text)]),
);
const { failures, ...figures } = await runHistories(engine, { path, ...limits });
console.log(JSON.stringify(figures));
for (const failure of failures) console.log(`\n${failure}`);
if (failures.length) process.exitCode = 1;
