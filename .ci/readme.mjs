// Writes the README's reference tables from dist/, and its sizes and script hash from release/; with --check only
// compares them.
// Also holds the table of error codes against the source.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import prettier from 'prettier';
import { en } from '../dist/messages/en.js';
import { compressedSize } from './compressed-size.mjs';

const readme = readFileSync('README.md', 'utf8');
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

const [script, intl] = ['egain-login', 'egain-login.intl'].map((name) =>
  compressedSize(readFileSync(`release/${name}.min.js`, 'utf8')),
);
const sizes = { script, languages: intl - script };

// In the section about policies the tags are those that belong to each policy.
const [pasted] = readme.split('## Content Security Policy');
const { scripts } = JSON.parse(readFileSync('release/integrity.json', 'utf8'));
const hash = scripts['egain-login.min.js'];
const withHash = pasted.replaceAll(
  /(<script src="egain-login\.min\.js")(?: integrity="[^"]*")?( defer>)/g,
  `$1 integrity="${hash}"$2`,
);

const filled = readme
  .replace(pasted, () => withHash)
  .replace(
    /<!-- table: (\w+) -->\n[^]*?<!-- \/table -->/g,
    (_, name) => `<!-- table: ${name} -->\n\n${render(tables[name])}\n\n<!-- /table -->`,
  )
  .replace(
    /<!-- size: (\w+) -->[^]*?<!-- \/size -->/g,
    (_, name) => `<!-- size: ${name} -->${Math.round(sizes[name] / 1000)} KB<!-- /size -->`,
  );

const options = await prettier.resolveConfig('README.md');
const written = await prettier.format(filled, { ...options, parser: 'markdown' });

const codesInSource = readFileSync('src/oauth/errors.ts', 'utf8')
  .match(/type OwnErrorCode =([^;]+);/)[1]
  .match(/\w+/g);
const [, errors] = readme.match(/\n### Errors\n([^]*?)\n### /);
const codesInReadme = [...errors.matchAll(/^\| \[`(\w+)`\]/gm)].map(([, name]) => name);
const faults = [];
if (codesInReadme.join() !== codesInSource.join()) {
  faults.push(
    `README.md: the table of error codes has ${codesInReadme}; the source has ${codesInSource}.`,
  );
}

if (!process.argv.includes('--check')) writeFileSync('README.md', written);
else if (written !== readme)
  faults.push('README.md: tables, sizes or hash are out of date. Run: npm run readme');
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
