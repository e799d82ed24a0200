import { h } from '../h.js';

const STEPS = {
  'step-1': ['page', 'redirect-uri'],
  'step-3': ['authorize-url', 'token-url', 'client-id', 'scopes'],
};

/**
 * Says what is left to do, with a way to each field.
 *
 * @param {HTMLElement} place
 * @param {HTMLElement} bar says it in a few words, on a phone
 * @param {{ field: string, isAdvice?: boolean }[]} mistakes
 * @param {{ field: string, name: string }[]} missing
 * @param {(field: string) => void} goTo
 */
export function showState(place, bar, mistakes, missing, goTo) {
  const wrong = mistakes
    .filter(({ isAdvice }) => !isAdvice)
    .map(({ field }) => ({ field, name: labelOf(field) }));
  showSteps([...wrong, ...missing].map(({ field }) => field));
  const key = JSON.stringify([wrong, missing]);
  // Nobody listens to what is repeated with every letter.
  if (place.dataset.shown === key) return;
  place.dataset.shown = key;
  const count = wrong.length + missing.length;
  bar.textContent = count === 0 ? 'Ready to paste' : `${count} left to fill in`;
  place.replaceChildren(
    ...listFields('To correct:', wrong, goTo),
    ...listFields('To fill in:', missing, goTo),
    ...(count === 0 ? [h('p', { class: 'good' }, 'Ready to paste.')] : []),
  );
}

function showSteps(open) {
  for (const [id, fields] of Object.entries(STEPS)) {
    const isDone = !fields.some((field) => open.includes(field));
    document.getElementById(id).classList.toggle('done', isDone);
  }
}

const labelOf = (field) => document.querySelector(`label[for="${field}"]`).textContent;

function listFields(title, fields, goTo) {
  if (fields.length === 0) return [];
  const items = fields.map(({ field, name }) => {
    const click = (event) => {
      event.preventDefault();
      goTo(field);
    };
    return h('li', {}, h('a', { href: `#${field}`, click }, name));
  });
  return [h('p', { class: 'quiet' }, title), h('ul', { class: 'todo' }, ...items)];
}
