import { html, trusted } from './html.mjs';

/** The pages that the header leads to. The names are in the gallery's other language, too. */
const ENTRIES = [
  { path: '/', name: 'Builder', words: 'builder' },
  { path: '/login.html', name: 'Examples', words: 'examples' },
  { path: '/gallery.html', name: 'Gallery', words: 'gallery' },
];

const EXAMPLES = [
  { path: '/login.html', name: 'Sign in' },
  { path: '/first.html', name: 'Several pages' },
  { path: '/tabs.html', name: 'Stay signed in' },
  { path: '/renewal.html', name: 'Renew the token' },
  { path: '/client.html', name: 'Call an API' },
  { path: '/report.html', name: 'Find a mistake' },
  { path: '/plain.html', name: 'The smallest page' },
];

/** Pages that belong to an example without being its first one. */
const BELONGS_TO = { '/second.html': '/first.html' };

/**
 * Puts a page's own part into what all pages share. The part is HTML: what belongs into the head,
 * then `<main>`. A file that is a whole page stays as it is.
 *
 * @param {string} part
 * @param {string} pathname
 * @param {{ hasServers?: boolean }} [options] Without the demo's servers, the builder is all there is.
 */
export function layOut(part, pathname, { hasServers = true } = {}) {
  if (/^<!doctype/i.test(part)) return part;
  const start = part.indexOf('<main');
  const main = trusted(part.slice(start));
  const example = EXAMPLES.find(({ path }) => path === (BELONGS_TO[pathname] ?? pathname));
  const current = example ? ENTRIES[1].path : pathname.replace('index.html', '');
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="favicon.svg" />
        <link rel="stylesheet" href="site.css" />
        ${trusted(part.slice(0, start))}
      </head>
      <body>
        <a class="skip" href="#main" data-words="skip">Skip to the content</a>
        <header class="top">
          <a class="name" href="./" dir="ltr"><span>&lt;</span>egain-login<span>&gt;</span></a>
          ${
            hasServers &&
            html`<nav aria-label="Demo">
              <ul>
                ${listLinks(ENTRIES, current)}
              </ul>
            </nav>`
          }
        </header>
        ${example ? withExamples(main, example.path) : main} ${hasServers && footer}
      </body>
    </html> `;
  return String(page);
}

const listLinks = (entries, current) =>
  entries.map(
    ({ path, name, words }) =>
      html`<li>
        <a
          href="${path}"
          ${path === current && trusted(' aria-current="page"')}${
            words && html` data-words="${words}"`
          }
          >${name}</a
        >
      </li>`,
  );

const withExamples = (main, current) =>
  html`<div class="examples">
    <nav aria-label="Examples">
      <ul>
        ${listLinks(EXAMPLES, current)}
      </ul>
    </nav>
    ${main}
  </div>`;

const footer = html`<footer data-words="footer">
  The demo’s sign-in server and API run on this machine and stand in for eGain’s.
</footer>`;
