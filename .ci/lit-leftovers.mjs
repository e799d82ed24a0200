/**
 * What the one-file script leaves out of Lit's ReactiveElement: it is a guest in other people's pages,
 * and has one element, whose class nobody extends. Each pattern has to be found, or the build fails:
 * whoever updates Lit looks here again.
 */
const LEFTOVERS = [
  // Three globals on the page, for others who use Lit.
  ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
  [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.+?\(t,i\)\}/, ''],
  [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ''],

  // Style sheets: the element shares one by itself.
  ['this.elementStyles=this.finalizeStyles(this.styles)', ''],
  [/static finalizeStyles\(s\)\{.+?return i\}/, ''],
  ['y.elementStyles=[],', ''],
  ['return s(t,this.constructor.elementStyles),t', 'return t'],

  // Values other than text and true or false, and converters that write attributes.
  ['c=a.trustedTypes,l=c?c.emptyScript:"",', ''],
  [/switch\(s\)\{case Boolean:t=.+?\}return t/, 'return s===Boolean?t?"":null:t'],
  [/let i=t;switch\(s\)\{.+?return i\}/, 'return s===Boolean?null!==t:t}'],
  ['(void 0!==i.converter?.toAttribute?i.converter:u)', 'u'],
  [/"function"==typeof (t\.converter\?.+?):void 0.+?:u/, '$1:u'],

  // Options of properties that none of ours has.
  [/b=\{.+?\};/, 'b={};'],
  [
    /if\(s\.state&&\(s\.attribute=!1\),this\._\$Ei\(\),.+?wrapped=!0\),(.+?),!s\.noAccessor\)/,
    'this._$Ei();$1;',
  ],
  ['(i.hasChanged??f)', 'f'],
  ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
  ['r??this._$Ej?.get(e)??r', 'r'],
  [/\{useDefault:i,reflect:e,wrapped:h\},r\)\{i&&.+?\|\|\((.+?)\)\}async/, '{reflect:e}){$1}async'],
  ['this.hasUpdated||i||', 'this.hasUpdated||'],
  [/const t=this\.constructor\.elementProperties;if\(t\.size>0\).+?\(s,void 0,i,e\)\}/, ''],

  // Hooks for subclasses and for controllers.
  ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
  [',void 0!==t.l&&(this.l=[...t.l])', ''],
  [',this.constructor.l?.forEach(t=>t(this))', ''],
  ['removeController(t){this._$EO?.delete(t)}', ''],
  ['const t=this.scheduleUpdate();return null!=t&&await t,', 'return this.performUpdate(),'],
  ['scheduleUpdate(){return this.performUpdate()}', ''],
  [
    /let t=!1;(const s=this\._\$AL;try\{).+?\}t&&this\._\$AE\(s\)/,
    '$1this.update(s)}catch(s){throw this._$EM(),s}this.hasUpdated=!0',
  ],
  [/willUpdate\(t\)\{\}_\$AE\(t\)\{.+?this\.updated\(t\)\}/, ''],
  ['this.getUpdateComplete()}getUpdateComplete(){return ', ''],
  ['shouldUpdate(t){return!0}', ''],
  ['updated(t){}firstUpdated(t){}', ''],
];

/** Leaves those out. */
export const litWithoutLeftovers = {
  name: 'lit-without-leftovers',
  transform(code, id) {
    if (!/[\\/]@lit[\\/]reactive-element[\\/]reactive-element\.js$/.test(id)) return null;
    let rest = code;
    for (const [pattern, replacement] of LEFTOVERS) {
      const shorter = rest.replace(pattern, replacement);
      if (shorter === rest)
        this.error(`Lit has changed: look at .ci/lit-leftovers.mjs again for ${pattern}`);
      rest = shorter;
    }
    return { code: rest, map: null };
  },
};
