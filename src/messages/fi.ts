import { registerMessages } from './languages.js';

/** Finnish. */
registerMessages(['fi'], {
  signIn: 'Kirjaudu sisään',
  signOut: 'Kirjaudu ulos',
  signingIn: 'Kirjaudutaan…',
  denied: 'Kirjautuminen peruttiin tai hylättiin. Voit yrittää uudelleen.',
  unreachable: 'Kirjautumispalveluun ei saada yhteyttä. Tarkista verkkoyhteys ja yritä uudelleen.',
  outdated: 'Tämä kirjautuminen on vanhentunut. Yritä uudelleen.',
  storageNeeded: 'Selaimesi ei anna tämän sivuston tallentaa tietoja. Salli se ja yritä uudelleen.',
  notSetUp:
    'Kirjautuminen on määritetty väärin tällä sivustolla. Ilmoita siitä sivuston omistajalle.',
  failed: 'Kirjautuminen ei onnistunut. Yritä uudelleen.',
  cancel: 'Peruuta',
  popupOpen: 'Jatka juuri avautuneessa ikkunassa.',
  popupBlocked: 'Selaimesi esti kirjautumisikkunan.',
  openSignIn: 'Avaa kirjautumissivu',
  popupClosed: 'Kirjautumisikkuna suljettiin. Voit yrittää uudelleen.',
  closeWindow: 'Voit nyt sulkea tämän ikkunan.',
});
