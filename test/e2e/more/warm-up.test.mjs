// Connections are opened when a user is about to click, and not before.
import assert from 'node:assert/strict';
import net from 'node:net';
import { after } from 'node:test';
import { startPageServer } from '../../support/page-server.mjs';
import { writePage } from '../support/documents.mjs';
import { visitTheDemo } from '../support/visit.mjs';

/** Counts the connections to a server that never answers. */
async function startCounter() {
  const sockets = new Set();
  const server = net.createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { origin: `http://localhost:${server.address().port}`, count: () => sockets.size };
}

/** Each with servers of its own: Chromium uses a connection again that an earlier page has opened. */
const WAYS = [
  {
    act: 'points at the button',
    approach: (page) => page.hover('egain-login'),
    path: '/hover.html',
    authorization: await startCounter(),
    token: await startCounter(),
  },
  {
    act: 'comes to the button by keyboard',
    approach: (page) => page.keyboard.press('Tab'),
    path: '/focus.html',
    authorization: await startCounter(),
    token: await startCounter(),
  },
];

const server = await startPageServer({
  documents: Object.fromEntries(
    WAYS.map(({ path, authorization, token }) => [
      path,
      writePage(`<egain-login authorize-url="${authorization.origin}/authorize?p=1"
        token-url="${token.origin}/token" client-id="client" scope="scope"></egain-login>`),
    ]),
  ),
});
after(() => server.close());

const test = visitTheDemo();

for (const { act, approach, path, authorization, token } of WAYS) {
  test(`both servers are connected to when the user ${act}, and not before`, async (visitor) => {
    server.demo = visitor.demo;
    // Chromium opens no connections ahead in the fresh contexts that other tests use.
    const page = await visitor.context.browser().newPage();
    await page.bringToFront();
    await page.goto(server.origin + path);
    await page.waitForSelector('egain-login[status="signed-out"]');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual([authorization.count(), token.count()], [0, 0]);

    await approach(page);
    await until(() => authorization.count() && token.count());
    await page.close();
  });
}

async function until(isSo) {
  for (let tries = 0; tries < 500 && !isSo(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(isSo());
}
