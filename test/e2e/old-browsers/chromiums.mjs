// The oldest Chromium that the element supports, and the last one for Windows 7 and 8: headless builds
// that an npm package carries for servers.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { BROWSER_FLAGS } from '../../support/ensure-browser.mjs';
import { drive } from '../engines/engine-browsers.mjs';

/** As `ENGINES` in test/support/engines.mjs. */
export const OLD_CHROMIUMS = Object.fromEntries(
  [103, 109].map((version) => [
    version,
    { name: `Chromium ${version}`, find: () => unpack(`chromium-${version}`) },
  ]),
);

/** Unpacks a browser next to its package. Returns its path, unless the package isn't installed. */
function unpack(packageName) {
  const inPackage = (path) =>
    fileURLToPath(new URL(`node_modules/${packageName}/${path}`, import.meta.url));
  const browser = inPackage('unpacked/chromium');
  // It only runs on Linux.
  if (process.platform !== 'linux' || !existsSync(inPackage('bin'))) return undefined;
  if (existsSync(browser)) return browser;
  mkdirSync(inPackage('unpacked'), { recursive: true });
  const decompress = (name) => brotliDecompressSync(readFileSync(inPackage(`bin/${name}.br`)));
  // It comes with a software renderer, and with libraries that small systems lack.
  for (const name of ['swiftshader.tar', 'aws.tar'])
    spawnSync('tar', ['-x', '-C', inPackage('unpacked')], { input: decompress(name) });
  writeFileSync(browser, decompress('chromium'), { mode: 0o755 });
  return browser;
}

/** Starts one of them, by a Puppeteer of its age: today's can't open a page in it. */
export async function startOldChromium(executablePath) {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({
    executablePath,
    args: BROWSER_FLAGS,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    env: { ...process.env, LD_LIBRARY_PATH: join(dirname(executablePath), 'lib') },
  });
  return drive(browser, () => browser.createIncognitoBrowserContext());
}
