// Writes down what one tab does, by what the browser itself tells of it.
import { setTimeout as delay } from 'node:timers/promises';

/** Notes what the tab does from now on. What the sign-in server's own pages do is not the element's. */
export async function record(tab, { demo, context }, pagesOrigin) {
  const session = await tab.page.createCDPSession();
  const seen = { requests: [], sent: [], headers: [], said: [], otherTargets: [], stored };
  const changes = new Set();
  let current = '';

  const origins = { pages: pagesOrigin, 'sign-in': demo.signIn.origin, api: demo.api.origin };
  const describe = ({ method, url }) => {
    const { origin, pathname, searchParams } = new URL(url);
    const [name = origin] = Object.entries(origins).find(([, value]) => value === origin) ?? [];
    const path = pathname.replace(/^\/system\/auth\/[\w-]+(\/oauth2)?/, '');
    const query = [...searchParams.keys()].join('&');
    return `${method} ${name}${path}${query && '?'}${query}`;
  };
  session.on('Network.requestWillBeSent', ({ requestId, request, redirectResponse }) => {
    const isTheirs =
      request.url.startsWith(demo.signIn.origin) &&
      (redirectResponse || !current.startsWith(pagesOrigin));
    if (isTheirs) return;
    const to = describe(request);
    seen.requests.push(to);
    seen.sent.push({ to, requestId, text: request.url + (request.postData ?? '') });
  });
  // What the browser itself has added, such as the referrer; it may be told first.
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
    seen.headers.push({ requestId, text: JSON.stringify(headers) });
  });
  session.on('Page.frameNavigated', ({ frame }) => {
    current = frame.url;
  });
  const note = (area, key) => changes.add(`${area} ${key.replace(/(:[\w-]+:).*/s, '$1…')}`);
  for (const type of ['Added', 'Updated']) {
    session.on(`DOMStorage.domStorageItem${type}`, ({ storageId, key }) => {
      if (storageId.securityOrigin === pagesOrigin)
        note(storageId.isLocalStorage ? 'local' : 'session', key);
    });
  }
  session.on('Runtime.consoleAPICalled', ({ args }) => seen.said.push(args));
  session.on('Log.entryAdded', ({ entry }) => seen.said.push(entry.text));
  context.on('targetcreated', (created) => seen.otherTargets.push(created.type()));
  for (const domain of ['Network', 'Page', 'DOMStorage', 'Runtime', 'Log'])
    await session.send(`${domain}.enable`);
  return seen;

  /**
   * Returns what was written since the last time, in alphabetical order. The browser reports the two
   * areas independently of each other and of the page, so this first waits for as many as are wanted.
   */
  async function stored(count) {
    for (let tries = 0; tries < 250 && changes.size < count; tries++) await delay(20);
    const list = [...changes].sort();
    changes.clear();
    return list;
  }
}
