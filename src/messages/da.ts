import { registerMessages } from './languages.js';

/** Danish. */
registerMessages(['da'], {
  signIn: 'Log ind',
  signOut: 'Log ud',
  signingIn: 'Logger ind…',
  denied: 'Login blev annulleret eller afvist. Du kan prøve igen.',
  unreachable: 'Logintjenesten kan ikke nås. Tjek din forbindelse, og prøv igen.',
  outdated: 'Dette login er udløbet. Prøv igen.',
  storageNeeded: 'Din browser lader ikke dette websted gemme data. Tillad det, og prøv igen.',
  notSetUp: 'Login er sat forkert op på dette websted. Giv besked til webstedets ejer.',
  failed: 'Login lykkedes ikke. Prøv igen.',
  cancel: 'Annuller',
  popupOpen: 'Fortsæt i det vindue, der lige er åbnet.',
  popupBlocked: 'Din browser blokerede loginvinduet.',
  openSignIn: 'Åbn loginsiden',
  popupClosed: 'Loginvinduet blev lukket. Du kan prøve igen.',
  closeWindow: 'Du kan lukke dette vindue nu.',
});
