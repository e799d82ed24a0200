import { setTimeout as pause } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { BROWSER_FLAGS, findBrowser } from '../test/support/ensure-browser.mjs';

/** How long any step may take, on the slowest network that is measured. */
const PATIENCE_MS = 60_000;

/** Between two passes of the garbage collector. */
const GARBAGE_MS = 150;

export async function launch() {
  return puppeteer.launch({ executablePath: await findBrowser(), args: BROWSER_FLAGS });
}

/** One tab, with what the bench's pages tell of it. */
export class Tab {
  #waiting = new Map();

  /** Opens a tab in a browser context, and leaves nothing of it when `use` is over. */
  static async use(context, use) {
    const tab = new Tab();
    tab.page = await context.newPage();
    tab.page.setDefaultTimeout(PATIENCE_MS);
    tab.session = await tab.page.createCDPSession();
    tab.session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === 'bench') tab.#hear(JSON.parse(payload));
    });
    // An error that nobody caught ends the wait: what is waited for won't come.
    tab.page.on('pageerror', (error) => tab.#fail(error));
    await tab.session.send('Runtime.enable');
    await tab.session.send('Runtime.addBinding', { name: 'bench' });
    await tab.session.send('Performance.enable', { timeDomain: 'threadTicks' });
    try {
      return await use(tab);
    } finally {
      await tab.page.close();
    }
  }

  /** Resolves when a page says that word, with what it says besides. */
  hear(word) {
    return new Promise((resolve, reject) => {
      const late = new Error(`No "${word}" within ${PATIENCE_MS / 1000} s.`);
      const timer = setTimeout(reject, PATIENCE_MS, late);
      this.#waiting.set(word, { resolve, reject, timer });
    });
  }

  #hear([word, ...details]) {
    const { resolve, timer } = this.#waiting.get(word) ?? {};
    clearTimeout(timer);
    resolve?.(details);
    this.#waiting.delete(word);
  }

  #fail(error) {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }

  /** Chromium's own counters, by name: durations and times in seconds. */
  async metrics() {
    const { metrics } = await this.session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  /** How far the page's content moved by itself, from 0 to 1 and more. */
  layoutShift() {
    return this.page.evaluate(() => globalThis.layoutShift);
  }

  /** Slows the processor and the network down. */
  async slowDown({ cpu = 1, network }) {
    if (cpu > 1) await this.session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    if (!network) return;
    const { latencyMs, kbitPerSecond } = network;
    const throughput = (kbitPerSecond * 1000) / 8;
    await this.session.send('Network.enable');
    await this.session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMs,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }

  /** Bytes in use by scripts and by the documents that they made, after everything else was freed. */
  async heap() {
    // Again and again: what one pass finalizes, the next one frees, and some of it only a while later.
    for (let pass = 0; pass < 3; pass++) {
      await pause(GARBAGE_MS);
      await this.session.send('HeapProfiler.collectGarbage');
    }
    const { usedSize, embedderHeapUsedSize = 0 } = await this.session.send('Runtime.getHeapUsage');
    return usedSize + embedderHeapUsedSize;
  }
}
