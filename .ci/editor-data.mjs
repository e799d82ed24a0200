// Puts what the manifest says about the element into the forms that editors and type checkers read.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';

const { name: packageName, version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Whether a page sets the attribute: the element sets the status itself. */
const isSet = ({ name }) => name !== 'status';
const describe = ({ name, description }) => ({ name, description });
const valuesOf = ({ type }) => [...type.text.matchAll(/'([\w-]+)'/g)].map(([, value]) => value);

/** VS Code's custom data for HTML. */
function vsCodeData({ tagName, description, attributes }) {
  const tag = {
    name: tagName,
    description,
    attributes: attributes.filter(isSet).map((attribute) => ({
      ...describe(attribute),
      ...(attribute.type.text === 'boolean' ? { valueSet: 'v' } : {}),
      values: valuesOf(attribute).map((name) => ({ name })),
    })),
  };
  return { version: 1.1, tags: [tag] };
}

/** Web-types: what JetBrains' editors read, and Vue's plugin in others. */
function webTypes(element) {
  const typed = (item) => ({ ...describe(item), type: item.type.text });
  const properties = element.members.filter(
    ({ kind, description }) => kind === 'field' && description,
  );
  return {
    name: packageName,
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: element.tagName,
            description: element.description,
            attributes: element.attributes.filter(isSet).map((attribute) => ({
              ...describe(attribute),
              value: { type: attribute.type.text },
            })),
            slots: element.slots.map(describe),
            js: { properties: properties.map(typed), events: element.events.map(typed) },
            css: {
              properties: element.cssProperties.map(describe),
              parts: element.cssParts.map(describe),
            },
          },
        ],
      },
    },
  };
}

/** The attributes as a type, each with its description as a comment. */
function attributeTypes({ attributes, members }) {
  const lines = attributes.filter(isSet).flatMap(({ name, type, description }) => {
    // Frameworks set the property where there is one, so `messages` may also be an object.
    const field = members.find(({ attribute }) => attribute === name);
    const more = type.text === 'string' ? (field?.type.text.split(' | ') ?? []) : ['null'];
    const types = new Set([type.text, ...more, 'undefined']);
    return [`  /** ${description} */`, `  '${name}'?: ${[...types].join(' | ')};`];
  });
  return [
    "import type { Messages } from '../messages/messages.js';",
    '',
    '/** The attributes of `<egain-login>`, each by its own name, as markup has them. */',
    'export interface EgainLoginAttributes {',
    ...lines,
    '}',
    '',
  ].join('\n');
}

/** Writes all of it into a folder, with the types of each framework, which are written by hand. */
export function writeEditorData(element, folder) {
  cpSync('src/frameworks', `${folder}/frameworks`, { recursive: true });
  const json = (data) => `${JSON.stringify(data, null, 2)}\n`;
  const files = {
    [`${folder}/vscode.html-custom-data.json`]: json(vsCodeData(element)),
    [`${folder}/web-types.json`]: json(webTypes(element)),
    [`${folder}/frameworks/attributes.d.ts`]: attributeTypes(element),
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(path, text);
}
