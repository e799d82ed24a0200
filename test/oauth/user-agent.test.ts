import { expect } from '@open-wc/testing';
import type * as userAgent from '../../src/oauth/user-agent.js';
import {
  claim,
  closeWindow,
  isNewlyVisited,
  loadedAddress,
  onceBack,
  replaceAddress,
  whenParsed,
} from '../../src/oauth/user-agent.js';
import { program } from '../support/endpoints.js';
import { importInto, openFrame, runSandboxed } from '../support/frame.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';

const MODULE = '/src/oauth/user-agent.ts';

describe('claim', () => {
  let name: string;
  beforeEach(() => {
    name = `test ${crypto.randomUUID()}`;
  });

  const otherPage = async () => importInto<typeof userAgent>(await openFrame(), MODULE);
  const holders = async () =>
    (await navigator.locks.query()).held!.filter((lock) => lock.name === name).length;

  it('gives a name to one of the pages that claim it at the same moment', async () => {
    const pages = await Promise.all([otherPage(), otherPage()]);
    const claims = await Promise.all([...pages, { claim }].map((page) => page.claim(name)));
    expect(claims.filter(Boolean)).to.have.length(1);
    expect(claims.filter((outcome) => outcome === undefined)).to.have.length(2);
  });

  it('gives different names to all', async () => {
    const page = await otherPage();
    expect(await page.claim(name)).to.be.a('function');
    expect(await claim(`${name} 2`)).to.be.a('function');
  });

  it('gives a name again when it was given up', async () => {
    const page = await otherPage();
    const giveUp = (await page.claim(name))!;
    expect(await claim(name)).to.be.undefined;
    giveUp();
    await until(async () => !(await holders()), 'the name is given up');
    expect(await claim(name)).to.be.a('function');
  });

  it('gives a name up by itself after 10 s, which would keep the page out of the cache', async () => {
    const wait = globalThis.setTimeout;
    const pauses: number[] = [];
    stub(globalThis, 'setTimeout', ((act: () => void, pause: number) => {
      pauses.push(pause);
      return wait(act, 0);
    }) as unknown as typeof setTimeout);
    expect(await claim(name)).to.be.a('function');
    expect(pauses).to.deep.equal([10_000]);
    stub(globalThis, 'setTimeout', wait);
    await until(async () => !(await holders()), 'the name is given up');
  });

  it('gives a name to a page whose browser refuses locks', async () => {
    const outcome = await runSandboxed(MODULE, `return typeof (await claim('name'));`);
    expect(outcome).to.equal('function');
  });

  it('gives a name to a page whose browser has no locks', async () => {
    stub(navigator, 'locks', undefined as unknown as LockManager);
    const giveUp = await claim(name);
    expect(giveUp).to.be.a('function');
    giveUp!();
  });
});

describe('replaceAddress', () => {
  it('shows another address, keeps history.state, and adds no entry', async () => {
    const page = await openFrame('/pages/blank.html?code=abc');
    const { replaceAddress: replace } = await importInto<typeof userAgent>(page, MODULE);
    page.history.replaceState({ scroll: [0, 7] }, '');
    const entries = page.history.length;
    replace(`${location.origin}/pages/blank.html#top`);
    expect(page.location.href).to.equal(`${location.origin}/pages/blank.html#top`);
    expect(page.history.state).to.deep.equal({ scroll: [0, 7] });
    expect(page.history.length).to.equal(entries);
  });

  it('does nothing where the browser refuses', async () => {
    const before = location.href;
    replaceAddress('https://pages.example/');
    expect(location.href).to.equal(before);
    const outcome = await runSandboxed(
      MODULE,
      `replaceAddress('https://pages.example/'); return 'goes on';`,
    );
    expect(outcome).to.equal('goes on');
  });
});

describe('replaceFragment', () => {
  for (const [from, to] of [
    ['', '#/settings'],
    ['#/callback', '#/settings'],
    ['#/callback', ''],
  ] as const) {
    it(`tells a router, and loads nothing: ${from || 'no fragment'} to ${to || 'none'}`, async () => {
      const page = await openFrame(`/pages/blank.html?tab=2${from}`);
      const { replaceFragment } = await importInto<typeof userAgent>(page, MODULE);
      const heard = new Promise((resolve) => page.addEventListener('hashchange', resolve));
      Object.assign(page, { isSame: true });
      replaceFragment(`${location.origin}/pages/blank.html?tab=2${to}`);
      await heard;
      expect(page.location.href).to.equal(`${location.origin}/pages/blank.html?tab=2${to}`);
      expect(page).to.have.property('isSame');
    });
  }
});

describe('onceBack', () => {
  // Only whole pages get into the back/forward cache, not this one: test/e2e/ goes back for real.
  const show = (persisted: boolean) =>
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));

  it('calls back once, when the page comes out of the back/forward cache', () => {
    const calls: string[] = [];
    onceBack(() => calls.push('first'));
    onceBack(() => calls.push('second'));
    show(false);
    expect(calls).to.deep.equal([]);
    show(true);
    show(true);
    expect(calls).to.deep.equal(['first', 'second']);
  });

  it('calls back again for the next login', () => {
    let calls = 0;
    for (let login = 0; login < 3; login++) {
      onceBack(() => calls++);
      show(true);
    }
    expect(calls).to.equal(3);
  });
});

/** Lets the browser know nothing of a page's loading, or this. */
const stubNavigation = (page: typeof globalThis, ...known: object[]) =>
  stub(page.performance, 'getEntriesByType', () => known as PerformanceEntry[]);

describe('What is known of the page’s loading', () => {
  it('is the address that was loaded, whatever a router has made of it since', async () => {
    const page = await openFrame('/pages/blank.html?code=abc#top');
    const { loadedAddress: loaded } = await importInto<typeof userAgent>(page, MODULE);
    page.history.replaceState(null, '', '?home');
    expect(loaded()).to.match(/\/pages\/blank\.html\?code=abc/);
  });

  it('is whether it was come to anew', () => {
    for (const type of ['navigate', 'reload', 'back_forward', 'prerender']) {
      stubNavigation(globalThis, { type });
      expect(isNewlyVisited(), type).to.equal(type === 'navigate');
    }
  });

  it('is nothing where the browser has no such list, as in jsdom', () => {
    stub(performance, 'getEntriesByType', undefined as never);
    expect(loadedAddress()).to.equal('');
  });

  it('is nothing where the browser does not say', () => {
    stubNavigation(globalThis);
    expect(loadedAddress()).to.equal('');
    expect(isNewlyVisited()).to.be.false;
  });
});

describe('closeWindow', () => {
  it('closes the window, and says whether it could', () => {
    let closed = 0;
    stub(globalThis, 'close', () => closed++);
    expect(closeWindow()).to.be.false;
    expect(closed).to.equal(1);
  });
});

describe('whenParsed', () => {
  type Page = Window & { order: string[] };

  it('waits for the page’s own scripts, also for a deferred one behind ours', async () => {
    const page = (await openFrame('/pages/parsing.html')) as unknown as Page;
    await until(() => page.order.length === 3, 'the page is parsed');
    expect(page.order.slice(0, 2)).to.deep.equal(['the page’s own script', 'DOMContentLoaded']);
    expect(page.order[2]).to.equal('parsed');
  });

  it('does not wait for images, also where it is asked after the page was parsed', async () => {
    const { url } = await program({ hang: true });
    const opening = openFrame(`/pages/parsing.html?image=${encodeURIComponent(url('image'))}`);
    void opening; // It never loads.
    const page = await until(
      () =>
        [...document.querySelectorAll('iframe')]
          .map(({ contentWindow }) => contentWindow as unknown as Page)
          .find(({ order }) => order?.includes('parsed')),
      'the page is parsed',
    );
    expect(page.document.readyState).to.equal('interactive');
    // Another copy of the module, which did not see DOMContentLoaded.
    const late = await importInto<typeof userAgent>(page, `${MODULE}?late`);
    await late.whenParsed();
    expect(page.document.readyState).to.equal('interactive');
  });

  it('is over at once on a page that is loaded', async () => {
    expect(document.readyState).to.equal('complete');
    await whenParsed();
    expect(whenParsed()).to.equal(whenParsed());
  });

  for (const [what, readyState, known, isOver] of [
    ['is being parsed', 'loading', { domContentLoadedEventStart: 5 }, false],
    ['waits for its deferred scripts', 'interactive', { domContentLoadedEventStart: 0 }, false],
    ['waits for images alone', 'interactive', { domContentLoadedEventStart: 5 }, true],
    ['is interactive in a browser that knows no more', 'interactive', undefined, false],
    ['is loaded, whatever else is known', 'complete', { domContentLoadedEventStart: 0 }, true],
  ] as const) {
    it(`is ${isOver ? '' : 'not '}over at once on a page that ${what}`, async () => {
      const page = await openFrame();
      const { whenParsed: over } = await importInto<typeof userAgent>(page, MODULE);
      stub(page.Document.prototype, 'readyState', readyState);
      stubNavigation(page, ...(known ? [known] : []));
      const order: string[] = [];
      const isParsed = over().then(() => order.push('over'));
      await new Promise((resolve) => setTimeout(resolve));
      order.push('said');
      page.dispatchEvent(new Event('DOMContentLoaded'));
      await isParsed;
      expect(order).to.deep.equal(isOver ? ['over', 'said'] : ['said', 'over']);
    });
  }
});
