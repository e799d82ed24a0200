/*
 * Compares the element with its peers, in size and in time, and writes what it prints into the README.
 *
 *   --share=0.2    a fifth of the rounds; the README says so
 *   --quick        an eighth of the rounds, and the README stays as it is
 *   --only=a,b     these contenders only (see contenders.mjs), and the README stays as it is
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { launch } from './browser.mjs';
import { bundle } from './bundle.mjs';
import { BARE, BASE, CONTENDERS, OURS } from './contenders.mjs';
import { measure } from './plan.mjs';
import { startServers } from './servers/start.mjs';
import { report } from './tables.mjs';

const README = fileURLToPath(new URL('../README.md', import.meta.url));
const MARKED = /(?<=<!-- bench -->\n)[^]*?(?=<!-- \/bench -->)/;

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, share: { type: 'string' } },
});
const wanted = options.only && [BASE, BARE, OURS, ...options.only.split(',')];
const share = options.quick ? 1 / 8 : Number(options.share ?? 1);
const isComplete = !options.quick && !options.only;

const servers = await startServers((login) =>
  Promise.all(
    CONTENDERS.filter(({ id }) => !wanted || wanted.includes(id)).map(async (contender) => ({
      ...contender,
      body: contender.markup(login),
      ...(await bundle(contender, login)),
    })),
  ),
);
const browser = await launch();
try {
  const results = await measure({ servers, browser, share });
  const text = report({
    results,
    share,
    contenders: servers.contenders,
    browserVersion: (await browser.version()).replace(/^.*\/(\d+).*$/, 'Chromium $1'),
    cores: availableParallelism(),
  });
  const formatted = await format(text);
  console.log(formatted);
  if (isComplete) await write(text);
} finally {
  await browser.close();
  await servers.close();
}

async function write(text) {
  const readme = readFileSync(README, 'utf8').replace(MARKED, () => `\n${text}\n\n`);
  writeFileSync(README, await format(readme));
}

async function format(text) {
  return prettier.format(text, { ...(await prettier.resolveConfig(README)), parser: 'markdown' });
}
