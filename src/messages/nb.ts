import { registerMessages } from './languages.js';

/** Norwegian: Bokmål, also for pages in Nynorsk. */
registerMessages(['nb', 'no', 'nn'], {
  signIn: 'Logg inn',
  signOut: 'Logg ut',
  signingIn: 'Logger inn…',
  denied: 'Innloggingen ble avbrutt eller avvist. Du kan prøve igjen.',
  unreachable: 'Innloggingstjenesten kan ikke nås. Sjekk tilkoblingen din og prøv igjen.',
  outdated: 'Denne innloggingen er utløpt. Prøv igjen.',
  storageNeeded: 'Nettleseren din lar ikke dette nettstedet lagre data. Tillat det og prøv igjen.',
  notSetUp: 'Innloggingen er satt opp feil på dette nettstedet. Gi beskjed til nettstedets eier.',
  failed: 'Innloggingen fungerte ikke. Prøv igjen.',
  cancel: 'Avbryt',
  popupOpen: 'Fortsett i vinduet som nettopp ble åpnet.',
  popupBlocked: 'Nettleseren din blokkerte innloggingsvinduet.',
  openSignIn: 'Åpne innloggingssiden',
  popupClosed: 'Innloggingsvinduet ble lukket. Du kan prøve igjen.',
  closeWindow: 'Du kan lukke dette vinduet nå.',
});
