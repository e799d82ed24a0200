/** The manifest is shipped without src/, so it names the built modules, and only what is public. */
const describeThePackage = {
  name: 'describe-the-package',
  packageLinkPhase({ customElementsManifest }) {
    visit(customElementsManifest);
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
  outdir: 'dist',
  packagejson: false,
  litelement: true,
  plugins: [describeThePackage],
};
