import type { JSX as SolidJSX } from 'solid-js';
import type { EgainLoginElement } from '../egain-login.js';
import type { EgainLoginMarkup } from './markup.js';

export * from '../index.js';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'egain-login': EgainLoginMarkup<SolidJSX.HTMLAttributes<EgainLoginElement>, 'on:'>;
    }
  }
}
