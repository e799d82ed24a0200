// Pages that are made with the demo's sign-in server, tried out wherever they happen to be served.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startPageServer } from '../../support/page-server.mjs';
import { askWhoHolds } from '../support/guest.mjs';
import { writeButton, writePage } from '../support/documents.mjs';
import { visitTheDemo } from '../support/visit.mjs';

const server = await startPageServer({
  documents: { '/my/page.html': writePage(writeButton()) },
});
after(() => server.close());

const test = visitTheDemo({ acceptsLoopback: true });

for (const host of ['localhost', '127.0.0.1']) {
  test(`a page on any port of ${host} signs in at the demo’s server, and calls its API`, async (visitor) => {
    server.demo = visitor.demo;
    const address = `http://${host}:${server.port}/my/page.html`;
    const tab = await visitor.open(address);
    await tab.signIn('Maya', { endsOn: address });
    assert.equal(await tab.whoAmI(), 'Maya');
    assert.equal(await askWhoHolds(await tab.token(), visitor), 'Maya');
  });
}

test('a page on another machine still has to be registered', async (visitor) => {
  const redirectUri = 'https://www.example.com/callback.html';
  const request = `${visitor.demo.signIn.user.authorizeUrl}?redirect_uri=${redirectUri}&client_id=7c1b6a52-0f3e-4d0a-9c55-2e8a4b1d7f60`;
  visitor.expectErrors(/400/);
  const tab = await visitor.open(request);
  await tab.waitFor({ text: 'This redirect URI is not registered' });
});
