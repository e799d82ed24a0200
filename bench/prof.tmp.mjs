import { readFile } from 'node:fs/promises';
import { launch, Tab } from './browser.mjs';
import { bundle } from './bundle.mjs';
import { CONTENDERS } from './contenders.mjs';
import { startServers } from './servers/start.mjs';
import { brotliCompressSync } from 'node:zlib';
const wrap = (code) => `globalThis.__m=[['eval',performance.now()]];{const mark=(o,k,n)=>{const f=o[k];o[k]=function(...a){const t=performance.now();try{return f.apply(this,a)}finally{__m.push([n??k,performance.now()-t,performance.now()])}}};
mark(globalThis,'fetch');mark(Storage.prototype,'getItem');mark(Storage.prototype,'setItem');mark(Storage.prototype,'removeItem');mark(History.prototype,'replaceState');mark(LockManager.prototype,'request','lock');mark(AbortSignal,'timeout');mark(performance,'getEntriesByType');mark(customElements,'define');mark(Element.prototype,'attachShadow');}\n` + code + `\n;__m.push(['end',performance.now()]);`;
const list = CONTENDERS.filter((c) => ['hand-written', 'egain-login'].includes(c.id));
const servers = await startServers((l) => Promise.all(list.map(async (c) => { const { code } = await bundle(c, l); const w = wrap(code); return { ...c, body: c.markup(l), code: w, compressed: brotliCompressSync(w) }; })));
const browser = await launch();
const cpu = +(process.argv[2] ?? 6);
try {
  for (const c of list) {
    const context = await browser.createBrowserContext();
    for (let i = 0; i < 6; i++) await Tab.use(context, async (tab) => {
      const { page } = tab;
      await page.goto(`${servers.pagesOrigin}/${c.id}`, { waitUntil: 'load' });
      await new Promise((r) => setTimeout(r, 150));
      const auth = servers.nextAuthorization();
      const shown = page.waitForNavigation({ waitUntil: 'load' });
      const { x, y } = await page.evaluate(() => { const { left, top, width, height } = document.body.firstElementChild.getBoundingClientRect(); return { x: left + width / 2, y: top + height / 2 }; });
      await page.mouse.click(x, y);
      const [{ returnTo }] = await Promise.all([auth, shown]);
      await tab.slowDown({ cpu });
      const told = tab.hear('token');
      await page.evaluate((a) => void setTimeout(() => location.assign(a)), returnTo);
      const [t] = await told;
      const { m, nav } = await page.evaluate(() => ({ m: __m, nav: performance.getEntriesByType('navigation')[0].toJSON() }));
      if (i > 3) console.log(c.id, 'token', t.toFixed(1), 'reqStart', nav.requestStart.toFixed(1), 'respEnd', nav.responseEnd.toFixed(1), 'interactive', nav.domInteractive.toFixed(1), '\n  ', m.map(([n, ...v]) => n + ' ' + v.map((x) => x.toFixed(1)).join('@')).join(' | '));
    });
  }
} finally { await browser.close(); await servers.close(); process.exit(0); }
