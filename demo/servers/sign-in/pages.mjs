import { html, trusted } from '../html.mjs';

/** @typedef {import('./actors.mjs').Actor} Actor */

/**
 * The page on which a person signs in: one click on a name.
 *
 * @param {{ actor: Actor, application: string, origin: string, scope?: string, hint?: string }} request
 * @returns {string}
 */
export function signInPage({ actor, application, origin, scope = '', hint }) {
  const asked = scope.split(' ').filter(Boolean);
  return layout(
    actor,
    'Sign in',
    html`
      <h1>Who is signing in?</h1>
      <p class="lead">Choose a person to continue to <strong>${application}</strong>.</p>
      <form method="post">
        <ul class="people">
          ${actor.people.map(personButton)}
        </ul>
        <div class="actions">
          <button class="quiet" name="cancel" value="yes">Cancel</button>
        </div>
      </form>
      <details>
        <summary>What ${application} asks for</summary>
        <ul class="scopes">
          ${asked.map((name) => html`<li><code>${name}</code></li>`)}
        </ul>
      </details>
      <p class="note">
        ${hint && html`Environment: <code>${hint}</code><br />`} You return to
        <code>${origin}</code>.
      </p>
    `,
  );
}

/**
 * The page that says why a request cannot be answered with a redirect.
 *
 * @param {{ actor: Actor, error: string, error_description?: string, asked?: string,
 *   redirectUris: string[], home: string }} problem
 * @returns {string}
 */
export function errorPage({ actor, error, error_description, asked, redirectUris, home }) {
  const { title, advice, known } = explain(error);
  const isRedirectUri = error === 'invalid_redirect_uri';
  return layout(
    actor,
    title,
    html`
      <h1>${title}</h1>
      <p class="lead">${advice}</p>
      ${
        isRedirectUri &&
        html`
          <h2>The request has</h2>
          <p class="asked"><code>${asked ?? '(none)'}</code></p>
          <details>
            <summary>Registered redirect URIs (${redirectUris.length})</summary>
            <ul class="scopes">
              ${redirectUris.map((uri) => html`<li><code>${uri}</code></li>`)}
            </ul>
          </details>
        `
      }
      <p class="note">
        Error code:
        <code>${error}</code>${!known && error_description && html`<br />${error_description}`}
      </p>
      <p class="actions"><a class="button" href="${home}">Back to the application</a></p>
    `,
  );
}

/**
 * The page that ends a session. Where the request is `sure` to come from the application, it
 * sends itself; else the person is asked.
 *
 * @param {{ actor: Actor, form: string, sure: boolean }} request `form` is oidc-provider's.
 * @returns {string}
 */
export function signOutPage({ actor, form, sure }) {
  return layout(
    actor,
    'Sign out',
    html`
      ${sure && html`<script src="/sign-out.js" defer></script>`}
      <h1>${sure ? 'Signing out…' : 'Sign out?'}</h1>
      <p class="lead">
        ${
          sure
            ? 'You will be back in a moment.'
            : 'An application asks to end your session. Other applications may ask you to sign in again.'
        }
      </p>
      ${trusted(form)}
      <div class="actions">
        <button class="button" form="op.logoutForm" name="logout" value="yes">Sign out</button>
        ${!sure && html`<button class="quiet" form="op.logoutForm">Stay signed in</button>`}
      </div>
    `,
  );
}

/** @param {{ actor: Actor, home: string }} options */
export function signedOutPage({ actor, home }) {
  return layout(
    actor,
    'Signed out',
    html`
      <h1>You are signed out</h1>
      <p class="lead">You can close this page, or go back.</p>
      <p class="actions"><a class="button" href="${home}">To the demo pages</a></p>
    `,
  );
}

/** @param {import('./actors.mjs').Person} person */
function personButton({ id, firstName, lastName, note }, index) {
  return html`<li>
    <button class="person" name="person" value="${id}">
      <span class="avatar tint-${index + 1}" aria-hidden="true">${firstName[0]}${lastName[0]}</span>
      <span class="who"><b>${firstName} ${lastName}</b> <small>${note}</small></span>
      <svg class="arrow" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M6 3.5 10.5 8 6 12.5" />
      </svg>
    </button>
  </li>`;
}

function explain(error) {
  const known = {
    invalid_redirect_uri: {
      title: 'This redirect URI is not registered',
      advice:
        'The redirect URI must match a registered one exactly: protocol, host, port, upper and ' +
        'lower case, and the slash at the end.',
    },
    invalid_client: {
      title: 'This client ID is unknown',
      advice: 'Compare the client ID with the metadata of the client application.',
    },
    sign_in_over: {
      title: 'This sign-in has ended',
      advice:
        'It is complete, has expired, or started in another browser. Go back to the application ' +
        'and start again.',
    },
    not_found: {
      title: 'This page doesn’t exist',
      advice: 'Compare the address with the one in the metadata.',
    },
  }[error];
  return known
    ? { ...known, known: true }
    : { title: 'This request doesn’t work', advice: 'Something in it is wrong or missing.' };
}

function layout(actor, title, content) {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Demo sign-in</title>
        <link rel="icon" href="/favicon.svg" />
        <link rel="stylesheet" href="/sign-in.css" />
      </head>
      <body class="${actor.name}">
        <aside>
          <p class="brand"><span class="mark" aria-hidden="true"></span>Demo sign-in</p>
          <p class="title">${actor.title}</p>
          <p>${actor.about}</p>
          <p class="small">
            Stands in for eGain’s sign-in page. It runs on this machine. The people are made up, and
            there are no passwords.
          </p>
        </aside>
        <main>${content}</main>
      </body>
    </html>`;
  return `${page}\n`;
}
