import { expect } from '@open-wc/testing';
import {
  isHidden,
  isPrerendering,
  observePage,
  plan,
  unobservePage,
  whenActivated,
  type PageObserver,
} from '../../src/session/page-lifecycle.js';
import { openFrame } from '../support/frame.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';

/** An observer that notes what it is told. */
class Watcher implements PageObserver {
  ticks = 0;
  wakes = 0;
  /** Whether storage was cleared, for each change. */
  changes: boolean[] = [];

  /** @param pause what a tick returns */
  constructor(public pause = Infinity) {}

  tick(): number {
    this.ticks++;
    return this.pause;
  }
  wake(): void {
    this.wakes++;
  }
  storageChanged(isCleared: boolean): void {
    this.changes.push(isCleared);
  }
}

describe('the life of the page', () => {
  const observers = new Set<PageObserver>();
  function observe<T extends PageObserver>(observer: T): T {
    observers.add(observer);
    observePage(observer);
    return observer;
  }
  afterEach(() => {
    observers.forEach(unobservePage);
    observers.clear();
  });

  for (const [what, happen] of [
    [
      'becomes visible',
      () => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })),
    ],
    ['is online again', () => dispatchEvent(new Event('online'))],
    ['is shown out of the cache', () => dispatchEvent(new PageTransitionEvent('pageshow'))],
    [
      'was prerendered and is shown now',
      () => document.dispatchEvent(new Event('prerenderingchange')),
    ],
  ] as const) {
    it(`wakes every observer once when the page ${what}, and asks what is due`, () => {
      const [first, second] = [observe(new Watcher()), observe(new Watcher())];
      const ticks = first.ticks;
      happen();
      expect([first.wakes, second.wakes]).to.deep.equal([1, 1]);
      expect(first.ticks).to.equal(ticks + 1);
    });
  }

  it('wakes nobody while the page is hidden', () => {
    const watcher = observe(new Watcher());
    expect(isHidden()).to.be.false;
    stub(Document.prototype, 'visibilityState', 'hidden');
    expect(isHidden()).to.be.true;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    dispatchEvent(new Event('online'));
    expect(watcher.wakes).to.equal(0);
  });

  it('knows a page that the browser has loaded ahead, where the browser says so', () => {
    expect(isPrerendering()).to.be.false;
    stub(Document.prototype as Document & { prerendering?: boolean }, 'prerendering', true);
    expect(isPrerendering()).to.be.true;
  });

  it('begins for the user when a page that was loaded ahead is shown', async () => {
    await whenActivated();
    stub(Document.prototype as Document & { prerendering?: boolean }, 'prerendering', true);
    let isActivated = false;
    const activation = whenActivated().then(() => (isActivated = true));
    await Promise.resolve();
    expect(isActivated).to.be.false;
    document.dispatchEvent(new Event('prerenderingchange'));
    await activation;
  });

  it('tells of what another page of the origin changed in our storage, and asks what is due', async () => {
    const watcher = observe(new Watcher());
    const { ticks } = watcher;
    const other = await openFrame();
    other.localStorage.setItem('egain-login:key', `${Math.random()}`);
    await until(() => watcher.changes.length, 'the change is told');
    expect(watcher.changes).to.deep.equal([false]);
    expect(watcher.ticks).to.be.above(ticks);
  });

  it('tells whether storage was cleared, and nothing of the page’s own keys', () => {
    const watcher = observe(new Watcher());
    for (const key of ['theme', 'my-egain-login:key', '', 'egain-login:key', null])
      dispatchEvent(new StorageEvent('storage', { key }));
    expect(watcher.changes).to.deep.equal([false, true]);
  });

  it('tells an observer that is added twice once, and one that left nothing', () => {
    const [staying, gone] = [observe(new Watcher()), observe(new Watcher())];
    observePage(staying);
    unobservePage(gone);
    const { ticks } = gone;
    dispatchEvent(new Event('online'));
    expect(staying.wakes).to.equal(1);
    expect([gone.wakes, gone.ticks]).to.deep.equal([0, ticks]);
  });

  it('tells all of an event, also when the first of them leaves at it', () => {
    const first = observe(new Watcher());
    const second = observe(new Watcher());
    first.wake = () => unobservePage(first);
    dispatchEvent(new Event('online'));
    expect(second.wakes).to.equal(1);
  });

  it('has listeners on the page only while somebody observes it', () => {
    // As browsers do: the same function, added twice, is called once.
    const listeners = new Map<string, Set<unknown>>();
    const { prototype } = EventTarget;
    stub(prototype, 'addEventListener', (type: string, listener: unknown) => {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
    });
    stub(prototype, 'removeEventListener', (type: string, listener: unknown) => {
      listeners.get(type)?.delete(listener);
    });
    const count = () => [...listeners].map(([type, functions]) => [type, functions.size]).sort();
    const oneSet = ['online', 'pageshow', 'prerenderingchange', 'storage', 'visibilitychange'].map(
      (type) => [type, 1],
    );
    const none = oneSet.map(([type]) => [type, 0]);
    const [first, second] = [observe(new Watcher()), observe(new Watcher())];
    expect(count()).to.deep.equal(oneSet);
    unobservePage(first);
    expect(count()).to.deep.equal(oneSet);
    unobservePage(second);
    expect(count()).to.deep.equal(none);
    unobservePage(second);
    observe(first);
    expect(count()).to.deep.equal(oneSet);
    unobservePage(first);
    expect(count()).to.deep.equal(none);
  });

  it('asks again when something is due, as often as it is', async () => {
    const watcher = observe(new Watcher(1));
    await until(() => watcher.ticks > 3, 'it is asked again and again');
  });

  describe('the timer', () => {
    /** The pauses of the timers that run. */
    let running: Map<number, number>;
    const pauses = () => [...running.values()];
    beforeEach(() => {
      running = new Map();
      let id = 0;
      stub(globalThis, 'setTimeout', ((_: () => void, pause: number) => {
        running.set(++id, pause);
        return id;
      }) as unknown as typeof setTimeout);
      stub(globalThis, 'clearTimeout', (timer) => void running.delete(timer as number));
    });

    it('is one for all, for what is due first', () => {
      const late = observe(new Watcher(5000));
      expect(pauses()).to.deep.equal([5000]);
      const soon = observe(new Watcher(10));
      expect(pauses()).to.deep.equal([10]);
      soon.pause = 20;
      plan();
      expect(pauses()).to.deep.equal([20]);
      unobservePage(soon);
      expect(pauses()).to.deep.equal([5000]);
      unobservePage(late);
      expect(pauses()).to.deep.equal([]);
    });

    it('does not run where nothing is ever due', () => {
      observe(new Watcher());
      expect(pauses()).to.deep.equal([]);
    });

    it('does not run for what was due already: that was done when it was asked', () => {
      observe(new Watcher(0));
      observe(new Watcher(-5));
      expect(pauses()).to.deep.equal([]);
      observe(new Watcher(10));
      expect(pauses()).to.deep.equal([10]);
    });

    it('never gets a pause that browsers take for none at all', () => {
      // 2³¹ ms and more overflow, and the timer fires at once, again and again.
      observe(new Watcher(60 * 24 * 3_600_000));
      expect(pauses()).to.deep.equal([2 ** 31 - 1]);
    });

    it('is one, also where an observer leaves when it is asked', () => {
      const leaving = observe(new Watcher());
      observe(new Watcher(1000));
      leaving.tick = () => {
        unobservePage(leaving);
        return Infinity;
      };
      plan();
      expect(pauses()).to.deep.equal([1000]);
    });
  });
});
