import { registerMessages } from './languages.js';

/** Korean. */
registerMessages(['ko'], {
  signIn: '로그인',
  signOut: '로그아웃',
  signingIn: '로그인 중…',
  denied: '로그인이 취소되었거나 거부되었습니다. 다시 시도할 수 있습니다.',
  unreachable: '로그인 서비스에 연결할 수 없습니다. 연결을 확인하고 다시 시도해 주세요.',
  outdated: '이 로그인은 만료되었습니다. 다시 시도해 주세요.',
  storageNeeded:
    '브라우저가 이 사이트의 데이터 저장을 허용하지 않습니다. 허용하고 다시 시도해 주세요.',
  notSetUp: '이 사이트의 로그인이 올바르게 설정되지 않았습니다. 사이트 관리자에게 알려 주세요.',
  failed: '로그인하지 못했습니다. 다시 시도해 주세요.',
  cancel: '취소',
  popupOpen: '방금 열린 창에서 계속해 주세요.',
  popupBlocked: '브라우저가 로그인 창을 차단했습니다.',
  openSignIn: '로그인 페이지 열기',
  popupClosed: '로그인 창이 닫혔습니다. 다시 시도할 수 있습니다.',
  closeWindow: '이제 이 창을 닫으셔도 됩니다.',
});
