import { chooseLanguage, type Messages } from './messages/messages.js';

/** A text, and its language where that is known. */
type Text = [text: string, lang?: string];

/** Chooses the texts of an element by their names: the page's own, else the built-in ones. */
export function textsOf(
  element: Element & { messages?: Partial<Messages> | null | undefined },
): (name: keyof Messages | false | undefined) => Text {
  const { messages } = element;
  const [builtIn, lang] = chooseLanguage(element);
  return (name) => {
    const own = name && messages?.[name];
    return own ? [`${own}`] : name ? [builtIn[name], lang] : [''];
  };
}

/** Shows a text in the shadow tree. */
export function showText(node: HTMLElement, [text, lang]: Text): void {
  // For screen readers: built-in texts may be in another language than the page.
  if (lang) node.lang = lang;
  else node.removeAttribute('lang');
  // Only where it differs: a live region reads out what is written anew.
  if (node.textContent !== text) node.textContent = text;
}
