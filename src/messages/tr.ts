import { registerMessages } from './languages.js';

/** Turkish. */
registerMessages(['tr'], {
  signIn: 'Oturum aç',
  signOut: 'Oturumu kapat',
  signingIn: 'Oturum açılıyor…',
  denied: 'Oturum açma iptal edildi veya reddedildi. Yeniden deneyebilirsiniz.',
  unreachable:
    'Oturum açma hizmetine ulaşılamıyor. Lütfen bağlantınızı kontrol edip yeniden deneyin.',
  outdated: 'Bu oturum açma işleminin süresi doldu. Lütfen yeniden deneyin.',
  storageNeeded:
    'Tarayıcınız bu sitenin veri kaydetmesine izin vermiyor. Lütfen izin verip yeniden deneyin.',
  notSetUp: 'Bu sitede oturum açma yanlış ayarlanmış. Lütfen site sahibine bildirin.',
  failed: 'Oturum açılamadı. Lütfen yeniden deneyin.',
  cancel: 'İptal',
  popupOpen: 'Lütfen az önce açılan pencerede devam edin.',
  popupBlocked: 'Tarayıcınız oturum açma penceresini engelledi.',
  openSignIn: 'Oturum açma sayfasını aç',
  popupClosed: 'Oturum açma penceresi kapatıldı. Yeniden deneyebilirsiniz.',
  closeWindow: 'Artık bu pencereyi kapatabilirsiniz.',
});
