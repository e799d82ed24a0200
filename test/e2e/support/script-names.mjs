// What a built script asks the page for, by its syntax tree.
import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { analyze } from 'eslint-scope';
import { traverse } from 'estraverse';

const SYNTAX = { ecmaVersion: 2022, sourceType: 'script' };

/** @param {string} file a script in dist/ */
export function readScript(file) {
  const code = readFileSync(new URL(`../../../dist/${file}`, import.meta.url), 'utf8');
  return parse(code.replace(/^\ufeff/, ''), { ...SYNTAX, ranges: true });
}

/** The names that a script uses and does not declare. */
export function freeNamesOf(script) {
  const { through } = analyze(script, SYNTAX).globalScope;
  return unique(through.map(({ identifier }) => identifier.name));
}

/** The names that a script takes from `window` at its head. */
export function nativesOf(script) {
  let natives = [];
  visit(script, (node) => {
    if (node.type !== 'VariableDeclarator' || node.init?.name !== 'window') return;
    if (node.id.type === 'ObjectPattern' && natives.length < node.id.properties.length)
      natives = node.id.properties.map(({ key }) => key.name);
  });
  return natives;
}

/** The names of all members that a script reads of anything. */
export function membersOf(script) {
  const names = [];
  visit(script, (node) => {
    if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier')
      names.push(node.property.name);
    if (node.type === 'ObjectPattern')
      names.push(...node.properties.flatMap(({ key }) => key?.name ?? []));
  });
  return unique(names);
}

function visit(script, enter) {
  traverse(script, { enter, fallback: 'iteration' });
}

const unique = (names) => [...new Set(names)].sort();
