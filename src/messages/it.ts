import { registerMessages } from './languages.js';

/** Italian. */
registerMessages(['it'], {
  signIn: 'Accedi',
  signOut: 'Esci',
  signingIn: 'Accesso…',
  denied: 'L’accesso è stato annullato o rifiutato. Puoi riprovare.',
  unreachable: 'Il servizio di accesso non è raggiungibile. Controlla la connessione e riprova.',
  outdated: 'Questo accesso è scaduto. Riprova.',
  storageNeeded: 'Il browser non consente a questo sito di salvare dati. Consentilo e riprova.',
  notSetUp:
    'L’accesso non è configurato correttamente su questo sito. Avvisa il responsabile del sito.',
  failed: 'L’accesso non è riuscito. Riprova.',
  cancel: 'Annulla',
  popupOpen: 'Continua nella finestra che si è appena aperta.',
  popupBlocked: 'Il browser ha bloccato la finestra di accesso.',
  openSignIn: 'Apri la pagina di accesso',
  popupClosed: 'La finestra di accesso è stata chiusa. Puoi riprovare.',
  closeWindow: 'Ora puoi chiudere questa finestra.',
});
