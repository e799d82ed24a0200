import { createHash } from 'node:crypto';

const YEAR = 'public, max-age=31536000, immutable';

/**
 * On every page: tells the bench when a click came and when the page had its token, and adds up layout
 * shifts. In the head and inline, so that all contenders pay the same for it.
 */
const OBSERVERS = `
  addEventListener('click', ({ timeStamp }) => tell('click', timeStamp), true);
  addEventListener('token', ({ detail }) => tell('token', performance.now(), detail.access_token), true);
  function tell(...words) { bench(JSON.stringify(words)); }
  var layoutShift = 0;
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) layoutShift += value; })
    .observe({ type: 'layout-shift', buffered: true });
`;

/** Moves if anything before or beside it changes its size. */
const NEIGHBOR = '<span>Text beside the button.</span><p>Text below the button.</p>';

/**
 * Creates the server of the pages: each login begins and ends at `/<id>`. Scripts are compressed and
 * cached forever; pages are revalidated. Nothing is painted before the script has run, so that every
 * layout shift is the contender's own.
 *
 * @param {{ id: string, body: string, code: string, compressed: Uint8Array }[]} contenders
 */
export function createPages(contenders) {
  const scripts = new Map();
  const pages = new Map();
  for (const { id, body, code, compressed } of contenders) {
    const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
    const path = `/scripts/${id}.${hash}.js`;
    scripts.set(path, { code, compressed });
    pages.set(`/${id}`, document(`<script src="${path}" defer blocking="render"></script>`, body));
  }

  return (request, response) => {
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
    response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
    response.setHeader('Cache-Control', YEAR);
    const isCompressed = /\bbr\b/.test(request.headers['accept-encoding']);
    if (isCompressed) response.setHeader('Content-Encoding', 'br');
    const content = isCompressed ? script.compressed : script.code;
    response.setHeader('Content-Length', Buffer.byteLength(content));
    return response.end(content);
  };
}

function document(script, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Bench</title>
<link rel="icon" href="data:,">
<script>${OBSERVERS}</script>
${script}
</head>
<body>${body}${NEIGHBOR}</body>
</html>
`;
}
