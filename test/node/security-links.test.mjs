// SECURITY.md says which test proves what. A test that is renamed or removed must not leave it behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksOf, read } from './markdown.mjs';

const rows = read('SECURITY.md')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2);

/** The names of a file's tests as they are written there, or what a page says of itself. */
function sentencesOf(path) {
  const pattern = path.endsWith('.html')
    ? /<!-- (?<sentence>.+) -->/g
    : /\b(?:it|test|visit|describe)\(\s*(?<quote>['"`])(?<sentence>.+)\k<quote>/g;
  return [...read(path).matchAll(pattern)].map(({ groups }) => groups.sentence);
}

for (const row of rows) {
  const [, threat] = /^\| (.+?) +\|/.exec(row);
  test(`the tests that SECURITY.md names are there: ${threat}`, () => {
    const links = linksOf(row);
    assert.notEqual(links.length, 0, 'a threat without a test');
    for (const [sentence, path] of links) {
      assert.match(path, /^test\/(.+\.test\.(ts|mjs)|pages\/.+\.html)$/);
      const sentences = sentencesOf(path);
      assert.ok(sentences.includes(sentence), `${path} has no test “${sentence}”`);
    }
  });
}

test('SECURITY.md has a row for each threat, all of five columns', () => {
  assert.ok(rows.length >= 20, `${rows.length} rows`);
  for (const row of rows) assert.equal(row.split(/(?<!\\)\|/).length, 7, row);
});
