import {
  GO_BACK,
  signIn,
  startAuthorizationServer,
  STAY,
  tag,
  TOKEN,
  type AuthorizationServer,
} from './authorization-server.js';
import type { Answer } from './endpoints.js';
import type { Page } from './page.js';

/** A token of an hour that can be renewed. */
export const FIRST = { ...TOKEN, refresh_token: 'refresh-1', id_token: 'the-id-token' };
/** What comes in its place. */
export const SECOND = { access_token: 'access-2', expires_in: 3600, refresh_token: 'refresh-2' };

/** Signs in two elements with {@link FIRST}; the token endpoint then answers so. */
export async function signInRenewably(
  answers: Answer[],
  more: Record<string, string> = {},
): Promise<{ page: Page; server: AuthorizationServer }> {
  const server = await startAuthorizationServer({
    authorize: [GO_BACK, STAY],
    token: [{ body: FIRST }, ...answers],
  });
  Object.assign(server.attributes, more);
  const page = await signIn(server.attributes, {
    'callback.html': tag(server.attributes) + tag(server.attributes),
  });
  await page.hears('token', 2);
  return { page, server };
}

/** Lets an hour but half a minute go by on the page's calendar clock. */
export function nearTheEnd({ window }: Page): void {
  const { now } = window.Date;
  window.Date.now = () => now() + 3_570_000;
}

/** Makes the page look what time it is, as it does when a laptop wakes up. */
export const wake = ({ window }: Page) => window.dispatchEvent(new Event('online'));
