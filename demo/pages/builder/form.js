import { h } from '../h.js';
import { SCOPES } from './deployments.js';

const KEY = 'egain-login-builder';
const LANGUAGES = 'ar cs da de es fi fr he hi it ja ko nb nl pl pt sv tr zh zh-Hant'.split(' ');

/** Adds the scopes and the languages. */
export function completeForm(form) {
  for (const scope of SCOPES) {
    form.querySelector(scope.isCommon ? '#scopes-common' : '#scopes-more').append(createRow(scope));
  }
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  for (const value of LANGUAGES) {
    form.elements.language.append(h('option', { value }, names.of(value)));
  }
}

function createRow({ area, name, allows, usual, rights }) {
  const about = [
    h('b', {}, name),
    usual && h('span', { class: 'badge' }, `${usual} is usual`),
    h('span', { class: 'quiet' }, allows ?? h('code', {}, area)),
  ];
  const createBox = (right) =>
    h(
      'label',
      { class: 'check' },
      h('input', { type: 'checkbox', name: 'scopes', value: `${area}.${right}` }),
      h('span', {}, h('span', { class: 'hidden' }, `${area}.`), right),
    );
  return h('div', { class: 'scope' }, h('p', {}, ...about), ...rights.map(createBox));
}

/**
 * Reads what the form says. Spaces at the ends are nobody's intention.
 *
 * @param {HTMLFormElement} form
 * @returns {import('./addresses.js').Values}
 */
export function readForm(form) {
  const values = { scopes: [] };
  for (const { name, type, value, checked } of form.elements) {
    if (!name) continue;
    if (name === 'scopes') values.scopes.push(...(checked ? [value] : []));
    else if (type === 'checkbox') values[name] = checked;
    else if (type !== 'radio' || checked) values[name] = value.trim();
  }
  return values;
}

/** Puts values into the form, and leaves what they do not name. */
export function fillForm(form, values) {
  for (const field of form.elements) {
    const wanted = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
    if (wanted === undefined) continue;
    if (field.type === 'checkbox') {
      field.checked = Array.isArray(wanted) ? wanted.includes(field.value) : !!wanted;
    } else if (field.type === 'radio') field.checked = field.value === wanted;
    else field.value = wanted;
  }
}

/** Keeps the values, since a login leaves the page and comes back. None of them is a secret. */
export function keep(values) {
  try {
    localStorage.setItem(KEY, JSON.stringify(values));
  } catch {
    // Without storage, they last as long as the page.
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

export function readKept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}
