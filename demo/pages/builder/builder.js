import { api, signIn } from '../demo-config.js';
import { h } from '../h.js';
import { showResult } from '../result.js';
import { isThisMachine } from './addresses.js';
import { findMissing, findMistakes, SIGN_IN_FIELDS } from './checks.js';
import { DEMO_SAMPLE, isForDemo, withDemoLogin } from './demo-login.js';
import { withActor } from './deployments.js';
import { completeForm, fillForm, forget, keep, readForm, readKept } from './form.js';
import { prepareMistakes } from './mistakes.js';
import { createRegistration, createSnippets } from './output.js';
import { choosePasted, describePasted } from './pasted.js';
import { showButton, trialUri } from './preview.js';
import { readMetadata } from './read-metadata.js';
import { addressOf, readHashes } from './script-file.js';
import { DEBUG_FILE, fileOf, listRegistrations, writeSnippets } from './snippets.js';
import { showState } from './state.js';

/*
 * This script comes before the element's in the page, so that the button has its attributes before it
 * comes to life: it may be back from a login.
 */
const find = (selector) => document.querySelector(selector);
const form = find('#form');
const login = find('#button');
const pasted = find('#pasted');

/** The addresses for both kinds of people, where what was pasted had them. */
let actors = {};
let hashes;

completeForm(form);
const kept = readKept();
fillForm(form, kept.values ?? {});
actors = kept.actors ?? {};

const snippets = createSnippets(find('#snippets'));
const registration = createRegistration(find('#registration'));
const showMistakes = prepareMistakes(form, change);
find('#trial-uri').textContent = trialUri;
find('#trial-origin').textContent = location.origin;
find('#trial-host').hidden = !isThisMachine(location.host);
for (const part of document.querySelectorAll('[data-demo]')) part.hidden = !signIn;

// Some of its fields stand further down on the page.
document.addEventListener('input', ({ target }) => {
  if (target.form !== form) return;
  if (target.name === 'actor') useActor(target.value);
  if (['language', 'debug'].includes(target.name)) useFile();
  show();
  clearResult();
});
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => {
  forget();
  location.reload();
});
pasted.addEventListener('input', usePasted);
find('#demo-server button').addEventListener('click', () => {
  pasted.value = DEMO_SAMPLE;
  usePasted();
  change({ api });
});
login.addEventListener('click', stopUnfinished, { capture: true });

show();
showResult(login, find('#result'), () =>
  withDemoLogin(readForm(form)).api.trim().replace(/\/+$/, ''),
);
hashes = await readHashes();
if (!hashes[DEBUG_FILE]) form.elements.debug.checked = false;
find('#debug').hidden = !hashes[DEBUG_FILE];
useFile();
show();

/** Shows all that follows from what the form says. */
function show() {
  const values = readForm(form);
  const mistakes = findMistakes(values);
  keep({ values, actors });
  showMistakes(mistakes);
  showTrial(values);
  const isDone = showState(find('#state'), mistakes, findMissing(values));
  find('#unfinished').hidden = isDone;
  find('#callback-field').hidden = values.callback !== 'own';
  form.elements.colour.hidden = !values['own-colour'];
  showSnippets(values);
  const registrations = listRegistrations(values);
  for (const [name, output] of Object.entries(registration.outputs))
    output.show(registrations[name]);
  registration.missing.hidden = !!registrations.origin;
}

function showTrial(values) {
  const hint = find('#demo-hint');
  const isDemo = isForDemo(values);
  // Whoever is signed in at the demo's server is not signed in at the one that is typed now.
  if (!hint.hidden && !isDemo) login.logout?.();
  hint.hidden = !isDemo;
  showButton(login, withDemoLogin(values));
}

function showSnippets(values) {
  const file = fileOf(values);
  const written = writeSnippets(values, hashes?.[file]);
  for (const [name, output] of Object.entries(snippets.outputs)) output.show(written[name]);
  snippets.download.href = addressOf(file);
  snippets.download.textContent = `Download ${file}`;
  if (!hashes) return;
  const text = hashes[file]
    ? `Put it at ${values.src} on your site. The hash below is this very file’s: browsers refuse a changed one.`
    : 'The hash of this file is not to be had here, so the script tag below has none. See dist/integrity.json of your copy.';
  if (snippets.hash.textContent !== text) snippets.hash.textContent = text;
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

/** Takes the addresses for the other kind of people, where they are known. */
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

/** Names the file that has the language, in the folder that was named. */
function useFile() {
  const { src } = form.elements;
  src.value = src.value.replace(/egain-login(\.intl|\.debug)?\.min\.js/, fileOf(readForm(form)));
}

/** A login that cannot succeed does not begin: the first field that keeps it from that gets the focus. */
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
  find(`#${open.field}`).focus();
}
