import type { Messages } from './messages.js';

/** English. */
export const en: Messages = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  signingIn: 'Signing in…',
  denied: 'Sign-in was canceled or refused. You can try again.',
  unreachable: 'The sign-in service can’t be reached. Please check your connection and try again.',
  outdated: 'This sign-in has expired. Please try again.',
  storageNeeded: 'Your browser does not let this site save data. Please allow it and try again.',
  notSetUp: 'Sign-in is not set up correctly on this site. Please tell the site’s owner.',
  failed: 'Sign-in did not work. Please try again.',
  cancel: 'Cancel',
  popupOpen: 'Please continue in the window that has just opened.',
  popupBlocked: 'Your browser blocked the sign-in window.',
  openSignIn: 'Open the sign-in page',
  popupClosed: 'The sign-in window was closed. You can try again.',
  closeWindow: 'You can close this window now.',
};
