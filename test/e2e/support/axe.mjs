// What axe finds to complain of in a page.
import { readFileSync } from 'node:fs';

const AXE = readFileSync(
  new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

/** Runs all rules but those of level AAA, on the whole page or on what a selector finds. */
export async function runAxe(page, selector = 'html') {
  await page.evaluate(AXE);
  return page.evaluate(runInPage, selector);
}

async function runInPage(selector) {
  const { axe } = window;
  // In the middle of a transition, colours are none that anybody would read by.
  const shadows = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const transitions = [document, ...shadows]
    .flatMap((root) => root.getAnimations())
    .filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(transitions.map(({ finished }) => finished));
  const tags = 'wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice experimental'.split(' ');
  const { violations, passes } = await axe.run(selector, { runOnly: tags });
  return {
    violations: violations.map(({ id, nodes }) => [
      id,
      ...nodes.map(({ target, failureSummary }) => `${target.flat().join(' ')}: ${failureSummary}`),
    ]),
    passes: passes.map(({ id }) => id),
  };
}
