// What TypeScript knows without a framework.
import { LoginError, type EgainLoginElement, type TokenResponse } from 'egain-login';
import 'egain-login/languages/fr.js';

const login: EgainLoginElement = document.querySelector('egain-login')!;

login.addEventListener('token', (event) => {
  const token: string = event.detail.access_token;
  const cause: 'login' | 'restore' | 'refresh' = event.cause;
  // @ts-expect-error -- the lifetime is a number
  const lifetime: string = event.detail.expires_in;
  return [token, cause, lifetime];
});
login.addEventListener('login-start', ({ detail }) => detail.url.searchParams.set('a', 'b'));
login.addEventListener('login-error', ({ detail }) => detail instanceof LoginError && detail.code);
login.addEventListener('click', ({ target }) => target);
// @ts-expect-error -- a token event has no URL
login.addEventListener('token', ({ detail }: CustomEvent<{ url: URL }>) => detail.url);

const response: Promise<TokenResponse> = login.getToken();
login.messages = { signIn: 'Log in' };
// @ts-expect-error -- there is no such text
login.messages = { logIn: 'Log in' };
// @ts-expect-error -- only the element says what it is at
login.status = 'signed-in';

export { response };
