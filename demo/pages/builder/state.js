import { h } from '../h.js';

/**
 * Says beside the button how far the form is, with a way to each field that is open.
 *
 * @param {HTMLElement} place
 * @param {{ field: string, isAdvice?: boolean }[]} mistakes
 * @param {{ field: string, name: string }[]} missing
 * @returns {boolean} whether nothing is open
 */
export function showState(place, mistakes, missing) {
  const wrong = mistakes
    .filter(({ isAdvice }) => !isAdvice)
    .map(({ field }) => ({ field, name: labelOf(field) }));
  const isDone = wrong.length + missing.length === 0;
  const key = JSON.stringify([wrong, missing]);
  // What is said again and again while somebody types, nobody listens to.
  if (place.dataset.shown === key) return isDone;
  place.dataset.shown = key;
  place.replaceChildren(
    ...listFields('To be corrected', 'bad', wrong),
    ...listFields('Still needed', 'quiet', missing),
    ...(isDone ? [describeNext()] : []),
  );
  return isDone;
}

const describeNext = () =>
  h(
    'p',
    {},
    h('span', { class: 'good' }, 'Ready.'),
    ' ',
    h('a', { href: '#step-4' }, 'Copy it to your site'),
  );

const labelOf = (field) => document.querySelector(`label[for="${field}"]`).textContent;

function listFields(title, className, fields) {
  if (fields.length === 0) return [];
  const items = fields.map(({ field, name }) =>
    h('li', {}, h('a', { href: `#${field}`, click: (event) => goTo(event, field) }, name)),
  );
  return [h('p', { class: className }, title), h('ul', { class: 'open' }, ...items)];
}

function goTo(event, field) {
  event.preventDefault();
  const target = document.getElementById(field);
  const details = target.closest('details');
  if (details) details.open = true;
  target.focus();
}
