// Drives Chromium over its own protocol and nothing more. Puppeteer loses a tab whose page is replaced by a
// prerendered one, and waits for much that a history has no use for.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSER_FLAGS } from '../support/ensure-browser.mjs';

/**
 * Starts the browser.
 *
 * @param {string} executablePath
 * @returns {Promise<import('../e2e/engines/engine-browsers.mjs').EngineBrowser>}
 */
export async function startChromium(executablePath) {
  const profile = await mkdtemp(join(tmpdir(), 'histories-'));
  const flags = ['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`];
  const browser = spawn(executablePath, [...BROWSER_FLAGS, ...flags, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const connection = new Connection(browser.stdio[3], browser.stdio[4]);
  return {
    begin: () => begin(connection),
    async close() {
      const ended = once(browser, 'exit');
      connection.send('Browser.close').catch(() => browser.kill('SIGKILL'));
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function begin(connection) {
  const { browserContextId } = await connection.send('Target.createBrowserContext');
  const known = new Map();
  const pageOf = (targetId) => {
    const page = known.get(targetId) ?? new Page(connection, targetId);
    known.set(targetId, page);
    return page;
  };
  return {
    async pages() {
      const { targetInfos } = await connection.send('Target.getTargets');
      return targetInfos
        .filter((one) => one.type === 'page' && !one.subtype)
        .filter((one) => one.browserContextId === browserContextId)
        .map(({ targetId }) => pageOf(targetId));
    },
    async open() {
      const target = { url: 'about:blank', browserContextId, newWindow: true };
      const { targetId } = await connection.send('Target.createTarget', target);
      return pageOf(targetId);
    },
    end: () => connection.send('Target.disposeBrowserContext', { browserContextId }),
  };
}

class Page {
  #connection;
  #session;

  constructor(connection, targetId) {
    this.#connection = connection;
    this.id = targetId;
  }

  async goTo(url) {
    await this.#send('Page.navigate', { url });
  }

  async run(code, ...values) {
    const { result, exceptionDetails } = await this.#send('Runtime.evaluate', {
      expression: `(${code})(...${JSON.stringify(values)})`,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  }

  close() {
    return this.#connection.send('Target.closeTarget', { targetId: this.id });
  }

  async #send(method, parameters) {
    this.#session ??= this.#attach();
    return this.#connection.send(method, parameters, await this.#session);
  }

  async #attach() {
    const target = { targetId: this.id, flatten: true };
    const { sessionId } = await this.#connection.send('Target.attachToTarget', target);
    // Each tab behaves as the one that is looked at.
    await this.#connection.send('Emulation.setFocusEmulationEnabled', { enabled: true }, sessionId);
    return sessionId;
  }
}

/** The protocol: JSON in both directions, each message closed by a zero. */
class Connection {
  #output;
  #waiting = new Map();
  #count = 0;
  #rest = '';

  constructor(output, input) {
    this.#output = output;
    input.setEncoding('utf8').on('data', (text) => this.#receive(text));
  }

  send(method, params, sessionId) {
    const id = ++this.#count;
    this.#output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { method, resolve, reject }));
  }

  #receive(text) {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop();
    for (const { id, error, result } of messages.map((message) => JSON.parse(message))) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`));
      else waiting?.resolve(result);
    }
  }
}
