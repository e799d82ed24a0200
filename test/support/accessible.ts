import { expect } from '@open-wc/testing';

/** A page in a frame loads this: axe looks only at the document that it runs in. */
declare global {
  interface Window {
    expectAccessible: (element: Element) => Promise<void>;
  }
}

window.expectAccessible = async (element) => {
  await expect(element).to.be.accessible();
};
