import { watch as watchFiles } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { watch } from 'rollup';
import { loadConfigFile } from 'rollup/loadConfigFile';

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** Where `rollup.config.mjs` puts the scripts while it watches. */
const SCRIPTS = path('node_modules/.cache/dev/');

/**
 * Builds the scripts, and again whenever a file of src/ is saved.
 *
 * @param {() => void} onChange Called after each build but the first, and when a page of the demo is
 *   saved.
 * @returns {Promise<{ folder: string, close: () => Promise<void> }>} The folder of the scripts, after
 *   the first build.
 */
export async function watchSources(onChange) {
  const { options } = await loadConfigFile(path('rollup.config.mjs'), { watch: true });
  const watcher = watch(options);
  const pages = watchFiles(path('demo/pages'), { recursive: true }, onChange);
  let hasFailed;
  watcher.on('event', async (event) => {
    if (event.code === 'START') hasFailed = false;
    if (event.code === 'ERROR') {
      hasFailed = true;
      const { message, frame = '' } = event.error;
      console.error(`\n${message}\n${frame}`);
    }
    await event.result?.close();
  });
  await ended(watcher);
  watcher.on('event', ({ code }) => {
    if (code === 'END' && !hasFailed) onChange();
  });
  return {
    folder: SCRIPTS,
    async close() {
      pages.close();
      await watcher.close();
    },
  };
}

function ended(watcher) {
  return new Promise((resolve) => {
    watcher.on('event', ({ code }) => code === 'END' && resolve());
  });
}
