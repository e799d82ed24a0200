import { styles } from './egain-login.styles.js';
import { iconStyles } from './icon.js';
import type { LoginError } from './oauth/errors.js';

/** The parts of the shadow tree that change. */
export interface ShadowTree {
  /** Holds the button, or one of the page's own. */
  buttonSlot: HTMLSlotElement;
  button: HTMLButtonElement;
  label: HTMLElement;
  /** The page's labels for signed out and signed in. */
  pageLabel: HTMLSlotElement;
  signedInLabel: HTMLSlotElement;
  /** Keeps room for our labels that are not to be seen. */
  reserve: HTMLElement;
  message: HTMLElement;
  /** Beside the message: gives a login in a popup up, or takes a blocked popup's place. */
  cancel: HTMLElement;
  link: HTMLAnchorElement;
  /** What the message tells of. */
  shownError?: LoginError | undefined;
}

let models: Node[] | undefined;
let styleSheet: CSSStyleSheet | undefined;

/**
 * Builds the shadow tree: one button, whose size is that of its longest label, so that no state moves
 * the page around it.
 *
 * By hand, since nothing in it comes and goes: Lit's templates would be half of the script's size.
 */
export function buildShadowTree(
  host: HTMLElement,
  listener: (this: ShadowRoot, event: Event) => void,
): ShadowTree {
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  for (const type of ['click', 'slotchange']) root.addEventListener(type, listener);
  // Whoever points at the button, or comes to it by keyboard, is about to press it.
  for (const type of ['pointerover', 'focusin'])
    root.addEventListener(type, listener, { once: true });
  if (!styleSheet) {
    styleSheet = new CSSStyleSheet();
    styleSheet.replaceSync(styles + iconStyles);
  }
  root.adoptedStyleSheets = [styleSheet];
  models ??= createModels();
  root.append(...models.map((model) => model.cloneNode(true)));
  const [buttonSlot, button, label, pageLabel, signedInLabel, reserve, message, cancel, link] =
    root.querySelectorAll('[name=button],button,[part=label],.row~*,[part=message],a');
  return {
    buttonSlot,
    button,
    label,
    pageLabel,
    signedInLabel,
    reserve,
    message,
    cancel,
    link,
  } as unknown as ShadowTree;
}

/** Copies of nodes are made faster than nodes. */
function createModels(): Node[] {
  const button = create(
    'button',
    { part: 'button' },
    create(
      'span',
      { class: 'row' },
      create('slot', { name: 'icon', part: 'icon', 'aria-hidden': 'true' }, create('i')),
      create('span', { part: 'spinner' }),
      create('span', { part: 'label' }),
    ),
    create('slot'),
    create('slot', { name: 'signed-in' }),
    create('span', { class: 'reserve' }),
  );
  return [
    create('slot', { name: 'button' }, button),
    // There from the start: a live region that comes with its text is not read out.
    create('span', { part: 'message', role: 'status' }),
    create('button', { class: 'more' }),
    // With an opener: the response is to come back to this page.
    create('a', { target: '_blank', rel: 'opener', class: 'more' }),
  ];
}

function create(
  name: string,
  attributes: Record<string, string> = {},
  ...children: Node[]
): HTMLElement {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}
