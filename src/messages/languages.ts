import { en } from './en.js';
import type { Messages } from './messages.js';

/** A text and, where known, its language: built-in texts may be in another one than the page. */
export interface Text {
  text: string;
  lang?: string;
}

/** By BCP 47 tag, in lower case. */
export const LANGUAGES = new Map([['en', en]]);

/**
 * Adds a language to those of this script or package.
 *
 * @param tags its BCP 47 tags in lower case: `pt` holds for `pt-BR`, too
 */
export function registerMessages(tags: string[], messages: Messages): void {
  for (const tag of tags) LANGUAGES.set(tag, messages);
}

/** Chooses an element's texts by their names: the page's own, else the built-in ones. */
export function textsOf(
  element: Element & { messages?: Partial<Messages> | null | undefined },
): (name: keyof Messages) => Text {
  const [builtIn, lang] = chooseLanguage(element);
  return (name) => {
    const own = element.messages?.[name];
    return own ? { text: String(own) } : { text: builtIn[name], lang };
  };
}

/**
 * Chooses the texts for an element, and tells their language: the nearest `lang` that there are texts
 * for, on the element or around it, through shadow roots; else the browser's; else English.
 */
export function chooseLanguage(element: Element): [messages: Messages, lang: string] {
  const tags: string[] = [];
  for (let node: Node | null = element; node; node = parentOf(node)) {
    if (Reflect.get(Node.prototype, 'nodeType', node) === Node.ELEMENT_NODE)
      tags.push(Element.prototype.getAttribute.call(node, 'lang') ?? '');
  }
  const lang = [...tags, ...navigator.languages].find(findMessages) ?? 'en';
  return [findMessages(lang)!, lang];
}

/** Not by a node's own members: fields of a form and named elements of the document hide them. */
function parentOf(node: Node): Node | null {
  const parent = Reflect.get(Node.prototype, 'parentNode', node) as Node | null;
  return parent ?? (node instanceof ShadowRoot ? node.host : null);
}

/** Finds the texts for a tag or, without its last parts one by one, for a wider one (RFC 4647 §3.4). */
function findMessages(tag: string): Messages | undefined {
  const wider = tag.replace(/-[^-]*$/, '');
  return LANGUAGES.get(tag.toLowerCase()) ?? (wider === tag ? undefined : findMessages(wider));
}
