import { registerMessages } from './languages.js';

/** French. */
registerMessages(['fr'], {
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  signingIn: 'Connexion…',
  denied: 'La connexion a été annulée ou refusée. Vous pouvez réessayer.',
  unreachable:
    'Le service de connexion est injoignable. Veuillez vérifier votre accès à Internet et réessayer.',
  outdated: 'Cette connexion a expiré. Veuillez réessayer.',
  storageNeeded:
    'Votre navigateur n’autorise pas ce site à enregistrer des données. Veuillez l’y autoriser et réessayer.',
  notSetUp:
    'La connexion est mal configurée sur ce site. Veuillez prévenir le responsable du site.',
  failed: 'La connexion a échoué. Veuillez réessayer.',
  cancel: 'Annuler',
  popupOpen: 'Veuillez continuer dans la fenêtre qui vient de s’ouvrir.',
  popupBlocked: 'Votre navigateur a bloqué la fenêtre de connexion.',
  openSignIn: 'Ouvrir la page de connexion',
  popupClosed: 'La fenêtre de connexion a été fermée. Vous pouvez réessayer.',
  closeWindow: 'Vous pouvez maintenant fermer cette fenêtre.',
});
