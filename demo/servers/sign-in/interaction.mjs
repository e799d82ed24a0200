import { text } from 'node:stream/consumers';

import { errors } from './oidc-provider.mjs';
import { errorPage, signInPage } from './pages.mjs';

/**
 * Answers a request for the sign-in page, and the click on it.
 *
 * @param {import('oidc-provider').Provider} provider
 * @param {import('./actors.mjs').Actor} actor
 * @param {string} home Where to go back to when the sign-in cannot go on.
 * @param {import('node:http').IncomingMessage} req
 * @param {import('node:http').ServerResponse} res
 */
export async function interact(provider, actor, home, req, res) {
  const finish = (result) => provider.interactionFinished(req, res, result);
  try {
    const { prompt, params } = await provider.interactionDetails(req, res);
    // Nobody has to consent in this demo, not even when the request insists.
    if (prompt.name === 'consent') return await finish({ consent: {} });
    if (req.method === 'POST') return await finish(await readChoice(actor, req));
    const client = await provider.Client.find(params.client_id);
    const page = signInPage({
      actor,
      application: client.clientName,
      origin: new URL(params.redirect_uri).origin,
      scope: params.scope,
      hint: params.domain_hint,
    });
    return res.end(page);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    res.statusCode = 400;
    return res.end(errorPage({ actor, error: 'sign_in_over', redirectUris: [], home }));
  }
}

/** Reads from the form who was chosen; anything but a known person is a cancel. */
async function readChoice(actor, req) {
  const form = new URLSearchParams(await text(req));
  const person = actor.people.find(({ id }) => id === form.get('person'));
  return person
    ? { login: { accountId: person.id } }
    : { error: 'access_denied', error_description: 'The sign-in was canceled.' };
}
