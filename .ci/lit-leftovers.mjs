/**
 * What the one-file script leaves out of Lit's ReactiveElement: it is a guest in other people's pages,
 * and has one element, whose class nobody extends. Each pattern has to be found, or the build fails:
 * whoever updates Lit looks here again.
 */
const LEFTOVERS = [
  // Three globals on the page, for others who use Lit.
  ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
  [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.+?\(t,i\)\}/, ''],
  [/y\.elementStyles=\[\],.+?;(?=export)/, ''],

  // Style sheets: the element shares one by itself.
  ['this.elementStyles=this.finalizeStyles(this.styles)', ''],
  [/static finalizeStyles\(s\)\{.+?return i\}/, ''],
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

  [/return!1===i\?void 0:"string"==typeof i.+?:void 0\}/, 'return i??t.toLowerCase()}'],
  ['void 0!==i&&this._$Eh.set(i,t)', 'this._$Eh.set(i,t)'],
  ['this._$Eh&&[', '['],

  // Accessors, symbols and values that a class may have for itself; classes between Lit's and ours.
  [
    'const t=this.properties,s=[...r(t),...o(t)];for(const i of s)',
    'const t=this.properties;for(const i of r(t))',
  ],
  [
    /const\{get:e,set:r\}=h\(this\.prototype,t\)\?\?\{(get.+?),set.+?\}\};return\{get:e,/,
    'return{$1,',
  ],
  ['set(s){const h=e?.call(this);r?.call(this,s),', 'set(e){const h=this[s];this[s]=e,'],
  ['requestUpdate(t,s,i,e=!1,h)', 'requestUpdate(t,s,i,h)'],
  ['!1===e&&(h=this[t]),', ''],
  ['!(f(h,s))', '!f(this[t],s)'],
  ['void 0!==h&&e(this.prototype,t,h)', 'e(this.prototype,t,h)'],
  ['void 0!==e&&!0===i.reflect', 'e'],
  ['if(this.renderRoot??=this.createRenderRoot(),this._$Ep)', 'if(this._$Ep)'],

  [/static _\$Ei\(\)\{.+?new Map\(t\.elementProperties\)\}/, ''],
  ['this._$Ei();', ''],
  ['this._$Ei(),this.hasOwnProperty(d("properties"))', 'this.elementProperties=new Map'],
  ['this.hasOwnProperty(d("finalized"))', 'this.finalized'],

  // Hooks for subclasses and for controllers.
  ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
  [',this.constructor.l?.forEach(t=>t(this))', ''],
  [/,void 0!==this\.renderRoot&&.+?(?=\}removeController)/, ''],
  ['removeController(t){this._$EO?.delete(t)}', ''],
  ['enableUpdating(t){}', ''],
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

/** Leaves those out of the code of Lit's reactive-element.js. */
export function withoutLeftovers(code) {
  return LEFTOVERS.reduce((rest, [pattern, replacement]) => {
    const shorter = rest.replace(pattern, replacement);
    if (shorter === rest)
      throw new Error(`Lit has changed: look at ${pattern} in ${import.meta.url}.`);
    return shorter;
  }, code);
}

export const litWithoutLeftovers = {
  name: 'lit-without-leftovers',
  transform: (code, id) =>
    /[\\/]@lit[\\/]reactive-element[\\/]reactive-element\.js$/.test(id)
      ? { code: withoutLeftovers(code), map: null }
      : null,
};
