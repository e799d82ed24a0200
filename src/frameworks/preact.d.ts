import type { HTMLAttributes } from 'preact';
import type { EgainLoginElement } from '../egain-login.js';
import type { EgainLoginMarkup } from './markup.js';

export * from '../index.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'egain-login': EgainLoginMarkup<HTMLAttributes<EgainLoginElement>, 'on'>;
    }
  }
}
