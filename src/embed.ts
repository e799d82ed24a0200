import { EgainLoginElement } from './egain-login.js';
import { whenParsed } from './oauth/user-agent.js';

/*
 * A script tag that brings the button, for editors that strip unknown tags.
 *
 * The configuration comes from script tags alone: who may write one may run code anyway. A placeholder
 * says where and nothing else, since people who may not run scripts can write placeholders.
 */
const SCRIPT = 'script[data-authorize-url]';
const MARK = 'data-egain-login';
// A form's fields can hide what is called here, and then no place would be filled.
const PLACE = `[${MARK}]:not(form)`;

/** The buttons that stand beside script tags. */
const following: HTMLElement[] = [];

function fillPlaces(): void {
  const script = document.querySelector(SCRIPT);
  for (const place of script ? document.querySelectorAll(PLACE) : []) {
    if (place.querySelector('egain-login')) continue;
    place.replaceChildren(createButton(script!));
    // A place that comes late is where the button was meant to be.
    for (const button of following.splice(0)) button.remove();
  }
}

/** Where no place is named, the button stands right after the script tag. */
function followScripts(): void {
  if (document.querySelector(PLACE)) return;
  for (const script of document.querySelectorAll(SCRIPT)) {
    if (script.nextElementSibling?.localName === 'egain-login') continue;
    const button = createButton(script);
    script.after(button);
    following.push(button);
  }
}

function createButton(script: Element): HTMLElement {
  const button = document.createElement('egain-login');
  for (const name of EgainLoginElement.observedAttributes) {
    const value = script.getAttribute(`data-${name}`);
    if (value !== null) button.setAttribute(name, value);
  }
  return button;
}

fillPlaces();
// An optimiser may have put this script before the tag that has the configuration.
void whenParsed().then(() => {
  fillPlaces();
  followScripts();
  if (!document.querySelector(SCRIPT)) return;
  const later = { childList: true, subtree: true, attributeFilter: [MARK] };
  new MutationObserver(fillPlaces).observe(document, later);
});
