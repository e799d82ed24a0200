import { chooseLanguage, type Messages } from './messages/messages.js';

/** Shows a text in the shadow tree of an element: the page's own, else the built-in one, else none. */
export function showText(
  element: Element & { messages?: Partial<Messages> | null | undefined },
  node: HTMLElement,
  name?: keyof Messages,
): void {
  const own = name && element.messages?.[name];
  const [messages, lang] = chooseLanguage(element);
  // For screen readers: built-in texts may be in another language than the page.
  if (own) node.removeAttribute('lang');
  else node.lang = lang;
  const text = own ? `${own}` : name ? messages[name] : '';
  // Only where it differs: a slot whose own content is written anew says that it changed.
  if (node.textContent !== text) node.textContent = text;
}
