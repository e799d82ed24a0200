// Finds a Chrome or Chromium for the tests; where there is none, gets one and says so.
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * What Chromium needs to start anywhere (also as root), to call nobody but the pages' servers, and to
 * open a window without preparing menus for its address bar: those cost more than the pages under test.
 */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
];

const {
  LOCALAPPDATA = '',
  PROGRAMFILES = '',
  'PROGRAMFILES(X86)': PROGRAMFILES_X86 = '',
} = process.env;
const INSTALLED = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    ...[PROGRAMFILES, PROGRAMFILES_X86, LOCALAPPDATA].map((folder) =>
      join(folder, 'Google/Chrome/Application/chrome.exe'),
    ),
    join(PROGRAMFILES_X86, 'Microsoft/Edge/Application/msedge.exe'),
  ],
};

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/browser', import.meta.url));
const UNPACKED = join(CACHE, 'run-chromium');
// It carries its binary inside the npm package. The last version that runs on Node 20.
const PACKAGE = '@sparticuz/chromium@143.0.4';

/**
 * Returns the path of a browser.
 *
 * @throws {Error} where there is none and none can be had
 */
export async function findBrowser() {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH && !isExecutable(CHROME_PATH)) {
    throw new Error(`CHROME_PATH is set to "${CHROME_PATH}", which cannot be run.`);
  }
  const found = [CHROME_PATH, ...(INSTALLED[process.platform] ?? []), UNPACKED].find(isExecutable);
  return found ?? (await getBrowser());
}

async function getBrowser() {
  for (const attempt of [unpackFromNpm, installWithApt, download]) {
    try {
      const path = await attempt();
      if (path) return path;
    } catch (error) {
      console.log(`That did not work: ${error.message}`);
    }
  }
  throw new Error(
    'The tests need a browser. Install Chrome or Chromium, or set CHROME_PATH to one.',
  );
}

function unpackFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  console.log(
    `No Chrome or Chromium is installed here: getting ${PACKAGE} from npm (65 MB, done once).`,
  );
  mkdirSync(CACHE, { recursive: true });
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  run([
    ...npm,
    'install',
    PACKAGE,
    '--prefix',
    CACHE,
    '--no-save',
    '--ignore-scripts',
    '--loglevel=error',
  ]);

  // The package believes to be on AWS Lambda: only then does it unpack the libraries it needs too.
  const module = pathToFileURL(join(CACHE, 'node_modules/@sparticuz/chromium/build/esm/index.js'));
  const unpack = `import chromium from '${module}'; await chromium.executablePath();`;
  run([process.execPath, '--input-type=module', '--eval', unpack], {
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    TMPDIR: CACHE,
  });
  rmSync(join(CACHE, 'node_modules'), { recursive: true });

  // Its fonts are looked for where Lambda has them; without any, all text has no height.
  const fonts = join(CACHE, 'fonts/fonts.conf');
  const settings = readFileSync(fonts, 'utf8');
  writeFileSync(
    fonts,
    settings.replace('<dir>/tmp/fonts</dir>', '<dir prefix="relative">fonts</dir>'),
  );

  // Written last, and at one stroke: it stands for a browser that is there as a whole.
  const script = [
    '#!/bin/sh',
    'cd "$(dirname "$0")" || exit 1',
    'export LD_LIBRARY_PATH="$PWD/al2023/lib" FONTCONFIG_PATH="$PWD/fonts"',
    'exec ./chromium "$@"',
  ];
  writeFileSync(`${UNPACKED}.new`, `${script.join('\n')}\n`, { mode: 0o755 });
  run([`${UNPACKED}.new`, '--version']);
  renameSync(`${UNPACKED}.new`, UNPACKED);
  return UNPACKED;
}

function installWithApt() {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return undefined;
  console.log('No Chrome or Chromium is installed here: installing Debian’s with apt-get.');
  const options = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
  run(['apt-get', 'update']);
  run(['apt-get', 'install', ...options, 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' });
  return INSTALLED.linux.find(isExecutable);
}

async function download() {
  const browsers = await import('@puppeteer/browsers');
  const [downloaded] = await browsers.getInstalledBrowsers({ cacheDir: CACHE });
  if (downloaded) return downloaded.executablePath;
  console.log(
    'No Chrome or Chromium is installed here: downloading one (about 100 MB, done once).',
  );
  const browser = browsers.Browser.CHROMEHEADLESSSHELL;
  const buildId = await browsers.resolveBuildId(
    browser,
    browsers.detectBrowserPlatform(),
    'stable',
  );
  return (await browsers.install({ browser, buildId, cacheDir: CACHE })).executablePath;
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run([command, ...parameters], env = {}) {
  const { status, error } = spawnSync(command, parameters, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`${command} failed${error ? ` (${error.message})` : ''}.`);
}
