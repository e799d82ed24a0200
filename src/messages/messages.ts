import { warn } from '../oauth/configuration.js';

/** The texts that a user reads: one complete object for each language. */
export interface Messages {
  signIn: string;
  signOut: string;
  /** Shown while the browser goes to the sign-in page, and while a login is being finished. */
  signingIn: string;
  /** The user canceled, or the server refused. */
  denied: string;
  /** The server can't be reached, or takes too long. */
  unreachable: string;
  /** The login has already been finished, has expired, or is unknown here. */
  outdated: string;
  /** The browser doesn't store anything. */
  storageNeeded: string;
  /** Only the page's owner can fix it. */
  notSetUp: string;
  /** Anything else. */
  failed: string;
  /** The label of the second button while a popup is open. */
  cancel: string;
  /** Shown while a popup is open. */
  popupOpen: string;
  popupBlocked: string;
  /** The link in place of a blocked popup. */
  openSignIn: string;
  popupClosed: string;
  /** Shown in a popup that is finished but can't close itself. */
  closeWindow: string;
}

/** Reads the texts that a page sets in its HTML. Ignores what is not JSON. */
export function parseMessages(json: string | null): Partial<Messages> | null {
  try {
    return JSON.parse(json!) as Partial<Messages> | null;
  } catch {
    warn('The attribute messages is ignored: it must be JSON, such as {"signIn": "Log in"}.');
    return null;
  }
}

/** The codes of each text, as patterns of the whole code. The first match counts. */
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
