import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { EgainLoginElement } from '../egain-login.js';
import type { EgainLoginMarkup } from './markup.js';

export * from '../index.js';

type Common = DetailedHTMLProps<HTMLAttributes<EgainLoginElement>, EgainLoginElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'egain-login': EgainLoginMarkup<Common, 'on'>;
    }
  }
}
