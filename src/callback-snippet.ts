/*
 * A head start, for those who want the least time between sign-in and token: it stands inline in the
 * head of a callback page, and has the token request under way before the script has even arrived.
 *
 * It deals with the plain case alone: this tab began the login, and the query holds one whole response
 * and nothing else. All that it does not know, it leaves to the script as it was.
 */
import type { Transaction } from './oauth/transaction-store.js';

try {
  const query = new URL(location.href).searchParams;
  const code = query.get('code');
  const state = query.get('state')!;
  const iss = query.get('iss');
  const key = `egain-login:transaction:${state}`;
  const transaction = JSON.parse(localStorage[key] as string) as Transaction;
  const { configuration } = transaction;
  if (
    code &&
    // Nothing twice, and nothing of the page's own.
    query.size === (iss ? 3 : 2) &&
    (!configuration.issuer || configuration.issuer === iss) &&
    sessionStorage[key] &&
    Math.abs(Date.now() - transaction.startedAt) < 36e5
  ) {
    history.replaceState(history.state, '', location.pathname + location.hash);
    delete localStorage[key];
    delete sessionStorage[key];
    egainLogin = [
      state,
      transaction,
      fetch(configuration.tokenUrl, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          redirect_uri: configuration.redirectUri,
          client_id: configuration.clientId,
          code_verifier: transaction.codeVerifier,
        }),
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
        signal: AbortSignal.timeout(3e4),
        // A failure is kept as a value: until the script comes, nobody is there to catch it.
      }).catch((error: Error) => error),
    ];
  }
} catch {
  // No login of ours, or nothing to read it from.
}
