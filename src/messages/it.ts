import { registerMessages } from './messages.js';

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
});
