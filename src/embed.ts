import { EgainLoginElement } from './egain-login.js';
import { warn } from './oauth/configuration.js';
import { readDocument, whenParsed } from './oauth/user-agent.js';

/*
 * A script tag that places the button, for editors that strip unknown tags.
 *
 * The configuration comes only from script tags: anyone who can write one can run code anyway. A
 * placeholder says where the button goes and what it looks like, and nothing else, since people who may
 * not run scripts can write placeholders.
 */
const SCRIPT = 'script[data-authorize-url]';
const MARK = 'data-egain-login';
// A form's fields can hide the methods called here, and then no place would be filled.
const PLACE = `[${MARK}]:not(form)`;

const query: typeof document.querySelector = readDocument('querySelector').bind(document);
const queryAll: typeof document.querySelectorAll = readDocument('querySelectorAll').bind(document);

const DROPPED =
  'the page has a place for the button, but no script tag with data-authorize-url. If a tag manager has dropped the ' +
  'data- attributes, write the script tag into the page.';

/** The attributes that a placeholder may set for its own button. */
const LOOKS = ['variant', 'size', 'shape', 'icon-only'];

/** The buttons that were added after script tags. */
const following: HTMLElement[] = [];

function fillPlaces(): void {
  const script = query(SCRIPT);
  for (const place of script ? queryAll(PLACE) : []) {
    if (place.querySelector('egain-login')) continue;
    place.replaceChildren(createButton(script!, place));
    // A place that is added later is where the button was meant to be.
    for (const button of following.splice(0)) button.remove();
  }
}

/** If no place is marked, adds the button right after the script tag. */
function followScripts(): void {
  if (query(PLACE)) return;
  for (const script of queryAll(SCRIPT)) {
    if (script.nextElementSibling?.localName === 'egain-login') continue;
    const button = createButton(script);
    script.after(button);
    following.push(button);
  }
}

function createButton(script: Element, place?: Element): HTMLElement {
  const button = document.createElement('egain-login');
  for (const name of EgainLoginElement.observedAttributes) {
    const own = LOOKS.includes(name) ? place?.getAttribute(`data-${name}`) : null;
    const value = own ?? script.getAttribute(`data-${name}`);
    if (value !== null) button.setAttribute(name, value);
  }
  return button;
}

fillPlaces();
// An optimizer may have moved this script before the tag with the configuration.
void whenParsed().then(() => {
  fillPlaces();
  followScripts();
  if (!query(SCRIPT)) {
    if (query(PLACE)) warn(DROPPED);
    return;
  }
  const later = { childList: true, subtree: true, attributeFilter: [MARK] };
  new MutationObserver(fillPlaces).observe(document, later);
});
