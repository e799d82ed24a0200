import { registerMessages } from './languages.js';

/** Polish. */
registerMessages(['pl'], {
  signIn: 'Zaloguj się',
  signOut: 'Wyloguj się',
  signingIn: 'Logowanie…',
  denied: 'Logowanie zostało anulowane lub odrzucone. Możesz spróbować ponownie.',
  unreachable: 'Usługa logowania jest niedostępna. Sprawdź połączenie i spróbuj ponownie.',
  outdated: 'To logowanie wygasło. Spróbuj ponownie.',
  storageNeeded:
    'Przeglądarka nie pozwala tej witrynie zapisywać danych. Zezwól na to i spróbuj ponownie.',
  notSetUp: 'Logowanie jest źle skonfigurowane w tej witrynie. Powiadom właściciela witryny.',
  failed: 'Logowanie nie powiodło się. Spróbuj ponownie.',
  cancel: 'Anuluj',
  popupOpen: 'Kontynuuj w oknie, które się właśnie otworzyło.',
  popupBlocked: 'Przeglądarka zablokowała okno logowania.',
  openSignIn: 'Otwórz stronę logowania',
  popupClosed: 'Okno logowania zostało zamknięte. Możesz spróbować ponownie.',
  closeWindow: 'Możesz teraz zamknąć to okno.',
});
