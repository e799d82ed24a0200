import { h } from '../h.js';

/**
 * Gives each field a place below it for its hint and its mistake.
 *
 * @param {HTMLFormElement} form
 * @param {(values: Partial<import('./addresses.js').Values>) => void} repair
 * @returns {(mistakes: object[]) => void} shows the mistakes of all fields
 */
export function prepareMistakes(form, repair) {
  const places = new Map();
  for (const field of form.elements) {
    const box = field.closest('.field');
    if (!box || !field.name) continue;
    const place = h('div', { class: 'mistake', id: `${field.id}-mistake`, role: 'status' });
    const hint =
      field.dataset.hint && h('p', { class: 'hint', id: `${field.id}-hint` }, field.dataset.hint);
    box.append(...[hint, place].filter(Boolean));
    field.setAttribute(
      'aria-describedby',
      [hint, place]
        .filter(Boolean)
        .map(({ id }) => id)
        .join(' '),
    );
    field.setAttribute('autocapitalize', 'off');
    field.spellcheck = false;
    places.set(field.name, { field, place, shown: undefined });
  }
  return (mistakes) => {
    for (const [name, entry] of places) {
      showMistake(
        entry,
        mistakes.find(({ field }) => field === name),
        repair,
      );
    }
  };
}

function showMistake(entry, mistake, repair) {
  const { field, place } = entry;
  const text = mistake && JSON.stringify(mistake);
  // Nobody listens to what is repeated with every letter.
  if (text === entry.shown) return;
  entry.shown = text;
  const isWrong = !!mistake && !mistake.isAdvice;
  field.toggleAttribute('data-wrong', isWrong);
  if (isWrong) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
  place.classList.toggle('advice', !!mistake?.isAdvice);
  place.replaceChildren(...(mistake ? describe(field, mistake, repair) : []));
  const details = place.closest('details');
  if (mistake && details) details.open = true;
}

function describe(field, { text, fix }, repair) {
  const click = () => {
    repair(fix.values);
    field.focus();
  };
  return [
    h('p', {}, text),
    ...(fix ? [h('button', { class: 'fix', type: 'button', click }, fix.label)] : []),
  ];
}
