import type { LoginError, LoginStartEvent } from 'egain-login';
import 'egain-login/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Tag = SvelteHTMLElements['egain-login'];

export const right: Tag = {
  class: 'login',
  'authorize-url': 'https://example.com/authorize',
  storage: 'session',
  messages: { signIn: 'Log in' },
  ontoken: ({ detail, cause }) => [detail.access_token satisfies string, cause],
  'onlogin-error': ({ detail }) => detail satisfies LoginError,
};

// @ts-expect-error -- there is no such storage
export const wrongStorage: Tag = { storage: 'cookie' };
// @ts-expect-error -- a scope is a text
export const wrongScope: Tag = { scope: 7 };
// @ts-expect-error -- there is no such attribute
export const wrongName: Tag = { authorizeurl: 'https://example.com/authorize' };
// @ts-expect-error -- a token event is no login-start
export const wrongListener: Tag = { ontoken: (event: LoginStartEvent) => event };
