import { h } from '../h.js';

/**
 * Says beside the button how far the form is, with a way to each field that is open.
 *
 * @param {HTMLElement} place
 * @param {HTMLFormElement} form
 * @param {object[]} mistakes
 * @param {{ field: string, name: string }[]} missing
 */
export function showState(place, form, mistakes, missing) {
  const wrong = mistakes.filter(({ isAdvice }) => !isAdvice);
  const key = JSON.stringify([wrong.map(({ field }) => field), missing]);
  if (place.dataset.key === key) return;
  place.dataset.key = key;
  place.replaceChildren(
    ...(wrong.length > 0
      ? [
          h('p', { class: 'bad' }, 'To be corrected'),
          list(
            form,
            wrong.map(({ field }) => ({ field, name: nameOf(field) })),
          ),
        ]
      : []),
    ...(missing.length > 0 ? [h('p', {}, 'Still needed'), list(form, missing)] : []),
    ...(wrong.length + missing.length === 0
      ? [
          h('p', { class: 'good' }, 'Ready: copy it to your site.'),
          h('p', {}, h('a', { href: '#step-4' }, 'To the snippets')),
        ]
      : []),
  );
}

const nameOf = (field) => document.querySelector(`label[for="${field}"]`).textContent;

function list(form, entries) {
  return h(
    'ul',
    { class: 'open' },
    ...entries.map(({ field, name }) =>
      h('li', {}, h('a', { href: `#${field}`, click: (event) => goTo(event, field) }, name)),
    ),
  );
}

function goTo(event, field) {
  event.preventDefault();
  const target = document.getElementById(field);
  const details = target.closest('details');
  if (details) details.open = true;
  target.focus();
}
