// WebKitGTK: its small browser, its WebDriver server, and a screen that nobody sees.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { request, WebDriverSession } from './webdriver.mjs';

/** On a busy machine its server now and then waits in vain for the browser that it has started. */
const START_MS = 30_000;
const STARTS = 3;

/**
 * Starts the browser with an empty profile.
 *
 * @param {string} miniBrowser its path
 * @param {Record<string, string>} [env] variables for it, besides those of this process
 * @param {number} [screenHeight] pixels: what is below a screen's edge stays black. No window manager
 *   is here, so the focus is where the pointer is, which is in the middle: where that is below the
 *   windows, no page has it.
 */
export async function startWebKit(miniBrowser, env, screenHeight = 1024) {
  const screen = await startScreen(screenHeight);
  for (let starts = 1; ; starts++) {
    const driver = await startDriver({ ...env, DISPLAY: screen.display });
    try {
      const browser = await WebDriverSession.start(driver.address, START_MS, {
        browserName: 'MiniBrowser',
        // Going to a page does not wait until it is loaded.
        pageLoadStrategy: 'none',
        'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
      });
      return {
        browser,
        async close() {
          // One that has crashed cannot be asked to close.
          await browser.close().catch(() => {});
          driver.close();
          screen.close();
        },
      };
    } catch (error) {
      driver.close();
      if (starts < STARTS) continue;
      screen.close();
      throw error;
    }
  }
}

async function startDriver(env) {
  const port = await findFreePort();
  const driver = start('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, ...env, GDK_BACKEND: 'x11' },
    stdio: 'ignore',
  });
  const address = `http://127.0.0.1:${port}`;
  await answers(`${address}/status`);
  return { address, close: () => driver.kill() };
}

async function startScreen(height) {
  const options = ['-displayfd', '3', '-screen', '0', `1280x${height}x24`, '-nolisten', 'tcp'];
  const screen = start('Xvfb', options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = await once(screen.stdio[3], 'data');
  return { display: `:${String(number).trim()}`, close: () => screen.kill() };
}

/** Starts a program that ends with this one, also where this one is interrupted. */
function start(command, parameters, options) {
  const child = spawn(command, parameters, options);
  const end = () => child.kill();
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url) {
  for (let tries = 1; ; tries++) {
    try {
      return await request('GET', url);
    } catch (error) {
      if (tries === 400) throw error;
      await delay(50);
    }
  }
}
