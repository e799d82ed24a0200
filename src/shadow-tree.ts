import { styles } from './egain-login.styles.js';

const SVG = 'http://www.w3.org/2000/svg';

/** A door and an arrow into it, and one out of it: drawn on a grid of 20 units. */
export const SIGN_IN_ICON =
  'M11 3h4a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-4M3 10h9M8.5 6.5 12 10l-3.5 3.5';
export const SIGN_OUT_ICON =
  'M9 3H5a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h4M8 10h9M13.5 6.5 17 10l-3.5 3.5';

/** The parts of the shadow tree that change. */
export interface ShadowTree {
  button: HTMLButtonElement;
  /** The labels for signed out, busy and signed in lie on top of one another; one is to be seen. */
  labels: [HTMLElement, HTMLElement, HTMLElement];
  /** The page's own label, and ours for where there is none. */
  pageLabel: HTMLSlotElement;
  ownLabel: HTMLElement;
  signedInLabel: HTMLElement;
  iconPath: SVGPathElement;
  message: HTMLElement;
  /** Beside the message: gives a login in a popup up, or takes a blocked popup's place. */
  cancel: HTMLElement;
  link: HTMLAnchorElement;
}

let styleSheet: CSSStyleSheet | undefined;

/**
 * Builds the shadow tree: one button, whose size is that of its longest label, so that no state moves
 * the page around it.
 *
 * By hand, since nothing in it comes and goes: Lit's templates would be half of the script's size.
 */
export function buildShadowTree(
  host: HTMLElement,
  onClick: (event: Event) => void,
  onSlotChange: () => void,
): ShadowTree {
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  root.addEventListener('click', onClick);
  root.addEventListener('slotchange', onSlotChange);
  if (!styleSheet) {
    styleSheet = new CSSStyleSheet();
    styleSheet.replaceSync(styles);
  }
  root.adoptedStyleSheets.push(styleSheet);
  const pageLabel = create('slot');
  const ownLabel = create('span');
  const signedInLabel = create('slot', { name: 'signed-in' });
  const labels: ShadowTree['labels'] = [
    create('span', {}, pageLabel, ownLabel),
    create('span'),
    create('span', {}, signedInLabel),
  ];
  const iconPath = document.createElementNS(SVG, 'path');
  const button = create(
    'button',
    { part: 'button', type: 'button' },
    create(
      'span',
      { part: 'icon', 'aria-hidden': 'true' },
      create('slot', { name: 'icon' }, createIcon(iconPath)),
    ),
    create('span', { part: 'spinner', 'aria-hidden': 'true' }),
    create('span', { part: 'label' }, ...labels),
  );
  // There from the start: a live region that comes with its text is not read out.
  const message = create('span', { part: 'message', role: 'status' });
  const cancel = create('button', { type: 'button', class: 'more' });
  // With an opener: the response is to come back to this page.
  const link = create('a', { target: '_blank', rel: 'opener', class: 'more' });
  root.append(create('slot', { name: 'button' }, button), message, cancel, link);
  return { button, labels, pageLabel, ownLabel, signedInLabel, iconPath, message, cancel, link };
}

function create<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: Node[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

function createIcon(path: SVGPathElement): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 20 20');
  icon.append(path);
  return icon;
}
