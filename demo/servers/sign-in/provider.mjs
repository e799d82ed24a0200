import { generateKeyPairSync, randomBytes } from 'node:crypto';

import { clients, scopes } from './actors.mjs';
import { isLoopback } from '../loopback.mjs';
import { createMemoryStore } from './memory-store.mjs';
import { Provider } from './oidc-provider.mjs';
import { errorPage, signOutPage, signedOutPage } from './pages.mjs';
import { createPolicy } from './policy.mjs';

/** How long things live, in seconds. */
export const defaultLifetimes = {
  /** Access tokens; eGain's consumers assume an hour too. */
  accessToken: 3600,
  /** Access tokens of the client application for renewals. */
  shortAccessToken: 60,
  refreshToken: 86400,
  authorizationCode: 60,
  idToken: 3600,
  /** A person's session at the sign-in server. */
  session: 86400,
  /** The time to choose a person; people are called away. */
  interaction: 3600,
};

/** Where things are, below the actor's path. The first two and the last are eGain's own. */
export const routes = {
  authorization: '/oauth2/authorize',
  token: '/oauth2/token',
  revocation: '/oauth2/revoke',
  end_session: '/connect/logout',
};

/**
 * Creates the authorization server of one actor: authorization code flow with PKCE for public
 * clients, refresh tokens that are rotated and whose reuse ends the login.
 *
 * @param {object} options
 * @param {string} options.issuer
 * @param {import('./actors.mjs').Actor} options.actor
 * @param {string} options.home Where people go who have lost their way.
 * @param {(origin: string) => boolean} options.isAllowedOrigin Tells which origins may call the token
 *   endpoint.
 * @param {string[]} options.redirectUris
 * @param {boolean} options.acceptsLoopback
 * @param {typeof defaultLifetimes} options.lifetimes
 * @returns {Provider}
 */
export function createProvider(options) {
  const { issuer, actor, home, isAllowedOrigin, redirectUris, acceptsLoopback, lifetimes } =
    options;
  const { pathname } = new URL(issuer);
  const register = ({ id, name }) => ({
    client_id: id,
    client_name: name,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: redirectUris,
    post_logout_redirect_uris: redirectUris,
    id_token_signed_response_alg: 'ES256',
  });

  const provider = new Provider(issuer, {
    adapter: createMemoryStore(),
    jwks: { keys: [createSigningKey()] },
    clients: Object.values(clients).map(register),
    scopes,
    claims: { openid: ['sub'], profile: ['name', 'given_name', 'family_name'] },
    // There is no userinfo endpoint, as eGain documents none: the ID token carries the claims.
    conformIdTokenClaims: false,
    // Seen at eGain; recognized, so that the sign-in page and the policy below can read them.
    extraParams: ['domain_hint', 'forceLogin', 'localLogin'],
    routes,
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (ctx, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          // An ID token proves that the application knows the person; else it is asked.
          const sure = ctx.oidc.entities.IdTokenHint !== undefined;
          ctx.body = signOutPage({ actor, form, sure });
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = signedOutPage({ actor, home });
        },
      },
    },
    pkce: { required: () => true },
    clientBasedCORS: (ctx, origin) => isAllowedOrigin(origin),
    // Cookies do not tell ports apart: the path keeps users, customers and whatever else runs
    // on localhost from each other.
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: {
        session: `demo_session_${actor.name}`,
        interaction: `demo_sign_in_${actor.name}`,
        resume: `demo_resume_${actor.name}`,
      },
      long: { httpOnly: true, sameSite: 'lax', path: pathname },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    interactions: {
      url: (ctx, interaction) => `${pathname}/sign-in/${interaction.uid}`,
      policy: createPolicy(),
    },
    loadExistingGrant: (ctx) => grantEverythingAskedFor(provider, ctx),
    findAccount: (ctx, id) => findAccount(actor, id),
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    // A token lives as long as it says, whoever signs in after it in the same browser.
    expiresWithSession: () => false,
    renderError: (ctx, out) => {
      ctx.type = 'html';
      const { redirect_uri: asked } = ctx.oidc?.params ?? ctx.query;
      ctx.body = errorPage({ actor, ...out, asked, redirectUris, home });
    },
    ttl: {
      AccessToken: (ctx, token, client) =>
        client.clientId === clients.short.id ? lifetimes.shortAccessToken : lifetimes.accessToken,
      AuthorizationCode: lifetimes.authorizationCode,
      RefreshToken: lifetimes.refreshToken,
      IdToken: lifetimes.idToken,
      Session: lifetimes.session,
      Grant: lifetimes.refreshToken,
      Interaction: lifetimes.interaction,
    },
  });

  const report = (error) => {
    // The browser went away in the middle of an answer: nobody's fault.
    if (!['ECONNRESET', 'EPIPE'].includes(error.code)) console.error(error);
  };
  provider.on('server_error', (ctx, error) => report(error));
  provider.on('error', report);
  if (acceptsLoopback) registerLoopback(provider.Client.prototype);
  return provider;
}

/** Counts addresses on this machine among those that are registered. */
function registerLoopback(client) {
  for (const name of ['redirectUriAllowed', 'postLogoutRedirectUriAllowed']) {
    const isRegistered = client[name];
    client[name] = function (uri) {
      return isRegistered.call(this, uri) || isLoopback(uri);
    };
  }
}

/** Grants the scopes of the request: there is no consent page in this demo. */
async function grantEverythingAskedFor(provider, ctx) {
  const { client, session, requestParamScopes } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope([...requestParamScopes].join(' '));
  await grant.save();
  return grant;
}

function findAccount(actor, id) {
  const person = actor.people.find((candidate) => candidate.id === id);
  if (!person) return undefined;
  const { firstName, lastName } = person;
  return {
    accountId: id,
    claims: () => ({
      sub: id,
      name: `${firstName} ${lastName}`,
      given_name: firstName,
      family_name: lastName,
    }),
  };
}

function createSigningKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' };
}
