// First of all: without them, nothing works.
import './required-natives.js';
// Then Lit: if a Trusted Types policy forbids it, the script stops here, and no code is spent.
import 'lit';
// Then the flow, so that the token request leaves before anything is drawn.
import './session/arrived-login.js';
import { EgainLoginElement } from './egain-login.js';

// The script may be on the page twice, or in two versions. The first one wins.
if (!customElements.get('egain-login')) customElements.define('egain-login', EgainLoginElement);

export { EgainLoginElement };
export * from './events.js';
export type { LoginStatus } from './login-status.js';
export type { Messages } from './messages/messages.js';
export { LoginError, type LoginErrorDetails, type OwnErrorCode } from './oauth/errors.js';
export type { TokenCause } from './session/session-listener.js';
export type { TokenResponse } from './oauth/token-request.js';
