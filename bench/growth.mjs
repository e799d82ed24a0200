import { Tab } from './browser.mjs';

export const COUNTS = [1, 10, 100, 1000];

/** Adds that many elements to a page that has one: what each of them takes, in time and memory. */
export function grow({ servers, context }, id, count) {
  return Tab.use(context, async (tab) => {
    await tab.page.goto(`${servers.pagesOrigin}/${id}`, { waitUntil: 'load' });
    // What is made once, however many elements there are, is none of theirs.
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
