import { registerMessages } from './languages.js';

/** Swedish. */
registerMessages(['sv'], {
  signIn: 'Logga in',
  signOut: 'Logga ut',
  signingIn: 'Loggar in…',
  denied: 'Inloggningen avbröts eller nekades. Du kan försöka igen.',
  unreachable: 'Inloggningstjänsten kan inte nås. Kontrollera anslutningen och försök igen.',
  outdated: 'Inloggningen har gått ut. Försök igen.',
  storageNeeded:
    'Webbläsaren låter inte den här webbplatsen spara data. Tillåt det och försök igen.',
  notSetUp:
    'Inloggningen är felaktigt inställd på den här webbplatsen. Meddela webbplatsens ägare.',
  failed: 'Inloggningen fungerade inte. Försök igen.',
  cancel: 'Avbryt',
  popupOpen: 'Fortsätt i fönstret som just öppnades.',
  popupBlocked: 'Webbläsaren blockerade inloggningsfönstret.',
  openSignIn: 'Öppna inloggningssidan',
  popupClosed: 'Inloggningsfönstret stängdes. Du kan försöka igen.',
  closeWindow: 'Du kan stänga det här fönstret nu.',
});
