// Compares the mutants that no test killed with those that SURVIVORS.md names.
import { readFileSync } from 'node:fs';

/** Where Stryker works, and what it reports. */
export const FOLDER = 'coverage/mutation';
export const REPORT = `${FOLDER}/report.json`;

/** More of a mutant is not needed to tell it from others. */
const MOST_CHARACTERS = 100;

/** The survivors of the last run that SURVIVORS.md does not name, as lines for it, by file. */
export function findNewSurvivors() {
  const { files } = JSON.parse(readFileSync(REPORT, 'utf8'));
  const named = readNamed();
  const survivors = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map((mutant) => ({
        file,
        text: describe(source, mutant),
        line: mutant.location.start.line,
      })),
  );
  return survivors.filter(({ file, text }) => !named.get(file)?.includes(text));
}

/** The sections of SURVIVORS.md, by the source file in their heading. */
function readNamed() {
  const text = readFileSync(new URL('SURVIVORS.md', import.meta.url), 'utf8');
  const sections = text.split(/^## /m).slice(1);
  return new Map(sections.map((section) => section.split(/\n(.*)/s).slice(0, 2)));
}

/** Names a mutant by what it changes, not by its line: sources move. */
function describe(source, { mutatorName, location, replacement }) {
  return `${mutatorName}: ${quote(cut(source, location))} → ${quote(replacement)}`;
}

function cut(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines.push(lines.pop().slice(0, end.column - 1));
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join('\n');
}

function quote(code) {
  const text = code.replace(/\s+/g, ' ');
  const short = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}
