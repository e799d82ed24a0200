import { registerMessages } from './languages.js';

/** Dutch. */
registerMessages(['nl'], {
  signIn: 'Inloggen',
  signOut: 'Uitloggen',
  signingIn: 'Inloggen…',
  denied: 'Het inloggen is geannuleerd of geweigerd. U kunt het opnieuw proberen.',
  unreachable:
    'De inlogdienst is niet bereikbaar. Controleer uw verbinding en probeer het opnieuw.',
  outdated: 'Deze inlogpoging is verlopen. Probeer het opnieuw.',
  storageNeeded:
    'Uw browser staat deze site niet toe om gegevens op te slaan. Sta dit toe en probeer het opnieuw.',
  notSetUp:
    'Het inloggen is op deze site verkeerd ingesteld. Meld dit aan de eigenaar van de site.',
  failed: 'Het inloggen is niet gelukt. Probeer het opnieuw.',
  cancel: 'Annuleren',
  popupOpen: 'Ga verder in het venster dat zojuist is geopend.',
  popupBlocked: 'Uw browser heeft het inlogvenster geblokkeerd.',
  openSignIn: 'Inlogpagina openen',
  popupClosed: 'Het inlogvenster is gesloten. U kunt het opnieuw proberen.',
  closeWindow: 'U kunt dit venster nu sluiten.',
});
