/** Returns the text that can be seen of a node, through shadow roots and slots, on one line. */
export function visibleText(node: Node): string {
  return collectText(node).replaceAll(/\s+/g, ' ').trim();
}

function collectText(node: Node, parent = node as Element): string {
  if (node.nodeType === Node.TEXT_NODE)
    return getComputedStyle(parent).visibility === 'visible' ? node.textContent! : '';
  if (node.nodeType !== Node.ELEMENT_NODE) return '';

  const element = node as Element;
  if (getComputedStyle(element).display === 'none') return '';
  const slotted = element.localName === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
  const children = slotted.length ? slotted : (element.shadowRoot ?? element).childNodes;
  return [...children].map((child) => collectText(child, element)).join('');
}
