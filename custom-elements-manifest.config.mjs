import { writeEditorData } from './.ci/editor-data.mjs';

const OUTDIR = 'dist';
const WORD = /'[\w-]+'/g;

/**
 * Describes what reaches the package: the built modules instead of src/, and only what is public. An
 * attribute gets its property's default, and the type that it has in markup: a flag, one of a few
 * words, or text.
 */
const describeThePackage = {
  name: 'describe-the-package',
  packageLinkPhase({ customElementsManifest }) {
    visit(customElementsManifest);
    const declarations = customElementsManifest.modules.flatMap((module) => module.declarations);
    writeEditorData(
      declarations.find(({ tagName }) => tagName),
      OUTDIR,
    );
  },
};

function visit(node) {
  if (typeof node !== 'object' || node === null) return;
  for (const key of ['path', 'module']) {
    node[key] &&= node[key].replace(/^(\/?src|\.)\//, 'dist/').replace(/\.ts$/, '.js');
  }
  if (node.members) node.members = node.members.filter(isPublic);
  for (const attribute of node.attributes ?? []) {
    attribute.type = { text: markupType(attribute.type?.text ?? 'string') };
    const [word] = attribute.default?.match(WORD) ?? [];
    if (word && attribute.description)
      attribute.description += ` Default: \`${word.slice(1, -1)}\`.`;
  }
  Object.values(node).forEach(visit);
}

function isPublic({ name, privacy = 'public', static: isStatic }) {
  return privacy === 'public' && !isStatic && !name.startsWith('#');
}

function markupType(propertyType) {
  const words = propertyType.match(WORD);
  return words?.join(' | ') ?? (/\bboolean\b/.test(propertyType) ? 'boolean' : 'string');
}

export default {
  globs: ['src/*.ts'],
  outdir: OUTDIR,
  packagejson: false,
  litelement: true,
  plugins: [describeThePackage],
};
