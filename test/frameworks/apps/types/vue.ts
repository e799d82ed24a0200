import type { LoginError, LoginStartEvent } from 'egain-login';
import 'egain-login/vue';
import type { GlobalComponents } from 'vue';

type Tag = InstanceType<GlobalComponents['egain-login']>['$props'];

export const right: Tag = {
  class: 'login',
  authorizeUrl: 'https://example.com/authorize',
  storage: 'session',
  messages: { signIn: 'Log in' },
  onToken: ({ detail, cause }) => [detail.access_token satisfies string, cause],
  onLoginError: ({ detail }) => detail satisfies LoginError,
};

// @ts-expect-error -- there is no such storage
export const wrongStorage: Tag = { storage: 'cookie' };
// @ts-expect-error -- a scope is a text
export const wrongScope: Tag = { scope: 7 };
// @ts-expect-error -- there is no such attribute
export const wrongName: Tag = { authorizeurl: 'https://example.com/authorize' };
// @ts-expect-error -- a token event is no login-start
export const wrongListener: Tag = { onToken: (event: LoginStartEvent) => event };
