import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const YEAR = 'public, max-age=31536000, immutable';

/**
 * On every page: tells the bench when a click came and when the page had its token. In the head and
 * inline, so that all contenders pay the same for it.
 */
const CLOCK = `
  addEventListener('click', ({ timeStamp }) => tell('click', timeStamp), true);
  addEventListener('token', ({ detail }) => tell('token', performance.now(), detail.access_token), true);
  function tell(...words) { bench(JSON.stringify(words)); }
`;

/**
 * Only where the start of scripts is measured: these two run right before and right after the
 * contender's. The first one comes late, so that the others are there by then.
 */
const LATE_MS = 150;
const BEFORE = 'evaluation = { start: performance.now() };';
const AFTER = `
  document.body.offsetHeight;
  evaluation.end = performance.now();
`;
const OBSERVERS = `
  evaluation = undefined; shift = 0; longTasks = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => { longTasks += list.getEntries().length; })
    .observe({ type: 'longtask', buffered: true });
`;

/** What would move if something before it changed its size. */
const NEIGHBOUR = '<p>What stands below must not move.</p>';

/**
 * Creates the server of the pages: `/<id>` is where a login begins and ends, `/start/<id>` measures
 * how a script starts. Scripts come compressed and may be kept for ever, pages are asked for anew.
 *
 * @param {{ id: string, body: string, style: string, code: string, compressed: Uint8Array }[]} contenders
 */
export function createPages(contenders) {
  const scripts = new Map();
  const pages = new Map();
  const put = (name, code, more) => {
    const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
    scripts.set(`/scripts/${name}.${hash}.js`, { code, ...more });
    return `<script src="/scripts/${name}.${hash}.js" defer></script>`;
  };
  const [before, after] = [put('before', BEFORE, { delayMs: LATE_MS }), put('after', AFTER)];
  for (const { id, body, style, code, compressed } of contenders) {
    const script = put(id, code, { compressed });
    pages.set(`/${id}`, document(CLOCK, script, body));
    pages.set(
      `/start/${id}`,
      document(OBSERVERS, before + script + after, style + body + NEIGHBOUR),
    );
  }

  return async (request, response) => {
    const [path] = request.url.split('?', 1);
    const page = pages.get(path);
    const script = scripts.get(path);
    if (page) {
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-cache',
      });
      return response.end(page);
    }
    if (!script) return response.writeHead(404).end();
    if (script.delayMs) await pause(script.delayMs);
    response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
    response.setHeader('Cache-Control', YEAR);
    const isCompressed = script.compressed && /\bbr\b/.test(request.headers['accept-encoding']);
    if (isCompressed) response.setHeader('Content-Encoding', 'br');
    const content = isCompressed ? script.compressed : script.code;
    response.setHeader('Content-Length', Buffer.byteLength(content));
    return response.end(content);
  };
}

function document(inline, scripts, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Bench</title>
<link rel="icon" href="data:,">
<script>${inline}</script>
${scripts}
</head>
<body>${body}</body>
</html>
`;
}
