import type { HTMLAttributes } from 'svelte/elements';
import type { EgainLoginElement } from '../egain-login.js';
import type { EgainLoginMarkup } from './markup.js';

export * from '../index.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'egain-login': EgainLoginMarkup<HTMLAttributes<EgainLoginElement>, 'on'>;
  }
}
