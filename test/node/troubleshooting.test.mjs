// docs/troubleshooting.md has an entry for each error code, and quotes the source's messages word for word.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { anchorsOf, linksOf, read, withoutCode } from './markdown.mjs';

const PAGES = ['', 'docs/'].flatMap((folder) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url))
    .filter((name) => name.endsWith('.md'))
    .map((name) => folder + name),
);

const codes = read('src/oauth/errors.ts')
  .match(/type OwnErrorCode =([^;]+);/)[1]
  .match(/\w+/g);

const troubleshooting = read('docs/troubleshooting.md');
/** Each line in a block of the console's, with the code that the heading over it names. */
const quoted = [];
let heading;
for (const [, title, language, block] of troubleshooting.matchAll(
  /^(?:#{2,3} (.+)|```(\w*)\n([^]*?)\n```)$/gm,
)) {
  if (title) heading = title;
  else if (!language) quoted.push(...block.split('\n').map((line) => ({ line, heading })));
}

/** The texts of the source, with `…` for what they are filled with. The debug script explains its own. */
const texts = readdirSync(new URL('../../src/', import.meta.url), { recursive: true })
  .filter((path) => path.endsWith('.ts') && !/^(debug|messages).(?!messages)/.test(path))
  .flatMap((path) => textsOf(read(`src/${path}`)));
/** Those that are for the page's developer. */
const sentences = texts.filter((text) => / .*\.$/.test(text));

function textsOf(code) {
  const found = [];
  const visit = (node) => {
    const text = textOf(node);
    if (text === undefined) ts.forEachChild(node, visit);
    else found.push(text);
  };
  visit(ts.createSourceFile('source.ts', code, ts.ScriptTarget.Latest, true));
  return found;
}

function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    const rest = node.templateSpans.map(({ literal }) => `…${literal.text}`);
    return node.head.text + rest.join('').replaceAll('……', '…');
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken)
    return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

test('every error code has an entry', () => {
  assert.ok(codes.length >= 12);
  const anchors = anchorsOf('docs/troubleshooting.md');
  assert.deepEqual(
    codes.filter((code) => !anchors.includes(code)),
    [],
  );
});

test('every sentence that the source has for a developer is quoted', () => {
  assert.ok(sentences.length >= 20);
  const isQuoted = (sentence) =>
    quoted.some(({ line }) => line.includes(sentence.replace(/^… /, '')));
  assert.deepEqual(
    sentences.filter((sentence) => !isQuoted(sentence)),
    [],
  );
});

test('nothing is quoted that the source does not say', () => {
  // One line is put together of several texts.
  const words = texts
    .map((text) => text.replace(/^[…\s]+|[…\s]+$/g, ''))
    .filter((text) => text.length > 12)
    .sort((a, b) => b.length - a.length);
  const rest = ({ line }) =>
    words.reduce((left, text) => left.replace(text, ''), line.replace(/^<egain-login>.*?: /, ''));
  const isSaid = (quote) => /^[…\s]*$/.test(rest(quote));
  assert.deepEqual(
    quoted.filter((quote) => !isSaid(quote)).map((quote) => [quote.line, rest(quote)]),
    [],
  );
});

test('each line stands under its own code', () => {
  const codeOf = ({ line }) => /^<egain-login> (\w+): /.exec(line)?.[1];
  const own = quoted.filter(codeOf);
  assert.ok(own.length >= 15);
  for (const quote of own) assert.equal(`\`${codeOf(quote)}\``, quote.heading, quote.line);
});

for (const page of PAGES) {
  test(`the links of ${page} lead somewhere`, () => {
    const links = linksOf(withoutCode(read(page))).map(([, target]) => target);
    const isDead = (target) => {
      const [path, anchor] = target.split('#');
      const file = path ? posix.join(posix.dirname(page), path) : page;
      if (!existsSync(new URL(`../../${file}`, import.meta.url))) return true;
      return !!anchor && !anchorsOf(file).includes(anchor);
    };
    assert.deepEqual(links.filter((target) => !/^https?:/.test(target)).filter(isDead), []);
  });
}
