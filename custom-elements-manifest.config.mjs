import { writeEditorData } from './.ci/editor-data.mjs';

const OUTDIR = 'dist';

/**
 * An attribute has the type that its `@attr` names: `{redirect | popup}` are the values that editors offer.
 * The analyzer takes that of the property, which is any text.
 */
const typesOfAttributes = {
  name: 'types-of-attributes',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const declaration = moduleDoc.declarations.find(({ name }) => name === node.name?.text);
    for (const { tagName, comment } of node.jsDoc?.flatMap(({ tags = [] }) => tags) ?? []) {
      const [, type, name] = /^\{(.+?)\} (\S+)/.exec(comment) ?? [];
      if (tagName.text !== 'attr' || !declaration) continue;
      (declaration.typesOfAttributes ??= {})[name] = type.includes('|')
        ? type.replace(/[\w-]+/g, "'$&'")
        : type;
    }
  },
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of customElementsManifest.modules.flatMap(
      (module) => module.declarations,
    )) {
      for (const attribute of declaration.attributes ?? [])
        attribute.type = { text: declaration.typesOfAttributes[attribute.name] };
      delete declaration.typesOfAttributes;
    }
  },
};

/** The manifest is shipped without src/, so it names the built modules, and only what is public. */
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
  if (node.members) {
    node.members = node.members.filter(isPublic);
    for (const member of node.members) {
      // What is said of an attribute holds for its property.
      const attribute = node.attributes?.find(({ name }) => name === member.attribute);
      member.description ??= attribute?.description;
    }
  }
  Object.values(node).forEach(visit);
}

function isPublic({ name, privacy = 'public', static: isStatic }) {
  return privacy === 'public' && !isStatic && !name.startsWith('#');
}

export default {
  globs: ['src/*.ts'],
  outdir: OUTDIR,
  packagejson: false,
  litelement: true,
  plugins: [typesOfAttributes, describeThePackage],
};
