import { registerMessages } from './languages.js';

/** German. */
registerMessages(['de'], {
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  signingIn: 'Anmeldung…',
  denied: 'Die Anmeldung wurde abgebrochen oder abgelehnt. Sie können es erneut versuchen.',
  unreachable:
    'Der Anmeldedienst ist nicht erreichbar. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  outdated: 'Diese Anmeldung ist abgelaufen. Bitte versuchen Sie es erneut.',
  storageNeeded:
    'Ihr Browser erlaubt dieser Website nicht, Daten zu speichern. Bitte erlauben Sie dies und versuchen Sie es erneut.',
  notSetUp:
    'Die Anmeldung ist auf dieser Website falsch eingerichtet. Bitte informieren Sie den Betreiber.',
  failed: 'Die Anmeldung hat nicht funktioniert. Bitte versuchen Sie es erneut.',
  cancel: 'Abbrechen',
  popupOpen: 'Bitte machen Sie in dem Fenster weiter, das sich gerade geöffnet hat.',
  popupBlocked: 'Ihr Browser hat das Anmeldefenster blockiert.',
  openSignIn: 'Anmeldeseite öffnen',
  popupClosed: 'Das Anmeldefenster wurde geschlossen. Sie können es erneut versuchen.',
  closeWindow: 'Sie können dieses Fenster jetzt schließen.',
});
