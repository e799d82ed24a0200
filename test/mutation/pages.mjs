// One web-test-runner with one Chromium, kept alive for all mutants. The sources of src/oauth/ come from
// Stryker, with every mutant in them; each page is told which one is active.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { startTestRunner } from '@web/test-runner';
import { bundlePageScripts } from '../support/bundles.mjs';
import { findEngines } from '../support/engines.mjs';
import { launchersFor } from '../support/unit-launchers.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COVERAGE = '/test/mutation/coverage.js';
const FILES = 'test/oauth/*.test.ts';

/** How many files run at a time: most of a test is waiting. */
export const AT_ONCE = 3;

/** A loop that a mutant made endless ends with an error. The tests' own loops are far shorter. */
const MOST_HITS = 10_000_000;

/** More than the slowest file takes, and less than anybody likes to wait for a page that hangs. */
const FILE_MS = 20_000;

/** `/src//` is a second copy of the sources, which some tests load. */
const SOURCE = /^\/src\/+oauth\/([\w-]+\.ts)$/;

/** What tells the mutants apart: the sources, and the tests that reach them through frames alone. */
const BEGINS_SO = /^\/src\/+oauth\/|\.test\.ts$/;

/** What a mutant makes never happen is waited for less long than on a machine that is merely slow. */
const WAITING = '/test/support/until.ts';
const waitLess = (code) =>
  code.replace('tries < 1000', 'tries < 300').replace('tries < 1e3', 'tries < 300');

export class Pages {
  #folder;
  #runner;
  #launcher;
  #prefix = '';
  #mutated;
  #runs = 0;
  #covered = new Map();

  /** @param folder where Stryker has put the sources */
  constructor(folder) {
    this.#folder = folder;
  }

  async start() {
    process.chdir(ROOT);
    const { default: config } = await import('../../web-test-runner.config.mjs');
    const { chromium } = await findEngines();
    [this.#launcher] = launchersFor({ chromium }, true);
    this.#runner = await startTestRunner({
      readCliArgs: false,
      readFileConfig: false,
      autoExitProcess: false,
      config: {
        ...config,
        files: FILES,
        browsers: [this.#launcher],
        concurrency: AT_ONCE,
        // Nothing runs before it is asked to.
        manual: true,
        port: await findPort(),
        reporters: [],
        browserLogs: false,
        testsFinishTimeout: FILE_MS,
        middleware: [...config.middleware, (context, next) => this.#answer(context, next)],
        // Pages load the sources with the mutants in them.
        plugins: [this.#plugin(), bundlePageScripts(true), ...config.plugins],
      },
    });
    const { config: whole, sessions, testFiles } = this.#runner;
    // From now on, so that neither the server nor the browser ends with a run.
    whole.watch = true;
    for (const session of sessions.all()) sessions.update({ ...session, status: 'FINISHED' });
    await this.#launcher.initialize(whole, testFiles);
  }

  /** Runs the tests of these sources without a mutant. Returns what each file's pages said of it. */
  async runAll(sources) {
    this.#prefix = `import '${COVERAGE}';`;
    const sessions = this.#testsOf(sources);
    // Counting takes its time.
    const options = { bail: false, timeout: 60_000, isSlow: true };
    const results = await this.#run(sessions, options);
    // Some tests depend on the clock, and now and then a busy machine is too slow for one of them.
    for (const [index, { failed, error }] of results.entries())
      if (failed || error) [results[index]] = await this.#run([sessions[index]], options);
    return results.map((result) => ({ ...result, covered: this.#covered.get(result.file) ?? {} }));
  }

  /**
   * Runs some files with a mutant, up to the first test that fails.
   *
   * @param grep the tests of these files to run, as a pattern of their names
   */
  runMutant({ id, fileName }, files, grep) {
    this.#mutated = basename(fileName);
    const told = JSON.stringify({ activeMutant: id, hitCount: 0, hitLimit: MOST_HITS });
    this.#prefix = `globalThis.__stryker__ ??= ${told};`;
    const wanted = [...this.#runner.sessions.all()].filter((session) =>
      files.includes(nameOf(session)),
    );
    return this.#run(wanted, { bail: true, grep, timeout: 5000 });
  }

  /**
   * A mutant has to be noticed by the tests that mirror its file, and by those that pin what developers
   * read. What has no tests of its own is a part of the flow.
   */
  #testsOf(sources) {
    const all = [...this.#runner.sessions.all()];
    const startingWith = (name) =>
      all.filter((session) => nameOf(session).startsWith(`test/oauth/${name}.`));
    const found = sources.map((source) => startingWith(basename(source, '.ts')));
    const flow = found.some((own) => own.length === 0)
      ? startingWith('authorization-code-flow')
      : [];
    return [...new Set([...found.flat(), ...flow, ...startingWith('errors.messages')])];
  }

  async stop() {
    await this.#launcher.stop();
    await this.#runner.stop();
  }

  async #run(sessions, options) {
    const { config, scheduler, sessions: all } = this.#runner;
    const { isSlow, ...mocha } = options;
    Object.assign(config.testFramework.config, mocha);
    config.testsFinishTimeout = isSlow ? 3 * FILE_MS : FILE_MS;
    const run = ++this.#runs;
    const isOver = new Promise((resolve) => {
      const look = () => {
        const now = sessions.map(({ id }) => all.get(id));
        if (now.some(({ status, testRun }) => status !== 'FINISHED' || testRun !== run)) return;
        all.off('session-status-updated', look);
        resolve();
      };
      all.on('session-status-updated', look);
    });
    scheduler.schedule(run, sessions);
    await isOver;
    const results = sessions.map(({ id }) => readResult(all.get(id)));
    // Such a page may never come to rest.
    if (results.some(({ isHanging }) => isHanging)) await this.#launcher.stop();
    return results;
  }

  /** The pages' answer to what they cover, and the line that each source begins with. */
  async #answer(context, next) {
    if (context.method === 'POST' && context.path === COVERAGE) {
      let text = '';
      for await (const chunk of context.req) text += chunk;
      const { file, covered } = JSON.parse(text);
      this.#covered.set(file, covered);
      context.status = 204;
      return;
    }
    await next();
    // Sandboxed frames load it, too.
    if (context.path === COVERAGE) context.set('Access-Control-Allow-Origin', '*');
    if (typeof context.body !== 'string') return;
    if (BEGINS_SO.test(context.path)) context.body = `${this.#prefix}\n${context.body}`;
    if (this.#mutated && context.path === WAITING) context.body = waitLess(context.body);
  }

  #plugin() {
    return {
      name: 'mutants',
      // The others as they are: a file with all its mutants in it is slow.
      serve: ({ path }) => {
        const [, name] = SOURCE.exec(path) ?? [];
        if (!name || (this.#mutated && name !== this.#mutated)) return undefined;
        return { body: readFileSync(`${this.#folder}/src/oauth/${name}`, 'utf8'), type: 'ts' };
      },
      // What is kept of the served files is kept apart, since they differ.
      transformCacheKey: () => this.#mutated,
      transform: () => undefined,
    };
  }
}

/** The runner itself takes the first one that is free, which two at a time both find. */
async function findPort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const nameOf = ({ testFile }) => relative(ROOT, testFile).replaceAll('\\', '/');

function readResult(session) {
  const tests = session.testResults ? collectTests(session.testResults) : [];
  const errors = session.errors ?? [];
  return {
    file: nameOf(session),
    tests,
    failed: tests.find(({ error }) => error),
    error: errors[0]?.message,
    isHanging: errors.some(({ message }) => /did not (start|finish)|^Timed out/.test(message)),
  };
}

function collectTests({ name, tests, suites }, above = '') {
  const path = [above, name].filter(Boolean).join(' ');
  return [
    ...tests.map((test) => ({ ...test, name: `${path} ${test.name}`.trim() })),
    ...suites.flatMap((suite) => collectTests(suite, path)),
  ];
}
