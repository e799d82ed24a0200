// First, so that the token is asked for before anything else of the script has run, Lit included.
import './oauth/authorization-code-flow.js';
import { EgainLoginElement } from './egain-login.js';

// The script may be on the page twice, or in two versions: the first one stays.
if (!customElements.get('egain-login')) customElements.define('egain-login', EgainLoginElement);

export { EgainLoginElement };
export * from './events.js';
export type { LoginStatus } from './login-controller.js';
export type { Messages } from './messages/messages.js';
export { LoginError, type LoginErrorDetails, type OwnErrorCode } from './oauth/errors.js';
export type { TokenCause } from './oauth/session-listener.js';
export type { TokenResponse } from './oauth/token-request.js';
