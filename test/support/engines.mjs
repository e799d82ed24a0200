// The engines that tests and pictures are made in, and where each is found on this machine.
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { findBrowser, isExecutable } from './ensure-browser.mjs';

const { ENGINES: WANTED, FIREFOX_PATH, PATH = '' } = process.env;

const FIREFOXES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** The browser that comes with WebKitGTK's library, where Debian, Fedora and Arch keep it. */
const MINI_BROWSERS = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/libexec',
  '/usr/lib64',
  '/usr/lib',
].map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`);

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {string[]} packages Debian's, which bring it
 * @property {() => string | undefined | Promise<string>} find returns the path of its browser
 */

/** @type {Record<string, Engine>} */
export const ENGINES = {
  chromium: { name: 'Chromium', packages: ['chromium'], find: findBrowser },
  firefox: { name: 'Firefox', packages: ['firefox-esr'], find: findFirefox },
  webkit: { name: 'WebKit', packages: ['webkit2gtk-driver', 'xvfb'], find: findMiniBrowser },
};

/**
 * Returns the path of each engine's browser by the engine's key. Chromium is always there; of the
 * others those that are installed are. Says which are left out. While one works on a test, the
 * variable ENGINES names those that are wanted: `ENGINES=firefox,webkit`.
 */
export async function findEngines() {
  const found = {};
  const missing = [];
  for (const key of WANTED?.split(',') ?? Object.keys(ENGINES)) {
    const engine = ENGINES[key];
    if (!engine)
      throw new Error(`ENGINES names "${key}", which is none of ${Object.keys(ENGINES)}.`);
    const path = await engine.find();
    if (path) found[key] = path;
    else missing.push(engine);
  }
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(' and ');
    const packages = missing.flatMap((engine) => engine.packages).join(' ');
    console.log(`Left out: ${names}, not installed here (Debian: apt-get install ${packages}).`);
  }
  return found;
}

function findFirefox() {
  if (FIREFOX_PATH && !isExecutable(FIREFOX_PATH)) {
    throw new Error(`FIREFOX_PATH is set to "${FIREFOX_PATH}", which cannot be run.`);
  }
  return FIREFOX_PATH || FIREFOXES.find((path) => isExecutable(path) && !isSnap(path));
}

/** A Snap's browser cannot read the profile that a test makes for it. */
function isSnap(path) {
  return readFileSync(path, 'latin1').includes('/snap/bin/');
}

function findMiniBrowser() {
  const hasAll = ['WebKitWebDriver', 'Xvfb'].every((command) =>
    PATH.split(delimiter).some((folder) => isExecutable(join(folder, command))),
  );
  return hasAll ? MINI_BROWSERS.find(isExecutable) : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(`The tests run in ${Object.values(await findEngines()).join(', ')}.`);
}
