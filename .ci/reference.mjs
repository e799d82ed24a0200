// Writes the tables of docs/reference.md from the manifest and the texts in dist/; with --check only
// compares them. Also checks that the table of error codes has all of them.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import prettier from 'prettier';
import { en } from '../dist/messages/en.js';

const PAGE = 'docs/reference.md';
const page = readFileSync(PAGE, 'utf8');
const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
const element = modules
  .flatMap((module) => module.declarations)
  .find(({ tagName }) => tagName === 'egain-login');

const code = (text) => `\`${text}\``;
const oneLine = (text) => text.replaceAll('\n', ' ').replaceAll('|', '\\|');
const rows = (items, name = ({ name: text }) => code(text)) =>
  items.map((item) => [name(item), oneLine(item.description)]);

const methods = element.members.filter(({ kind }) => kind === 'method' || kind === 'field');
const isOfAttribute = ({ attribute }) => attribute !== undefined;
const signature = ({ kind, name, return: result, type }) =>
  code(kind === 'method' ? `${name}(): ${result.type.text}` : `${name}: ${type.text}`).replaceAll(
    '|',
    '\\|',
  );

/** Required attributes come first, and those that are no properties come last. */
const rank = ({ description, fieldName }) =>
  description.endsWith('Required.') ? 0 : fieldName ? 1 : 2;
const attributes = element.attributes.toSorted((a, b) => rank(a) - rank(b));
/** What an attribute's value is: one of a few words, any text, or nothing. */
const valueOf = ({ type: { text } }) => {
  const words = [...text.matchAll(/'(.+?)'/g)].map(([, word]) => code(word));
  return words.join(', ') || { boolean: 'none', string: 'text' }[text];
};

const tables = {
  attributes: [
    ['attribute', 'value', 'meaning'],
    ...attributes.map((attribute) => [
      code(attribute.name),
      valueOf(attribute),
      oneLine(attribute.description),
    ]),
  ],
  events: [['event', 'when'], ...rows(element.events)],
  members: [
    ['method or property', 'meaning'],
    ...rows(
      methods.filter((member) => !isOfAttribute(member)),
      signature,
    ),
  ],
  slots: [
    ['slot', 'content'],
    ...rows(element.slots, ({ name }) => (name ? code(name) : 'default')),
  ],
  parts: [['part', 'what it is'], ...rows(element.cssParts)],
  properties: [['custom property', 'meaning'], ...rows(element.cssProperties)],
  texts: [['name', 'in English'], ...Object.entries(en).map(([name, text]) => [code(name), text])],
};

function render([head, ...body]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

const filled = page.replace(
  /<!-- table: (\w+) -->\n[^]*?<!-- \/table -->/g,
  (_, name) => `<!-- table: ${name} -->\n\n${render(tables[name])}\n\n<!-- /table -->`,
);
const options = await prettier.resolveConfig(PAGE);
const written = await prettier.format(filled, { ...options, parser: 'markdown' });

const codesInSource = readFileSync('src/oauth/errors.ts', 'utf8')
  .match(/type OwnErrorCode =([^;]+);/)[1]
  .match(/\w+/g);
const [, errors] = page.match(/\n## Errors\n([^]*?)\n## /);
const codesInPage = [...errors.matchAll(/^\| \[`(\w+)`\]/gm)].map(([, name]) => name);
const faults = [];
if (codesInPage.join() !== codesInSource.join())
  faults.push(
    `${PAGE}: the table of error codes has ${codesInPage}; the source has ${codesInSource}.`,
  );

if (!process.argv.includes('--check')) writeFileSync(PAGE, written);
else if (written !== page) faults.push(`${PAGE} is out of date. Run: npm run reference`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
