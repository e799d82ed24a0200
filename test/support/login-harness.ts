import type { EgainLoginElement } from '../../src/index.js';
import { visibleText } from './visible-text.js';

type Part = 'button' | 'icon' | 'label' | 'spinner' | 'message';

/**
 * An element as its user meets it: what can be seen, read, and pressed. Only this class looks into the
 * shadow root, by roles and public parts, so that its markup can change without the tests.
 */
export class LoginHarness {
  constructor(readonly login: EgainLoginElement) {}

  /** The whole shadow tree, for tests of what must not be in it. */
  get root(): ShadowRoot {
    return this.login.shadowRoot!;
  }

  part(name: Part): HTMLElement {
    return this.root.querySelector<HTMLElement>(`[part='${name}']`)!;
  }

  get button(): HTMLButtonElement {
    return this.part('button') as HTMLButtonElement;
  }

  /** The button's visible label. */
  get label(): string {
    return visibleText(this.part('label'));
  }

  /** Where screen readers listen for messages. */
  get statusRegion(): HTMLElement {
    return this.root.querySelector<HTMLElement>('[role=status]')!;
  }

  /** What the user is told beside the button. */
  get message(): string {
    return visibleText(this.statusRegion);
  }

  /** The button that gives up a login in a popup, while there is one. */
  get cancelButton(): HTMLButtonElement | undefined {
    return this.#findVisible<HTMLButtonElement>(`button:not([part='button'])`);
  }

  /** The link that takes a blocked popup's place, while there is one. */
  get signInLink(): HTMLAnchorElement | undefined {
    return this.#findVisible<HTMLAnchorElement>('a[href]');
  }

  /** The built-in icon, which an icon from the page hides. */
  get builtInIcon(): Element {
    return this.part('icon').querySelector('slot > *')!;
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  /** The language that a screen reader reads a part in: the nearest `lang` around its text. */
  languageOf(name: Part): string {
    let element = this.part(name).querySelector('[lang]') ?? this.part(name);
    for (;;) {
      const closest = element.closest<HTMLElement>('[lang]');
      if (closest) return closest.lang;
      element = (element.getRootNode() as ShadowRoot).host;
    }
  }

  press(): void {
    this.button.click();
  }

  #findVisible<T extends HTMLElement>(selector: string): T | undefined {
    return [...this.root.querySelectorAll<T>(selector)].find((found) => found.checkVisibility());
  }
}
