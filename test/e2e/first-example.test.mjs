// The README's first example, pasted into a page as written there.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startPageServer } from '../support/page-server.mjs';
import { fillIn, page, readSnippets } from './docs/snippets.mjs';
import { askWhoHolds, pressAndComeBack } from './support/guest.mjs';
import { visitTheDemo } from './support/visit.mjs';

const [example] = readSnippets('README.md', 'html')['Add the button'];
const server = await startPageServer({ documents: { '/portal.html': fillIn(page(example)) } });
after(() => server.close());
const address = `${server.origin}/portal.html`;

const test = visitTheDemo({ pagesOrigins: [server.origin], redirectUris: [address] });

test('a page with the README’s first example signs in', async (visitor) => {
  server.demo = visitor.demo;
  const tab = await visitor.open(address);
  await pressAndComeBack(tab, { address });
  assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
});
