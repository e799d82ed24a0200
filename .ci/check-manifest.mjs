// Checks that dist/custom-elements.json, which editors and the tables of docs/reference.md read, is complete:
// everything that a page can use is in it and described, and nothing that the analyzer invented.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
const declarations = modules.flatMap((module) => module.declarations);
const element = declarations.find(({ tagName }) => tagName === 'egain-login');

const faults = [];
for (const kind of ['attributes', 'events', 'slots', 'cssParts', 'cssProperties']) {
  for (const { name, description, type } of element?.[kind] ?? []) {
    if (!description) faults.push(`${kind}: "${name}" has no description`);
    if (kind === 'events' && !declarations.some((event) => event.name === type?.text)) {
      faults.push(`events: "${name}" has no class of its own`);
    }
  }
}
for (const { kind, name, description, inheritedFrom } of element?.members ?? []) {
  if (!description && !inheritedFrom && !isLifecycle(name))
    faults.push(`${kind} "${name}" has no description`);
}
if (!element) faults.push('the element <egain-login> is missing');

function isLifecycle(name) {
  return /^(connected|disconnected|adopted|attributeChanged)Callback$|^form\w+$/.test(name);
}

for (const fault of faults) console.error(`dist/custom-elements.json: ${fault}.`);
process.exitCode = faults.length > 0 ? 1 : 0;
