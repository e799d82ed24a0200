import { registerMessages } from './languages.js';

/** Japanese. */
registerMessages(['ja'], {
  signIn: 'ログイン',
  signOut: 'ログアウト',
  signingIn: 'ログイン中…',
  denied: 'ログインがキャンセルまたは拒否されました。もう一度お試しください。',
  unreachable: 'ログインサービスに接続できません。接続を確認して、もう一度お試しください。',
  outdated: 'このログインは期限切れです。もう一度お試しください。',
  storageNeeded:
    'ブラウザーがこのサイトのデータ保存を許可していません。許可して、もう一度お試しください。',
  notSetUp: 'このサイトのログインは正しく設定されていません。サイトの管理者にお知らせください。',
  failed: 'ログインできませんでした。もう一度お試しください。',
  cancel: 'キャンセル',
  popupOpen: '開いたウィンドウで続けてください。',
  popupBlocked: 'ブラウザーがログインウィンドウをブロックしました。',
  openSignIn: 'ログインページを開く',
  popupClosed: 'ログインウィンドウが閉じられました。もう一度お試しください。',
  closeWindow: 'このウィンドウを閉じてかまいません。',
});
