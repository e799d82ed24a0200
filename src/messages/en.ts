import type { Messages } from './messages.js';

/** English. */
export const en: Messages = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  signingIn: 'Signing in…',
  denied: 'You are not signed in: sign-in was cancelled or not allowed. You can try again.',
  unreachable:
    'The sign-in service can’t be reached right now. Please check your connection and try again.',
  outdated: 'That sign-in is no longer valid. Please sign in again.',
  storageNeeded:
    'Your browser blocks the storage that sign-in needs. Please allow it for this site and try again.',
  notSetUp: 'Sign-in is not set up correctly on this site. Please tell the site’s owner.',
  failed: 'Sign-in did not work. Please try again.',
};
