import { registerMessages } from './languages.js';

/** Czech. */
registerMessages(['cs'], {
  signIn: 'Přihlásit se',
  signOut: 'Odhlásit se',
  signingIn: 'Přihlašování…',
  denied: 'Přihlášení bylo zrušeno nebo zamítnuto. Můžete to zkusit znovu.',
  unreachable: 'Přihlašovací služba není dostupná. Zkontrolujte připojení a zkuste to znovu.',
  outdated: 'Platnost tohoto přihlášení vypršela. Zkuste to znovu.',
  storageNeeded: 'Prohlížeč nedovoluje tomuto webu ukládat data. Povolte to a zkuste to znovu.',
  notSetUp: 'Přihlášení je na tomto webu špatně nastaveno. Dejte prosím vědět provozovateli webu.',
  failed: 'Přihlášení se nezdařilo. Zkuste to znovu.',
  cancel: 'Zrušit',
  popupOpen: 'Pokračujte v okně, které se právě otevřelo.',
  popupBlocked: 'Prohlížeč zablokoval přihlašovací okno.',
  openSignIn: 'Otevřít přihlašovací stránku',
  popupClosed: 'Přihlašovací okno bylo zavřeno. Můžete to zkusit znovu.',
  closeWindow: 'Nyní můžete toto okno zavřít.',
});
