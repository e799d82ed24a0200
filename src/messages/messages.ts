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
}

/** Chooses the sentence for an error code. */
export function messageFor(code: string, messages: Messages): string {
  return messages[MESSAGE_OF_CODE.get(code) ?? 'failed'];
}

const MESSAGE_OF_CODE = new Map<string, keyof Messages>([
  ['access_denied', 'denied'],
  ['network', 'unreachable'],
  ['timeout', 'unreachable'],
  ['temporarily_unavailable', 'unreachable'],
  ['server_error', 'unreachable'],
  ['missing_transaction', 'outdated'],
  ['expired_transaction', 'outdated'],
  ['invalid_grant', 'outdated'],
  ['storage_unavailable', 'storageNeeded'],
  ['configuration', 'notSetUp'],
  ['insecure_context', 'notSetUp'],
  ['invalid_client', 'notSetUp'],
  ['invalid_request', 'notSetUp'],
  ['invalid_scope', 'notSetUp'],
  ['unauthorized_client', 'notSetUp'],
  ['unsupported_response_type', 'notSetUp'],
]);
