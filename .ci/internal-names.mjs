import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { withoutLeftovers } from './lit-leftovers.mjs';

const LIT = 'node_modules/@lit/reactive-element/';
const DOM = 'node_modules/typescript/lib/lib.dom.d.ts';

/** What pages may call of what the element inherits from Lit. */
const INHERITED = ['requestUpdate', 'updateComplete'];

/**
 * Finds the names that the one-file scripts may shorten, since nobody outside can know them: those of
 * Lit's members, and of members that only classes of ours have.
 *
 * Left alone is data, which may be stored or sent: a name that is also in an object or in a data type.
 * And what pages see: the members of classes that extend one of the platform's. And what the code has
 * as text, too. The platform's own names are left alone by the minifier as well.
 *
 * @param {(path: string) => boolean} isInScript whether a file of src/ is in the script
 * @returns a pattern for all of them
 */
export function findInternalNames(isInScript) {
  const names = new Set();
  const known = new Set(INHERITED);

  const visit = (node) => {
    const name = node.name && ts.isIdentifier(node.name) && node.name.text;
    if (ts.isStringLiteralLike(node)) known.add(node.text);
    else if (name && isBehaviour(node)) (isSeenByPages(node) ? known : names).add(name);
    else if (name && isData(node)) known.add(name);
    ts.forEachChild(node, visit);
  };
  const sources = readdirSync('src', { recursive: true }).filter(
    (path) => path.endsWith('.ts') && isInScript(path),
  );
  for (const path of sources) visit(parse(`src/${path}`));
  for (const path of ['element', 'controller']) visit(parse(`${LIT}reactive-${path}.d.ts`));
  visit(parse(`${LIT}reactive-element.js`, withoutLeftovers));
  for (const [, name] of read(DOM).matchAll(/^ +(?:readonly |[gs]et )?(\w+)\??[:(]/gm))
    known.add(name);

  const internal = [...names].filter((name) => !known.has(name));
  return new RegExp(`^(${internal.join('|')}|_\\$\\w+)$`);
}

const read = (path) => readFileSync(path, 'utf8');
const parse = (path, edit = (code) => code) =>
  ts.createSourceFile(path, edit(read(path)), ts.ScriptTarget.Latest, true);

const isBehaviour = (node) =>
  ts.isClassElement(node) ||
  ts.isMethodSignature(node) ||
  ts.isParameterPropertyDeclaration(node, node.parent);

const isData = (node) => ts.isTypeElement(node) || ts.isObjectLiteralElement(node);

const isSeenByPages = (node) => {
  const owner = ts.isParameter(node) ? node.parent.parent : node.parent;
  const isOurs = node.getSourceFile().fileName.startsWith('src/');
  const isProtected = ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Protected;
  return (
    isOurs &&
    owner.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) &&
    !isProtected
  );
};
