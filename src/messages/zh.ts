import { registerMessages } from './languages.js';

/** Chinese, in simplified characters. */
registerMessages(['zh'], {
  signIn: '登录',
  signOut: '退出登录',
  signingIn: '正在登录…',
  denied: '登录已取消或被拒绝。您可以重试。',
  unreachable: '无法连接登录服务。请检查网络连接，然后重试。',
  outdated: '此次登录已过期。请重试。',
  storageNeeded: '您的浏览器不允许此网站保存数据。请允许，然后重试。',
  notSetUp: '此网站的登录设置有误。请告知网站管理员。',
  failed: '登录未成功。请重试。',
  cancel: '取消',
  popupOpen: '请在刚刚打开的窗口中继续。',
  popupBlocked: '您的浏览器拦截了登录窗口。',
  openSignIn: '打开登录页面',
  popupClosed: '登录窗口已关闭。您可以重试。',
  closeWindow: '您现在可以关闭此窗口。',
});
