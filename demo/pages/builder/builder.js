import { api, signIn } from '../demo-config.js';
import { h } from '../h.js';
import { showResult } from '../result.js';
import { findMissing, findMistakes, SIGN_IN_FIELDS } from './checks.js';
import { DEMO_SAMPLE, isForDemo, withDemoLogin } from './demo-login.js';
import { withActor } from './deployments.js';
import { completeForm, fillForm, forget, keep, readForm, readKept } from './form.js';
import { prepareMistakes } from './mistakes.js';
import { createOutputs } from './output.js';
import { choosePasted, describePasted } from './pasted.js';
import { describePress, showButton } from './preview.js';
import { readMetadata } from './read-metadata.js';
import { addressOf, readHashes } from './script-file.js';
import { prepareSheet } from './sheet.js';
import {
  CALLBACK_FILE,
  canCallApi,
  DEBUG_FILE,
  fileOf,
  listRegistrations,
  writeSnippets,
} from './snippets.js';
import { showState } from './state.js';
import { prepareTabs } from './tabs.js';

const find = (selector) => document.querySelector(selector);
const form = find('#form');
const login = find('#button');
const pasted = find('#pasted');
const explain = find('#explain');

completeForm(form);
const kept = readKept();
fillForm(form, kept.values ?? {});
explain.checked = !!kept.isExplained;
/** The addresses for both kinds of people, if what was pasted had them. */
let actors = kept.actors ?? {};
let hashes;

const panels = Object.fromEntries(
  ['code', 'callback', 'policy', 'message'].map((name) => [name, find(`#panel-${name}`)]),
);
const { outputs, downloads } = createOutputs(panels, find('#registration'));
const showMistakes = prepareMistakes(form, change);
const selectTab = prepareTabs(find('[role=tablist]'));
const openSheet = prepareSheet(find('.side'), form);
for (const part of document.querySelectorAll('[data-demo]')) part.hidden = !signIn;

form.addEventListener('input', ({ target }) => {
  if (target === pasted) return;
  if (target.name === 'actor') useActor(target.value);
  if (['language', 'debug'].includes(target.name)) useFile();
  show();
  clearResult();
});
form.addEventListener('change', ({ target }) => {
  if (target.matches('input:not([type=color]), textarea') && target !== pasted) {
    target.value = target.value.trim();
  }
});
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => {
  forget();
  location.reload();
});
pasted.addEventListener('input', usePasted);
explain.addEventListener('change', () => {
  show();
  // An element can be defined only once.
  location.reload();
});
find('#demo-server button').addEventListener('click', () => {
  pasted.value = DEMO_SAMPLE;
  usePasted();
  change({ api });
});
find('#show-message').addEventListener('click', () => {
  openSheet(true);
  selectTab(find('#tab-message'));
  find('#tab-message').focus();
});
login.addEventListener('click', stopUnfinished, { capture: true });

show();
showResult(login, find('#result'), () => {
  const values = withDemoLogin(readForm(form));
  return canCallApi(values) ? values.api.replace(/\/+$/, '') : '';
});
hashes = await readHashes();
const hasDebugScript = !!hashes[DEBUG_FILE];
if (!hasDebugScript) form.elements.debug.checked = false;
find('#debug').hidden = explain.parentElement.hidden = !hasDebugScript;
useFile();
show();
// Only now, so that the element has its attributes when it is defined: it may be back from a login.
const isExplained = hasDebugScript && explain.checked;
await import(addressOf(isExplained ? DEBUG_FILE : 'egain-login.intl.min.js'));

/** Shows all that follows from what the form says. */
function show() {
  const values = readForm(form);
  const mistakes = findMistakes(values);
  keep({ values, actors, isExplained: explain.checked });
  showMistakes(mistakes);
  showPreview(values);
  showState(find('#state'), find('#bar-state'), mistakes, findMissing(values), goTo);
  find('#callback-field').hidden = values.callback !== 'own';
  find('#members-hint').hidden = !values.members;
  form.elements.color.hidden = !values['own-color'];
  showOutputs(values);
}

function showPreview(values) {
  const wasDemo = !find('#demo-hint').hidden;
  describePress(find('.preview'), values);
  // Whoever is signed in at the demo's server is not signed in at the one that is typed now.
  if (wasDemo && !isForDemo(values)) login.logout?.();
  showButton(login, withDemoLogin(values));
}

function showOutputs(values) {
  const file = fileOf(values);
  const registrations = listRegistrations(values);
  const written = { ...writeSnippets(values, hashes), ...registrations };
  for (const [name, output] of Object.entries(outputs)) output.show(written[name]);
  showDownload(downloads.script, file, values.src);
  showDownload(downloads.callback, CALLBACK_FILE, values.src.replace(/[^/]*$/, CALLBACK_FILE));
  downloads.callback.box.hidden = !written.callback;
  find('#no-callback').hidden = !!written.callback;
  find('#no-policy').hidden = !!written.policy;
  find('#no-message').hidden = !!registrations.message;
  find('#registered').hidden = !registrations.message;
  find('#not-registered').hidden = !!registrations.message;
  find('#step-2').classList.toggle('waiting', !registrations.message);
}

function showDownload({ link, note }, file, address) {
  link.href = addressOf(file);
  link.textContent = `Download ${file}`;
  if (!hashes) return;
  const text = hashes[file]
    ? `and upload it to ${address}.`
    : `and upload it to ${address}. Its hash isn’t available here, so the script tag has none.`;
  if (note.textContent !== text) note.textContent = text;
}

function change(values) {
  fillForm(form, values);
  if (values.actor) useActor(values.actor);
  show();
  clearResult();
}

/** With other values it is another login, in which nobody is signed in. */
async function clearResult() {
  await login.updateComplete;
  if (!login.token) find('#result').replaceChildren();
}

function usePasted() {
  const metadata = readMetadata(pasted.value);
  if (metadata) {
    actors = metadata.actors;
    change(choosePasted(metadata, form.elements.actor.value));
  }
  find('#found').replaceChildren(
    ...describePasted(pasted.value, metadata).map((text) => h('span', {}, text)),
  );
}

/** Takes the addresses for the other kind of people, if they are known. */
function useActor(actor) {
  const values = readForm(form);
  const known = actors[actor];
  for (const [name, endpoint] of [
    ['authorize-url', 'authorize'],
    ['token-url', 'token'],
  ]) {
    const url = known?.[endpoint] ?? withActor(values[name], actor);
    if (url) fillForm(form, { [name]: url });
  }
}

/** Names the file that has what was chosen, in the folder that was named. */
function useFile() {
  const { src } = form.elements;
  src.value = src.value.replace(/egain-login(\.intl|\.debug)?\.min\.js/, fileOf(readForm(form)));
}

/** A login that can't succeed doesn't start: the field that prevents it gets the focus. */
function stopUnfinished(event) {
  if (login.status === 'signed-in') return;
  const values = readForm(form);
  if (isForDemo(values)) return;
  const wrong = findMistakes(values).filter(({ isAdvice }) => !isAdvice);
  const open = [...findMissing(values), ...wrong].find(({ field }) =>
    SIGN_IN_FIELDS.includes(field),
  );
  if (!open) return;
  event.stopPropagation();
  event.preventDefault();
  goTo(open.field);
}

function goTo(field) {
  openSheet(false);
  const target = document.getElementById(field);
  const details = target.closest('details');
  if (details) details.open = true;
  target.focus();
}
