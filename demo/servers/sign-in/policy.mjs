import { scopes } from './actors.mjs';
import { errors, interactionPolicy } from './oidc-provider.mjs';

const { Check, base } = interactionPolicy;

/**
 * Creates the rules that decide whether a person must be asked: oidc-provider's own, and two
 * of eGain's.
 */
export function createPolicy() {
  const policy = base();
  const login = policy.get('login');
  login.checks.add(new Check('scope', 'unknown scope', rejectUnknownScopes));
  login.checks.add(new Check('force_login', 'forceLogin was asked for', isLoginForced));
  return policy;
}

/** oidc-provider leaves unknown scopes out in silence; eGain answers `invalid_scope`. */
function rejectUnknownScopes(ctx) {
  // As the request came: in ctx.oidc.params the unknown ones are gone already.
  const asked = String(ctx.query.scope ?? '').split(' ');
  const unknown = asked.filter((scope) => scope !== '' && !scopes.includes(scope));
  if (unknown.length > 0) {
    throw new errors.InvalidScope(`Not assigned to this client application: ${unknown.join(', ')}`);
  }
  return Check.NO_NEED_TO_PROMPT;
}

function isLoginForced({ oidc }) {
  return oidc.params.forceLogin === 'yes' && !oidc.result?.login
    ? Check.REQUEST_PROMPT
    : Check.NO_NEED_TO_PROMPT;
}
