import { styles } from './egain-login.styles.js';
import type { LoginError } from './oauth/errors.js';

const SVG = 'http://www.w3.org/2000/svg';

/** A door and an arrow into it, and one out of it: drawn on a grid of 20 units. */
export const SIGN_IN_ICON =
  'M11 3h4a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-4M3 10h9M8.5 6.5 12 10l-3.5 3.5';
export const SIGN_OUT_ICON =
  'M9 3H5a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h4M8 10h9M13.5 6.5 17 10l-3.5 3.5';

/** The parts of the shadow tree that change. */
export interface ShadowTree {
  /** Holds the button, or one of the page's own. */
  buttonSlot: Element;
  button: HTMLButtonElement;
  label: HTMLElement;
  iconPath: Element;
  /** Keeps room for our labels that are not to be seen. */
  reserve: HTMLElement;
  /** The page's labels for signed out and signed in. */
  pageLabel: HTMLSlotElement;
  signedInLabel: HTMLSlotElement;
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
    styleSheet.replaceSync(styles);
  }
  root.adoptedStyleSheets.push(styleSheet);
  models ??= createModels();
  root.append(...models.map((model) => model.cloneNode(true)));
  const [buttonSlot, button, iconPath, label, pageLabel, signedInLabel, reserve, ...more] =
    root.querySelectorAll('[name=button], button, path, [part=label], .row ~ *, [part=message], a');
  const [message, cancel, link] = more;
  return {
    buttonSlot,
    button,
    iconPath,
    label,
    reserve,
    pageLabel,
    signedInLabel,
    message,
    cancel,
    link,
  } as unknown as ShadowTree;
}

/** Copies of nodes are made faster than nodes. */
function createModels(): Node[] {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 20 20');
  icon.append(document.createElementNS(SVG, 'path'));
  const button = create(
    'button',
    { part: 'button' },
    create(
      'span',
      { class: 'row' },
      create('slot', { name: 'icon', part: 'icon', 'aria-hidden': 'true' }, icon),
      create('span', { part: 'spinner', 'aria-hidden': 'true' }),
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
