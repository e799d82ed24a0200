import type { HTMLAttributes, ReservedProps } from 'vue';
import type { EgainLoginElement } from '../egain-login.js';
import type { EgainLoginMarkup } from './markup.js';

export * from '../index.js';

type Camel<Name> = Name extends `${infer Word}-${infer Rest}`
  ? `${Word}${Capitalize<Camel<Rest>>}`
  : Name;

/** Vue's checker asks for `:authorize-url` and `@login-error` as `authorizeUrl` and `onLoginError`. */
type InCamelCase<Props> = { [Name in keyof Props as Camel<Name>]: Props[Name] };

type Props = InCamelCase<EgainLoginMarkup<HTMLAttributes & ReservedProps, 'on-'>>;

declare module 'vue' {
  interface GlobalComponents {
    'egain-login': new () => EgainLoginElement & { $props: Props };
  }
}
