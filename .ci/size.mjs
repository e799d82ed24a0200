// Holds the scripts against their size limits. With --why also says what each source file adds to the
// one-file script.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { decodedMappings, TraceMap } from '@jridgewell/trace-mapping';
import { compressedSize } from './compressed-size.mjs';

const SCRIPT = 'dist/egain-login.min.js';

const { status } = spawnSync('npx size-limit', { stdio: 'inherit', shell: true });
if (process.argv.includes('--why')) explain();
process.exitCode = status ?? 1;

function explain() {
  const pieces = readPieces();
  const code = pieces.map(({ text }) => text).join('');
  const whole = compressedSize(code);
  // Each file by what would be saved without it. The sum is less than the whole: files share their words.
  const rows = [...new Set(pieces.map(({ file }) => file))].map((file) => {
    const others = pieces.filter((piece) => piece.file !== file).map(({ text }) => text);
    const rest = others.join('');
    return {
      file,
      minified: code.length - rest.length,
      brotli: whole - compressedSize(rest),
    };
  });
  rows.sort((a, b) => b.brotli - a.brotli);
  const total = (name) => rows.reduce((sum, row) => sum + row[name], 0);
  console.table([...rows, { file: 'sum', minified: total('minified'), brotli: total('brotli') }]);
  console.log(`${SCRIPT}: ${code.length} bytes, ${whole} with brotli.`);
}

/** The script in pieces, each with the file that it was made from. */
function readPieces() {
  const map = new TraceMap(readFileSync(`${SCRIPT}.map`, 'utf8'));
  const mappings = decodedMappings(map);
  const lines = readFileSync(SCRIPT, 'utf8').split('\n');
  return lines.flatMap((line, row) => {
    const starts = [[0], ...(mappings[row] ?? [])];
    return starts.map(([column, source], place) => ({
      file:
        map.sources[source]?.replace(/^(\.\.\/)+(node_modules\/)?/, '') ?? '(the bundle itself)',
      text: line.slice(column, starts[place + 1]?.[0]),
    }));
  });
}
