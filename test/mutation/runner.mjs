// Lets Stryker run the project's unit tests: a plugin that drives the pages.
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { AT_ONCE, Pages } from './pages.mjs';
import { FOLDER } from './survivors.mjs';

class BrowserTestRunner {
  static inject = tokens(commonTokens.options);
  #pages = new Pages(process.cwd());

  /** Each page is a new one, so what happens at loading is tested like everything else. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    return this.#pages.start();
  }

  dispose() {
    return this.#pages.stop();
  }

  async dryRun({ files }) {
    const results = await this.#pages.runAll(files);
    const bad = results.find(({ failed, error }) => failed || error);
    if (bad) {
      const { file, failed, error } = bad;
      return {
        status: DryRunStatus.Error,
        errorMessage: `${file}: ${failed ? `${failed.name}: ${failed.error.message}` : error}`,
      };
    }
    const perTest = Object.fromEntries(
      results.flatMap(({ file, covered }) =>
        Object.entries(covered).map(([test, ids]) => [
          idOf(file, test),
          Object.fromEntries(ids.map((id) => [id, 1])),
        ]),
      ),
    );
    return {
      status: DryRunStatus.Complete,
      // The loading of a file counts as a test of it, whose name is empty.
      tests: results.flatMap(({ file, tests }) =>
        [{ name: '', duration: 0 }, ...tests].map(({ name, duration = 0 }) => ({
          id: idOf(file, name),
          name: `${file} ${name}`,
          timeSpentMs: duration,
          status: TestStatus.Success,
        })),
      ),
      mutantCoverage: { static: {}, perTest },
    };
  }

  async mutantRun({ activeMutant, testFilter }) {
    const start = Date.now();
    const result = await this.#try(activeMutant, testFilter);
    const { fileName, location, mutatorName, replacement } = activeMutant;
    const place = `${basename(fileName)}:${location.start.line + 1}:${location.start.column}`;
    const seconds = (Date.now() - start) / 1000;
    const words = [result.status, `${seconds} s`, place, mutatorName, replacement, result.killedBy];
    appendFileSync(`${FOLDER}/mutants.log`, `${words.join(' ').replace(/\s+/g, ' ')}\n`);
    return result;
  }

  async #try(activeMutant, testFilter) {
    let nrOfTests = 0;
    for (const { files, grep } of planRuns(activeMutant.fileName, testFilter)) {
      const results = await this.#pages.runMutant(activeMutant, files, grep);
      nrOfTests += results.flatMap(({ tests }) => tests).filter(({ passed }) => passed).length + 1;
      const hanging = results.find(({ isHanging }) => isHanging);
      if (hanging) return { status: MutantRunStatus.Timeout, reason: hanging.error };
      const { file, failed, error } = results.find((result) => result.failed || result.error) ?? {};
      if (file) {
        const killedBy = [idOf(file, failed?.name ?? '')];
        const failureMessage = failed?.error.message || error || 'failed';
        return { status: MutantRunStatus.Killed, killedBy, failureMessage, nrOfTests };
      }
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }
}

const idOf = (file, test) => `${file}#${test}`;

/** Says which tests to run, and in which order: those of the mirrored file first. */
function planRuns(fileName, testFilter) {
  const source = basename(fileName, '.ts');
  const names = new Map();
  for (const id of testFilter) {
    const [file, name] = id.split(/#(.*)/s);
    names.set(file, [...(names.get(file) ?? []), name]);
  }
  const isMirror = (file) => basename(file).startsWith(`${source}.`);
  const [mirrors, others] = [true, false].map((is) =>
    [...names].filter(([file]) => isMirror(file) === is),
  );
  // Where there are tests of the file itself, others only help out: loading them tells nothing more.
  const helpers =
    mirrors.length > 0 ? others.filter(([file]) => file.includes('errors.messages')) : others;
  return chunk([...mirrors, ...helpers], AT_ONCE).map((some) => ({
    files: some.map(([file]) => file),
    grep: patternOf(some.flatMap(([, tests]) => tests)),
  }));
}

function chunk(list, size) {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** Matches the names of these tests; all, where loading the file is one. */
function patternOf(names) {
  if (names.includes('')) return '';
  const escaped = names.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return `^(${escaped.join('|')})$`;
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'browser', BrowserTestRunner),
];
