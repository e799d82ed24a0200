/** Content that nobody sees or hears. Editors, optimizers and frameworks leave it in the tag. */
const IMPERCEPTIBLE = 'script, style, template, noscript, link, meta, [hidden]';

/** Content that is seen or heard without any text in it. */
const PERCEPTIBLE = 'img[alt]:not([alt=""]), [aria-label]:not([aria-label=""])';

/**
 * Tells whether the page has put a label of its own into a slot. Read from the child nodes, since a slot
 * does not exist before it is first rendered.
 *
 * @param slot the slot's name, empty for the default slot
 */
export function hasLabel(host: Element, slot: string): boolean {
  return [...host.childNodes].some(
    (node) => ((node as Element).slot ?? '') === slot && isPerceptible(node),
  );
}

/** By `nodeType`, since a node may come from another document. */
function isPerceptible(node: Node): boolean {
  if (node.nodeType === Node.TEXT_NODE) return !!node.textContent?.trim();
  if (node.nodeType !== Node.ELEMENT_NODE || (node as Element).matches(IMPERCEPTIBLE)) return false;
  return (node as Element).matches(PERCEPTIBLE) || [...node.childNodes].some(isPerceptible);
}

/** The buttons that were disabled here: one that the page disabled itself stays so. */
const disabledByUs = new WeakSet<Element>();

/** Brings a button of the page's own to the state of the built-in one. */
export function driveButton(button: HTMLElement, isDisabled: boolean, isInert: boolean): void {
  const isFree = disabledByUs.delete(button) || !button.hasAttribute('disabled');
  if (isFree && button.toggleAttribute('disabled', isDisabled)) disabledByUs.add(button);
  if (isInert) button.setAttribute('aria-disabled', 'true');
  else button.removeAttribute('aria-disabled');
}
