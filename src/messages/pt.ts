import { registerMessages } from './languages.js';

/** Portuguese. */
registerMessages(['pt'], {
  signIn: 'Entrar',
  signOut: 'Sair',
  signingIn: 'Entrando…',
  denied: 'O login foi cancelado ou recusado. Você pode tentar novamente.',
  unreachable: 'O serviço de login não responde. Verifique sua conexão e tente novamente.',
  outdated: 'Este login expirou. Tente novamente.',
  storageNeeded:
    'Seu navegador não permite que este site salve dados. Permita isso e tente novamente.',
  notSetUp: 'O login está mal configurado neste site. Avise o responsável pelo site.',
  failed: 'O login não funcionou. Tente novamente.',
  cancel: 'Cancelar',
  popupOpen: 'Continue na janela que acabou de abrir.',
  popupBlocked: 'Seu navegador bloqueou a janela de login.',
  openSignIn: 'Abrir a página de login',
  popupClosed: 'A janela de login foi fechada. Você pode tentar novamente.',
  closeWindow: 'Você já pode fechar esta janela.',
});
