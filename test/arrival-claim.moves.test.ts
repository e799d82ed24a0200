import { expect } from '@open-wc/testing';
import {
  comeBack,
  HOLD_ANSWERS,
  letThrough,
  startAuthorizationServer,
  STAY,
  tag,
  type AuthorizationServer,
} from './support/authorization-server.js';
import type { TokenEvent } from '../src/events.js';
import type { Page } from './support/page.js';
import { until } from './support/until.js';

/** Comes back from a login, whose code is being exchanged until the test goes on. */
async function inMidExchange(
  write: (server: AuthorizationServer) => string = () => tag(),
): Promise<{ page: Page; server: AuthorizationServer }> {
  const server = await startAuthorizationServer({ authorize: [STAY] });
  const page = await comeBack(server, `${HOLD_ANSWERS}<main></main>${write(server)}`);
  await page.shows('exchanging');
  return { page, server };
}

async function expectOneToken(page: Page, server: AuthorizationServer): Promise<void> {
  letThrough(page);
  await page.hears('token');
  await page.settles();
  expect(page.heard).to.deep.equal(['token']);
  expect(await server.tokenRequests()).to.have.length(1);
}

describe('An element in mid-exchange', () => {
  const WRITERS = {
    'a bare one': () => tag(),
    'a configured one': ({ attributes }: AuthorizationServer) => tag(attributes),
  };
  for (const [name, write] of Object.entries(WRITERS)) {
    it(`can be moved (${name})`, async () => {
      const { page, server } = await inMidExchange(write);
      const { login } = page;
      page.document.querySelector('main')!.append(login);
      expect(login.status).to.equal('exchanging');
      await page.settles();
      expect(login.status).to.equal('exchanging');
      await expectOneToken(page, server);
      expect(login.status).to.equal('signed-in');
    });

    it(`can be taken out and put back later (${name})`, async () => {
      const { page, server } = await inMidExchange(write);
      const { login } = page;
      login.remove();
      await page.settles();
      expect(login.status).to.equal('signed-out');
      page.document.body.append(login);
      expect(login.status).to.equal('exchanging');
      await expectOneToken(page, server);
      expect(login.status).to.equal('signed-in');
    });

    it(`can be replaced by a new one (${name})`, async () => {
      const { page, server } = await inMidExchange(write);
      const { login } = page;
      page.document.querySelector('main')!.innerHTML = write(server);
      login.remove();
      await page.settles();
      page.document.querySelector('main')!.innerHTML = write(server);
      await expectOneToken(page, server);
      expect(page.login.status).to.equal('signed-in');
    });

    it(`can be cloned, and is still the only one that finishes (${name})`, async () => {
      const { page, server } = await inMidExchange(write);
      const clone = page.login.cloneNode() as typeof page.login;
      page.document.body.append(clone);
      expect(clone.status).to.equal('signed-out');
      expect(clone.getAttribute('status')).to.equal('signed-out');
      letThrough(page);
      await page.hears('token');
      await page.settles();
      const own = (page.window.heard as TokenEvent[]).filter(({ cause }) => cause === 'login');
      expect(own.map(({ target }) => target === page.login)).to.deep.equal([true]);
      expect(await server.tokenRequests()).to.have.length(1);
    });
  }

  it('taken out, leaves the login to the next bare element', async () => {
    const { page, server } = await inMidExchange(() => tag() + tag());
    page.login.remove();
    await expectOneToken(page, server);
    expect(page.login.status).to.equal('signed-in');
  });

  it('still gets the token that was asked for when it is taken out', async () => {
    const { page } = await inMidExchange();
    const asked = page.login.getToken();
    page.login.remove();
    letThrough(page);
    expect((await asked).access_token).to.equal('the-access-token');
  });
});

describe('A page that loads the script twice', () => {
  // By another address, browsers run all modules a second time; for Lit, see the import map.
  const loadAgain = (then: string) => `
    <script type="module">
      const { EgainLoginElement } = await import('/src//index.ts');
      window.isSecondCopy = EgainLoginElement !== customElements.get('egain-login');
      ${then}
    </script>`;

  for (const [name, markup] of Object.entries({
    'by an element that is there': tag() + loadAgain(''),
    'by an element that comes later': loadAgain(`document.body.innerHTML = '${tag()}';`),
  })) {
    it(`finishes a login once, ${name}`, async () => {
      const server = await startAuthorizationServer({ authorize: [STAY] });
      const page = await comeBack(server, HOLD_ANSWERS + markup);
      const isSecondCopy = () => (page.window as { isSecondCopy?: boolean }).isSecondCopy;
      await until(() => isSecondCopy() !== undefined, 'the second copy has run');
      expect(isSecondCopy()).to.be.true;
      await page.settles();
      expect(page.login.status).to.equal('exchanging');
      await expectOneToken(page, server);
      expect(page.window.logged).to.be.empty;
    });
  }
});
