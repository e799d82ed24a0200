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

const PATTERNS: [RegExp, keyof Messages][] = [
  [/^access_denied$/, 'denied'],
  [/^(network|timeout|temporarily_unavailable|server_error)$/, 'unreachable'],
  [/^(missing_transaction|expired_transaction|invalid_grant)$/, 'outdated'],
  [/^storage_unavailable$/, 'storageNeeded'],
  [/^(configuration|insecure_context|un.*|invalid_(client|request|scope))$/, 'notSetUp'],
  [/^/, 'failed'],
];

/** Chooses the sentence for an error code. */
export function messageFor(code: string, messages: Messages): string {
  return messages[PATTERNS.find(([pattern]) => pattern.test(code))![1]];
}
