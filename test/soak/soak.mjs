// npm run soak: thousands of logins and hundreds of renewals in one browser. Reports what failed, and
// what grew: heap, listeners, storage. `npm run soak -- --logins=50 --renewals=20` is a quick one.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { startDemo } from '../../demo/servers/demo.mjs';
import { BROWSER_FLAGS, findBrowser } from '../support/ensure-browser.mjs';
import { soakLogins } from './logins.mjs';
import { soakRenewals } from './renewals.mjs';

const { values } = parseArgs({
  options: {
    logins: { type: 'string', default: '2000' },
    renewals: { type: 'string', default: '500' },
  },
});

const demo = await startDemo({
  folders: { '/e2e/': fileURLToPath(new URL('../e2e/pages/', import.meta.url)) },
  returnPaths: ['/e2e/local.html'],
});
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: BROWSER_FLAGS,
});
try {
  const reports = [
    await soakLogins(browser, demo, 'redirect', Math.ceil(values.logins / 2)),
    await soakLogins(browser, demo, 'popup', Math.floor(values.logins / 2)),
    await soakRenewals(browser, demo, Number(values.renewals)),
  ];
  for (const { title, done, failures, before, after } of reports) {
    console.log(`\n${title}: ${done} done, ${failures.length} failed.`);
    for (const failure of new Set(failures.map(String))) console.log(`  ${failure}`);
    console.table({ before, after, growth: growth(before, after) });
  }
  if (reports.some(({ failures }) => failures.length)) process.exitCode = 1;
} finally {
  await browser.close();
  await demo.close();
}

function growth(before, after) {
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, value - before[name]]),
  );
}
