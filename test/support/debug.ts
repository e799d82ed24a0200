import type { Configuration } from '../../src/oauth/configuration.js';
import { TRANSACTION } from './transaction.js';

/** Where a host is that is not this machine, as eGain's servers are. */
export const SIGN_IN = 'https://ai.egain.cloud';

/** A configuration for a login that ends on this page's origin. */
export const CONFIGURATION: Configuration = {
  ...TRANSACTION.configuration,
  redirectUri: `${location.origin}/callback.html`,
};

/** The debug reports in an element's shadow tree, each of which has a shadow tree of its own. */
export const reportsIn = (host: Element): ShadowRoot[] =>
  [...(host.shadowRoot?.children ?? [])].flatMap(({ shadowRoot }) => shadowRoot ?? []);
