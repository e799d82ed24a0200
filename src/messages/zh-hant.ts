import { registerMessages } from './languages.js';

/** Chinese, in traditional characters. */
registerMessages(['zh-hant', 'zh-tw', 'zh-hk', 'zh-mo'], {
  signIn: '登入',
  signOut: '登出',
  signingIn: '正在登入…',
  denied: '登入已取消或遭到拒絕。您可以再試一次。',
  unreachable: '無法連線至登入服務。請檢查網路連線，然後再試一次。',
  outdated: '這次登入已過期。請再試一次。',
  storageNeeded: '您的瀏覽器不允許此網站儲存資料。請允許，然後再試一次。',
  notSetUp: '此網站的登入功能設定有誤。請通知網站管理員。',
  failed: '登入未成功。請再試一次。',
  cancel: '取消',
  popupOpen: '請在剛開啟的視窗中繼續。',
  popupBlocked: '您的瀏覽器封鎖了登入視窗。',
  openSignIn: '開啟登入頁面',
  popupClosed: '登入視窗已關閉。您可以再試一次。',
  closeWindow: '您現在可以關閉此視窗。',
});
