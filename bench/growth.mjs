import { Tab } from './browser.mjs';

export const COUNTS = [1, 100, 1000];

/** Adds elements to a page that has one: the time (ms) and memory (bytes) that each of them takes. */
export function grow({ servers, context }, id, count) {
  return Tab.use(context, async (tab) => {
    await tab.page.goto(`${servers.pagesOrigin}/${id}`, { waitUntil: 'load' });
    // Leaves out what is created once for any number of elements.
    await tab.page.evaluate(mount, 1);
    const before = await tab.heap();
    const time = await tab.page.evaluate(mount, count);
    const after = await tab.heap();
    return { time: time / count, memory: (after - before) / count };
  });
}

async function mount(count) {
  const model = document.body.firstElementChild;
  const start = performance.now();
  const elements = Array.from({ length: count }, () => model.cloneNode(true));
  document.body.append(...elements);
  await elements.at(-1).updateComplete;
  document.body.getBoundingClientRect();
  return performance.now() - start;
}
