// A real WordPress: its files from npm, its PHP in WebAssembly, its database in a file. It calls nobody.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const BUILDS = folder('node_modules/@wp-playground/wordpress-builds/');
const CLI = folder('node_modules/@wp-playground/cli/wp-playground.js');
const CACHE = folder('node_modules/.cache/wordpress/');

/** Those who may sign in to WordPress, each with the same password. The first is there from the start. */
export const PASSWORD = 'password';
const ROLES = ['editor', 'author'];

/**
 * Starts a WordPress of its own, with a user for each role. `close` ends it and removes it.
 *
 * @param {object} options
 * @param {string} options.version such as `6.5`
 * @param {string} options.php such as `7.4`
 * @param {string} [options.path] the folder of the site, such as `/blog`
 * @param {boolean} [options.hasPlainPermalinks]
 * @param {boolean} [options.hasClassicTheme]
 * @returns {Promise<{ origin: string, home: string, close: () => Promise<void> }>} `home` ends in a slash
 */
export async function startWordPress({
  version,
  php,
  path = '',
  hasPlainPermalinks = false,
  hasClassicTheme = false,
}) {
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const files = mkdtempSync(join(tmpdir(), 'wordpress-'));
  cpSync(prepareFiles(version), files, { recursive: true });
  cpSync(folder('site/'), join(files, 'wp-content'), { recursive: true });
  const blueprint = join(files, 'blueprint.json');
  const code = writeSetup({ hasPlainPermalinks, hasClassicTheme });
  writeFileSync(blueprint, JSON.stringify({ steps: [{ step: 'runPHP', code }] }));

  const server = spawn(process.execPath, [
    CLI,
    'server',
    `--port=${port}`,
    `--site-url=${origin}${path}`,
    `--php=${php}`,
    '--workers=6',
    '--wordpress-install-mode=install-from-existing-files',
    '--mount-before-install',
    `${files}:/wordpress`,
    `--blueprint=${blueprint}`,
  ]);
  const exit = once(server, 'exit');
  const close = async () => {
    server.kill();
    await exit;
    rmSync(files, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(server);
  } catch (error) {
    await close();
    throw error;
  }
  return { origin, home: `${origin}${path}/`, close };
}

/** Unpacks a version of WordPress, once: its PHP is in a zip, and what it serves as it is beside it. */
function prepareFiles(version) {
  const files = join(CACHE, version);
  if (existsSync(files)) return files;
  // Under its name only when it is complete.
  const unfinished = `${files}.unfinished`;
  cpSync(`${BUILDS}public/wp-${version}`, unfinished, { recursive: true });
  const zip = readFileSync(`${BUILDS}src/wordpress/wp-${version}.zip`);
  for (const [name, content] of Object.entries(unzipSync(zip))) {
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(join(unfinished, name)), { recursive: true });
    writeFileSync(join(unfinished, name), content);
  }
  renameSync(unfinished, files);
  return files;
}

/** What an administrator would have done before, in PHP. */
function writeSetup({ hasPlainPermalinks, hasClassicTheme }) {
  const users = ROLES.map(
    (role) =>
      `wp_insert_user( array( 'user_login' => '${role}', 'user_pass' => '${PASSWORD}', 'role' => '${role}' ) );`,
  );
  return [
    '<?php',
    "require '/wordpress/wp-load.php';",
    ...users,
    `$wp_rewrite->set_permalink_structure( '${hasPlainPermalinks ? '' : '/%postname%/'}' );`,
    '$wp_rewrite->flush_rules();',
    hasClassicTheme ? "switch_theme( 'classic' );" : '',
  ].join('\n');
}

async function waitUntilReady(server) {
  let output = '';
  await new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      if (output.includes('WordPress is running')) resolve();
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('exit', () => reject(new Error(`WordPress did not start:\n${output}`)));
  });
}

async function findFreePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
