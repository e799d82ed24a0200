/**
 * Creates an element. Text goes in as text, never as markup, so that nothing that a server
 * answers can become part of the page.
 *
 * @param {string} name
 * @param {Record<string, unknown>} [attributes] `true` sets an empty one, `false` none.
 * @param {...(Node | string | false | undefined)} children
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(attribute, value);
    else if (value !== false && value !== undefined) {
      element.setAttribute(attribute, value === true ? '' : value);
    }
  }
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}
