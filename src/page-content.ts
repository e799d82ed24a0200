/** Content that is neither seen nor heard. Editors, optimizers and frameworks leave it in the tag. */
const IMPERCEPTIBLE = 'script, style, template, noscript, link, meta, [hidden]';

/** Content that is seen or heard although it has no text. */
const PERCEPTIBLE = 'img[alt]:not([alt=""]), [aria-label]:not([aria-label=""])';

/**
 * Whether the page has put its own label into a slot. Read from the child nodes, since slots do not exist
 * before the first render.
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

/** Reads the texts that `aria-describedby` names: an ID means nothing inside a shadow root. */
export function descriptionOf(host: Element): string | undefined {
  const ids = host.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  const root = host.getRootNode() as Document | ShadowRoot;
  const { getElementById } = Object.getPrototypeOf(root) as Partial<Document>;
  const texts = ids.map((id) => getElementById?.call(root, id)?.textContent?.trim());
  return texts.filter(Boolean).join(' ') || undefined;
}

/** The buttons that were disabled here: one that the page disabled itself stays disabled. */
const disabledByUs = new WeakSet<Element>();

/** Gives the page's own button the state of the built-in one. */
export function driveButton(button: HTMLElement, isDisabled: boolean, isInert: boolean): void {
  const isFree = disabledByUs.delete(button) || !button.hasAttribute('disabled');
  if (isFree && button.toggleAttribute('disabled', isDisabled)) disabledByUs.add(button);
  if (isInert) button.setAttribute('aria-disabled', 'true');
  else button.removeAttribute('aria-disabled');
}
