// What templates of all frameworks may say of <egain-login>. Each framework's file gives it that
// framework's form. A framework's types are only looked for where its file is imported.
import type { EgainLoginEventMap } from '../events.js';
import type { EgainLoginAttributes } from './attributes.js';

/** The element's events as listeners, each with the framework's prefix before the event's type. */
export type EgainLoginListeners<Prefix extends string> = {
  [Type in keyof EgainLoginEventMap as `${Prefix}${Type}`]?:
    ((event: EgainLoginEventMap[Type]) => void) | undefined;
};

/** The tag in markup: what a framework knows of every element, the attributes, and the listeners. */
export type EgainLoginMarkup<Common, Prefix extends string> = Omit<
  Common,
  keyof EgainLoginAttributes
> &
  EgainLoginAttributes &
  EgainLoginListeners<Prefix>;
