import { warn } from '../oauth/configuration.js';

/** The texts that a user reads: one object a language, every field needed. */
export interface Messages {
  signIn: string;
  signOut: string;
  /** Shown while the browser leaves for the sign-in page, and while a login is being finished. */
  signingIn: string;
  /** The user, or the server in their name, said no. */
  denied: string;
  /** The server can't be reached, or takes too long. */
  unreachable: string;
  /** The login was finished before, is too old, or unknown here. */
  outdated: string;
  /** The browser keeps nothing. */
  storageNeeded: string;
  /** The page's owner has to do something; the user can't. */
  notSetUp: string;
  /** Anything else. */
  failed: string;
  /** The button beside the main one while a popup is open. */
  cancel: string;
  /** Said while a popup is open. */
  popupOpen: string;
  popupBlocked: string;
  /** The link that takes the place of a blocked popup. */
  openSignIn: string;
  popupClosed: string;
  /** Said in a popup that has done its part, and can't be closed by us. */
  closeWindow: string;
}

/** Reads texts that a page sets in its HTML. What is not JSON is ignored. */
export function parseMessages(json: string | null): Partial<Messages> | null {
  try {
    return JSON.parse(json!) as Partial<Messages> | null;
  } catch {
    warn('The attribute messages is ignored: it must be JSON, such as {"signIn": "Log in"}.');
    return null;
  }
}

/** Which codes have which text: as patterns of the whole code, the first that fits. */
const CODES: Partial<Messages> = {
  denied: 'access_denied',
  unreachable: 'network|timeout|temporarily_unavailable|server_error',
  outdated: 'missing_transaction|expired_transaction|invalid_grant',
  storageNeeded: 'storage_unavailable',
  popupBlocked: 'popup_blocked',
  popupClosed: 'popup_closed',
  notSetUp:
    'configuration|insecure_context|un(authorized|supported)_.*|invalid_(client|request|scope)',
};

/** Chooses the text for an error code, by its name. */
export function chooseMessage(code: string): keyof Messages {
  const names = Object.keys(CODES) as (keyof Messages)[];
  return names.find((name) => RegExp(`^(${CODES[name]})$`).test(code)) ?? 'failed';
}
