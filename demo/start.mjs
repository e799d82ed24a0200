#!/usr/bin/env node
/* Starts the demo and says where it is: what `npm start` and `npm run dev` run after installing. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

const usage = `Usage: npm start -- [options]

  --port <number>          port of the pages (or PORT; default 4400)
  --sign-in-port <number>  port of the sign-in server (or SIGN_IN_PORT; default: the next one)
  --api-port <number>      port of the API (or API_PORT; default: the one after that)
  --host <address>         interface to listen on (or HOST; default 127.0.0.1)
  --connect-to <origin>    lets the pages call a tenant outside egain.cloud; may be repeated
  --no-open                does not open the browser
  --watch                  rebuilds and reloads on save (npm run dev)
`;

const settings = readSettings();
try {
  await main(settings);
} catch (error) {
  fail(explain(error, settings.ports));
}

async function main({ ports, host, connectTo, open, watch }) {
  if (!watch && !existsSync(new URL('../dist/egain-login.min.js', import.meta.url))) {
    fail('The element is not built yet: dist/egain-login.min.js is missing.\nRun: npm run build');
  }
  const { startDemo } = await import('./servers/demo.mjs');
  const watching = watch ? await startWatching() : undefined;
  const demo = await startDemo({
    ports,
    host,
    connectTo,
    acceptsLoopback: true,
    ...watching?.settings,
  });

  const stop = async () => {
    // A second Ctrl-C does not wait.
    process.once('SIGINT', () => process.exit(130));
    await Promise.all([demo.close(), watching?.close()]);
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  console.log(`
  The demo is running:  ${demo.pages.origin}

  sign-in server        ${demo.signIn.origin}
  API                   ${demo.api.origin}

  Ctrl-C ends it.
`);
  if (open && process.stdout.isTTY && !process.env.CI) openBrowser(demo.pages.origin);
}

/** Builds on save, and has the demo serve what is built and reload its pages. */
async function startWatching() {
  const { createLiveReload } = await import('./servers/live-reload.mjs');
  const { watchSources } = await import('./servers/watch.mjs');
  const liveReload = createLiveReload();
  const { folder, close } = await watchSources(liveReload.reload);
  return { settings: { folders: { '/dist/': folder }, liveReload }, close };
}

/** Opens an address in the default browser; where there is none, nothing happens. */
function openBrowser(address) {
  const [command, ...args] = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
  }[process.platform] ?? ['xdg-open', address];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

function readSettings() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: process.env.PORT || '4400' },
        'sign-in-port': { type: 'string', default: process.env.SIGN_IN_PORT },
        'api-port': { type: 'string', default: process.env.API_PORT },
        host: { type: 'string', default: process.env.HOST || undefined },
        'connect-to': { type: 'string', multiple: true, default: [] },
        'no-open': { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const pages = toPort(values.port);
    const next = (offset) => (pages === 0 ? 0 : pages + offset);
    const ports = {
      pages,
      signIn: toPort(values['sign-in-port'] || next(1)),
      api: toPort(values['api-port'] || next(2)),
    };
    const taken = Object.values(ports).filter((port) => port !== 0);
    if (new Set(taken).size < taken.length) throw new Error('The three ports must differ.');
    return {
      ports,
      host: values.host,
      connectTo: values['connect-to'],
      open: !values['no-open'],
      watch: values.watch,
    };
  } catch (error) {
    return fail(`${error.message}\n\n${usage}`);
  }
}

function toPort(value) {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`"${value}" is not a port: use a number from 0 (any free port) to 65535.`);
  }
  return port;
}

/** Says what went wrong in words that tell what to do. */
function explain(error, ports) {
  if (error.name === 'PortBusyError') {
    const [server, option, variable] = {
      [ports.api]: ['API', '--api-port', 'API_PORT'],
      [ports.signIn]: ['sign-in server', '--sign-in-port', 'SIGN_IN_PORT'],
      [ports.pages]: ['demo pages', '--port', 'PORT'],
    }[error.port];
    return (
      `Port ${error.port}, for the ${server}, is in use by another program ` +
      `(perhaps this demo, in another window).\n` +
      `End that program, or use another port: npm start -- ${option} ${error.port + 100}` +
      `  (or set ${variable}).`
    );
  }
  if (error.code === 'EACCES') return `This port needs more rights: use one above 1023.`;
  if (error.code === 'ERR_MODULE_NOT_FOUND') return `${error.message}\nRun: npm install`;
  return error.stack;
}

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}
