/** @jsxImportSource solid-js */
import type { LoginError, LoginStartEvent } from 'egain-login';
import 'egain-login/solid';

const right = (
  <egain-login
    class="login"
    authorize-url="https://example.com/authorize"
    storage="session"
    messages={{ signIn: 'Log in' }}
    icon-only
    on:token={({ detail, cause }) => [detail.access_token satisfies string, cause]}
    on:login-error={({ detail }) => detail satisfies LoginError}
  >
    Log in
  </egain-login>
);

// @ts-expect-error -- there is no such storage
const wrongStorage = <egain-login storage="cookie" />;
// @ts-expect-error -- a scope is a text
const wrongScope = <egain-login scope={7} />;
// @ts-expect-error -- there is no such attribute
const wrongName = <egain-login authorizeurl="https://example.com/authorize" />;
// @ts-expect-error -- a token event is no login-start
const wrongListener = <egain-login on:token={(event: LoginStartEvent) => event} />;

export { right, wrongStorage, wrongScope, wrongName, wrongListener };
