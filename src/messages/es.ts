import { registerMessages } from './languages.js';

/** Spanish. */
registerMessages(['es'], {
  signIn: 'Iniciar sesión',
  signOut: 'Cerrar sesión',
  signingIn: 'Iniciando sesión…',
  denied: 'El inicio de sesión se canceló o se denegó. Puede volver a intentarlo.',
  unreachable:
    'El servicio de inicio de sesión no responde. Compruebe su conexión y vuelva a intentarlo.',
  outdated: 'Este inicio de sesión ha caducado. Vuelva a intentarlo.',
  storageNeeded:
    'Su navegador no permite que este sitio guarde datos. Permítalo y vuelva a intentarlo.',
  notSetUp:
    'El inicio de sesión está mal configurado en este sitio. Avise al responsable del sitio.',
  failed: 'No se pudo iniciar sesión. Vuelva a intentarlo.',
  cancel: 'Cancelar',
  popupOpen: 'Continúe en la ventana que se acaba de abrir.',
  popupBlocked: 'Su navegador bloqueó la ventana de inicio de sesión.',
  openSignIn: 'Abrir la página de inicio de sesión',
  popupClosed: 'La ventana de inicio de sesión se cerró. Puede volver a intentarlo.',
  closeWindow: 'Ya puede cerrar esta ventana.',
});
