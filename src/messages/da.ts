import { registerMessages } from './messages.js';

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
});
