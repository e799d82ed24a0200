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

/** Lets the short pause end when the test says so, however slow the machine is. */
const HOLD_PAUSE = `<script>
  {
    const { setTimeout } = window;
    window.setTimeout = (act, ms, ...more) =>
      ms === 100 ? ((window.endPause = act), 0) : setTimeout(act, ms, ...more);
  }
</script>`;

const endPause = (page: Page) => (page.window as unknown as { endPause: () => void }).endPause();

async function inMidExchange(content = ''): Promise<Page> {
  const server = await startAuthorizationServer({ authorize: [STAY] });
  const page = await comeBack(server, HOLD_PAUSE + HOLD_ANSWERS + tag({}, content));
  await page.shows('exchanging');
  await page.login.updateComplete;
  return page;
}

const drawn = ({ login }: Page) =>
  until(() => login.shadowRoot && visibleText(login), 'the button is drawn');

describe('The button on a callback page', () => {
  it('is drawn after the token is there, where that comes soon', async () => {
    const page = await inMidExchange();
    await page.settles();
    expect(!page.login.shadowRoot, 'is not drawn').to.be.true;
    letThrough(page);
    expect(await drawn(page)).to.equal('Sign out');
    expect(page.heard).to.deep.equal(['token']);
  });

  it('lets what stands in the tag be seen until then', async () => {
    const page = await inMidExchange('Log in');
    expect(visibleText(page.login)).to.equal('Log in');
    letThrough(page);
    expect(await drawn(page)).to.equal('Sign out');
  });

  it('is drawn before the token is there, where that takes its time', async () => {
    const page = await inMidExchange();
    endPause(page);
    expect(await drawn(page)).to.equal('Signing in…');
    letThrough(page);
    await page.shows('signed-in');
    await page.login.updateComplete;
    expect(visibleText(page.login)).to.equal('Sign out');
  });

  it('is drawn at once when it is put in later', async () => {
    const page = await inMidExchange();
    endPause(page);
    await drawn(page);
    page.document.body.insertAdjacentHTML('beforeend', tag());
    const added = page.logins[1]!;
    await added.updateComplete;
    expect(visibleText(added)).to.not.equal('');
  });
});
