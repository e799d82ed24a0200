/*
 * Compares the element with its peers, in size and in time, and writes the comparison into
 * docs/performance.md. Prints the limits that the element is held to, too.
 *
 *   --share=0.2       runs a fifth of the rounds; the document says so
 *   --only=a,b        compares with these alone (see contenders.mjs), and leaves the document as it is
 *   --against=<path>  compares with this egain-login.min.js, too, and leaves the document as it is
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { checkBounds } from './bounds.mjs';
import { launch } from './browser.mjs';
import { bundle } from './bundle.mjs';
import { BARE_LIT, CONTENDERS, EARLIER, HAND_WRITTEN, OURS, SMALLEST_LIT } from './contenders.mjs';
import { measure } from './plan.mjs';
import { startServers } from './servers/start.mjs';
import { report } from './tables.mjs';

const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const MARKED = /(?<=<!-- bench -->\n)[^]*?(?=<!-- \/bench -->)/;
const ALWAYS = [HAND_WRITTEN, OURS, BARE_LIT, SMALLEST_LIT];

const { values: options } = parseArgs({
  options: {
    share: { type: 'string', default: '1' },
    only: { type: 'string' },
    against: { type: 'string' },
  },
});
const { only, against } = options;
const share = Number(options.share);

const takesPart = ({ id }) =>
  id === EARLIER
    ? against !== undefined
    : only === undefined || [...ALWAYS, ...only.split(',')].includes(id);
const servers = await startServers((login) =>
  Promise.all(
    CONTENDERS.filter(takesPart).map(async (contender) => ({
      ...contender,
      body: contender.markup(login),
      ...(await bundle(contender, login, { against })),
    })),
  ),
);
const browser = await launch();
try {
  const results = await measure({ servers, browser, share });
  const numbers = (scenario, id, name) =>
    (results[scenario].get(id) ?? []).map((round) => round[name]);
  const text = report({
    numbers,
    contenders: servers.contenders,
    share,
    browserVersion: (await browser.version()).replace(/^.*\/(\d+).*$/, 'Chromium $1'),
    cores: availableParallelism(),
  });
  console.log(await format(text));
  console.table(checkBounds(numbers, against !== undefined));
  if (only === undefined && against === undefined) await write(text);
} finally {
  await browser.close();
  await servers.close();
}

async function write(text) {
  const document = readFileSync(DOCUMENT, 'utf8').replace(MARKED, () => `\n${text}\n\n`);
  writeFileSync(DOCUMENT, await format(document));
}

async function format(text) {
  return prettier.format(text, { ...(await prettier.resolveConfig(DOCUMENT)), parser: 'markdown' });
}
