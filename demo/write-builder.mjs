#!/usr/bin/env node
/* Writes the builder as files for any web server: `npm run builder -- <folder>`. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { layOut } from './servers/layout.mjs';

const pages = fileURLToPath(new URL('pages/', import.meta.url));
const scripts = fileURLToPath(new URL('../dist/', import.meta.url));

const PARTS = ['index.html', 'callback.html'];

const FILES = [
  ...['builder', 'builder.css', 'site.css', 'favicon.svg'],
  ...['copy.js', 'demo-config.js', 'h.js', 'result.js'],
  ...['callback.js', 'events.js', 'start.js'],
];

const SCRIPTS = ['min', 'intl.min', 'debug.min', 'callback.min'].map(
  (name) => `egain-login.${name}.js`,
);

/** @param {string} folder which is made, where it is missing */
export function writeBuilder(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of PARTS) {
    const part = readFileSync(join(pages, name), 'utf8');
    writeFileSync(join(folder, name), layOut(part, `/${name}`, { hasServers: false }));
  }
  for (const name of FILES) cpSync(join(pages, name), join(folder, name), { recursive: true });
  for (const name of [...SCRIPTS, 'integrity.json']) {
    cpSync(join(scripts, name), join(folder, 'dist', name));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder) writeBuilder(folder);
  else {
    console.error('Usage: npm run builder -- <folder>');
    process.exitCode = 1;
  }
}
