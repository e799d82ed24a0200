import { program, type Answer } from './endpoints.js';
import { until } from './until.js';
import { openPage, type Page } from './page.js';

export type Attributes = Record<string, string>;

/** What the token endpoint usually answers. */
export const TOKEN = {
  access_token: 'the-access-token',
  token_type: 'Bearer',
  expires_in: 3600,
  scope: 'scope.one scope.two',
};

/** An authorization server on an origin of its own, at which one is always signed in. */
export interface AuthorizationServer {
  /** The attributes of an element that logs in there, and comes back to callback.html. */
  attributes: Attributes;
  /** The parameters of the authorization requests that came so far. */
  authorizationRequests: () => Promise<URLSearchParams[]>;
  /** The parameters of the token requests that came so far. */
  tokenRequests: () => Promise<URLSearchParams[]>;
}

/** The authorization endpoint's answer that comes back with a code. */
export const GO_BACK: Answer = { authorize: { code: 'the-code' } };

/** The authorization endpoint's answer that leaves the browser where it is. */
export const STAY: Answer = { status: 204 };

/** Starts one. Each list of answers is given one after another, the last one from then on. */
export async function startAuthorizationServer({
  authorize = [GO_BACK],
  token = [{ body: TOKEN }],
}: { authorize?: Answer[]; token?: Answer[] } = {}): Promise<AuthorizationServer> {
  const authorization = await program(...authorize);
  const tokens = await program(...token);
  return {
    attributes: {
      'authorize-url': authorization.url('authorize'),
      'token-url': tokens.tokenUrl,
      'client-id': 'the-client',
      scope: 'scope.one scope.two',
      'redirect-uri': '/pages/callback.html',
      mode: 'redirect', // the tests' pages are frames, in which a popup would open
    },
    authorizationRequests: async () =>
      (await authorization.requests()).map(({ url }) => new URL(url, location.href).searchParams),
    tokenRequests: async () =>
      (await tokens.requests()).map(({ body }) => new URLSearchParams(body)),
  };
}

/** Writes the tag of an element. */
export function tag(attributes: Attributes = {}, content = ''): string {
  // In a document without scripts it is text only.
  const element = document.implementation.createHTMLDocument().createElement('egain-login');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.innerHTML = content;
  return element.outerHTML;
}

/** Signs in from start.html, and returns the callback page with its token. */
export async function signIn(
  attributes: Attributes,
  markup: Record<string, string> = {},
): Promise<Page> {
  const page = await openPage('start.html', { 'start.html': tag(attributes), ...markup });
  page.press();
  await page.arrivesAt(attributes['after-login'] === 'return' ? 'start.html' : 'callback.html');
  await page.hears('token');
  return page;
}

/**
 * Begins a login and lets the sign-in page never open, so that the test can come back from it as it
 * wants to.
 *
 * @returns what the authorization request said, and the page on which the login began
 */
export async function beginLogin(
  { attributes, authorizationRequests }: AuthorizationServer,
  settle?: (page: Page) => void,
): Promise<{ state: string; page: Page }> {
  const page = await openPage('start.html', { 'start.html': tag(attributes) });
  settle?.(page);
  page.press();
  const request = await until(
    async () => (await authorizationRequests()).at(-1),
    'the authorization request arrives',
  );
  return { state: request.get('state')!, page };
}

/** Begins a login, and comes back from it to callback.html with a code. */
export async function comeBack(
  server: AuthorizationServer,
  markup: string = tag(),
  more = '',
): Promise<Page> {
  const { state, page } = await beginLogin(server);
  page.close();
  return openPage(`callback.html?code=the-code&state=${state}${more}`, {
    'callback.html': markup,
  });
}

/** Keeps the answers of the servers from the page until the test lets them through. */
export const HOLD_ANSWERS = `<script>
  {
    const fetchNow = fetch;
    const isLetThrough = new Promise((resolve) => (window.letThrough = resolve));
    window.fetch = async (...request) => {
      const response = await fetchNow(...request);
      await isLetThrough;
      return response;
    };
  }
</script>`;

/** Lets what a page waits for in vain end a hundred times sooner. */
export const HURRY = `<script>
  {
    const { setTimeout } = window;
    window.setTimeout = (act, ms = 0, ...more) => setTimeout(act, ms / 100, ...more);
  }
</script>`;

/** Lets all answers through, those that are still to come too. */
export function letThrough(page: Page): void {
  (page.window as unknown as { letThrough: () => void }).letThrough();
}
