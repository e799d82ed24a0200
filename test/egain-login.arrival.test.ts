import { expect } from '@open-wc/testing';
import {
  comeBack,
  HOLD_ANSWERS,
  letThrough,
  startAuthorizationServer,
  STAY,
  tag,
} from './support/authorization-server.js';
import type { Page } from './support/page.js';
import { until } from './support/until.js';
import { visibleText } from './support/visible-text.js';

const shows = ({ login }: Page, text: string) =>
  until(() => login.shadowRoot && visibleText(login) === text, `the button shows ${text}`);

describe('The button on a callback page', () => {
  it('says “Signing in…” until the token is there', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    const page = await comeBack(server, HOLD_ANSWERS + tag({}, 'Log in'));
    await shows(page, 'Signing in…');
    expect(page.heard).to.be.empty;
    letThrough(page);
    await shows(page, 'Sign out');
    expect(page.heard).to.deep.equal(['token']);
  });
});
