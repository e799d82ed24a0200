import { readFile } from 'node:fs/promises';
import { launch } from './browser.mjs';
import { bundle } from './bundle.mjs';
import { CONTENDERS } from './contenders.mjs';
import { startServers } from './servers/start.mjs';
import { login } from './flow.mjs';
import { start } from './start.mjs';
import { grow } from './growth.mjs';
import { brotliCompressSync, constants } from 'node:zlib';
const br = (c) => brotliCompressSync(c, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
const variants = process.argv[2].split(',').map((v) => v.split('='));
const what = (process.argv[3] ?? 'warm,warm6,start').split(',');
const N = +(process.argv[4] ?? 15);
const ours = CONTENDERS.find((c) => c.id === 'egain-login');
const list = [...CONTENDERS.filter((c) => ['hand-written', 'bare-lit'].includes(c.id)), ...variants.map(([id, path]) => ({ ...ours, id, path }))];
const servers = await startServers((l) => Promise.all(list.map(async (c) => {
  if (!c.path) return { ...c, body: c.markup(l), ...(await bundle(c, l)) };
  const code = await readFile(c.path, 'utf8');
  return { ...c, body: c.markup(l), code, compressed: br(code) };
})));
const browser = await launch();
const med = (a) => a.sort((x, y) => x - y)[a.length >> 1];
const fresh = async (f) => { const context = await browser.createBrowserContext(); try { return await f({ servers, context }); } finally { for (const p of await context.pages()) await p.close(); await context.close(); } };
const MODES = { warm: {}, warm6: { cpu: 6 }, cold: { isCold: true }, slow6: { isCold: true, cpu: 6, network: { latencyMs: 400, kbitPerSecond: 400 } } };
try {
  for (const w of what) {
    const all = new Map();
    const ctx = new Map();
    for (let n = 0; n < N; n++) for (const c of list) {
      let r;
      if (w === 'start') r = await fresh((world) => start(world, c.id));
      else if (w.startsWith('grow')) { if (!c.path && c.id !== 'bare-lit') continue; r = await fresh((world) => grow(world, c.id, +w.slice(4))); }
      else { if (!c.path && c.id === 'bare-lit') continue;
        if (MODES[w].isCold) r = await fresh((world) => login(world, c.id, MODES[w]));
        else { if (!ctx.has(c.id)) { ctx.set(c.id, await browser.createBrowserContext()); for (let i = 0; i < 3; i++) await login({ servers, context: ctx.get(c.id) }, c.id, {}); } r = await login({ servers, context: ctx.get(c.id) }, c.id, MODES[w]); } }
      for (const [k, v] of Object.entries(r)) (all.get(c.id) ?? all.set(c.id, {}).get(c.id))[k] = [...((all.get(c.id))[k] ?? []), v];
    }
    console.log('== ' + w);
    console.table(Object.fromEntries([...all].map(([id, r]) => [id, Object.fromEntries(Object.entries(r).map(([k, v]) => [k, +med(v).toFixed(2)]))])));
  }
} finally { await browser.close(); await servers.close(); process.exit(0); }
