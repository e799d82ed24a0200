// How long a session lasts, and in which tabs, by the attribute storage.
import { visitTheDemo } from './support/visit.mjs';

const test = visitTheDemo();

const KINDS = [
  { storage: 'memory', page: '/plain.html', afterReload: 'signed-out', inNewTab: 'signed-out' },
  {
    storage: 'session',
    page: '/e2e/session.html',
    afterReload: 'signed-in',
    inNewTab: 'signed-out',
  },
  { storage: 'local', page: '/e2e/local.html', afterReload: 'signed-in', inNewTab: 'signed-in' },
];

for (const { storage, page, afterReload, inNewTab } of KINDS) {
  test(`storage="${storage}": ${afterReload} after a reload, ${inNewTab} in a new tab`, async (visitor) => {
    const tab = await visitor.open(page);
    await tab.signIn('Maya', { endsOn: page });
    await tab.page.reload();
    await tab.waitFor({ address: page, status: afterReload, message: '' });
    const newTab = await visitor.open(page);
    await newTab.waitFor({ address: page, status: inNewTab, message: '' });
  });
}
