import { expect } from '@open-wc/testing';
import type { LoginError } from '../src/index.js';
import {
  comeBack,
  signIn,
  startAuthorizationServer,
  STAY,
  tag,
  type Attributes,
} from './support/authorization-server.js';
import { openPage, type Page } from './support/page.js';

const start = () => startAuthorizationServer({ authorize: [STAY] });

const OTHER = { 'client-id': 'another-client' };

/** Runs a script of the page's own after ours, while the page is still being parsed. */
const script = (text: string) => `<script type="module">${text}</script>`;

/** Expects that this one has finished the login, and nobody else. */
async function expectFinishedBy(page: Page, index: number): Promise<void> {
  await page.hears('token');
  await page.settles();
  expect(page.heard).to.deep.equal(['token']);
  expect(page.logins.findIndex((login) => login === page.window.heard[0]!.target)).to.equal(index);
  expect(page.logins.map(({ status }) => status)).to.deep.equal(
    page.logins.map((_, i) => (i === index ? 'signed-in' : 'signed-out')),
  );
}

describe('A login that arrives is finished', () => {
  it('by a bare element', async () => {
    await expectFinishedBy(await comeBack(await start()), 0);
  });

  it('by the first of two bare elements', async () => {
    await expectFinishedBy(await comeBack(await start(), tag() + tag()), 0);
  });

  it('by the element with the same configuration rather than a bare one', async () => {
    const server = await start();
    const page = await comeBack(server, tag() + tag(server.attributes));
    await expectFinishedBy(page, 1);
  });

  it('by an element with the same scopes in another order', async () => {
    const server = await start();
    const scope = server.attributes.scope!.split(' ').reverse().join(' ');
    const page = await comeBack(server, tag() + tag({ ...server.attributes, scope }));
    await expectFinishedBy(page, 1);
  });

  it('never by an element with another scope', async () => {
    const server = await start();
    const similar = { ...server.attributes, scope: 'scope.three' };
    await expectFinishedBy(await comeBack(server, tag(similar) + tag()), 1);
  });

  it('never by an element with another configuration', async () => {
    const server = await start();
    const page = await comeBack(server, tag({ ...server.attributes, ...OTHER }));
    await page.settles();
    expect(page.login.status).to.equal('signed-out');
    expect(page.login.token).to.be.null;
    expect(page.heard).to.be.empty;
    expect(page.window.logged.map(String)).to.deep.equal([
      '<egain-login>: no <egain-login> on this page belongs to the login that ended here. Compare client-id with the ' +
        'page where it began.',
    ]);
  });

  it('by a bare element rather than one with another configuration', async () => {
    const server = await start();
    const page = await comeBack(server, tag({ ...server.attributes, ...OTHER }) + tag());
    await expectFinishedBy(page, 1);
  });

  it('by one with the same client ID only at the same authorize URL', async () => {
    const server = await start();
    const elsewhere = { ...server.attributes, 'authorize-url': 'http://localhost/elsewhere' };
    await expectFinishedBy(await comeBack(server, tag(elsewhere) + tag()), 1);
  });
});

describe('A login that arrives before its element', () => {
  async function withoutElement(): Promise<{ page: Page; attributes: Attributes }> {
    const server = await start();
    const page = await comeBack(server, '<main></main>');
    await page.settles();
    return { page, attributes: server.attributes };
  }

  it('is finished by a bare element that a script puts in later', async () => {
    const { page } = await withoutElement();
    page.document.querySelector('main')!.innerHTML = tag();
    await expectFinishedBy(page, 0);
  });

  it('is finished by the best of several that are put in together', async () => {
    const { page, attributes } = await withoutElement();
    const other = tag({ ...attributes, ...OTHER });
    page.document.querySelector('main')!.innerHTML = tag() + other + tag(attributes);
    await expectFinishedBy(page, 2);
  });

  it('is finished by an element that a framework gives its attributes afterwards', async () => {
    const { page, attributes } = await withoutElement();
    const login = page.document.createElement('egain-login');
    page.document.querySelector('main')!.append(login);
    for (const [name, value] of Object.entries(attributes)) login.setAttribute(name, value);
    await expectFinishedBy(page, 0);
  });

  it('is left alone by an element that a framework gives other attributes afterwards', async () => {
    const { page, attributes } = await withoutElement();
    const login = page.document.createElement('egain-login');
    page.document.querySelector('main')!.append(login);
    const other = { ...attributes, ...OTHER };
    for (const [name, value] of Object.entries(other)) login.setAttribute(name, value);
    await page.settles();
    expect(login.status).to.equal('signed-out');
    expect(page.heard).to.be.empty;
    page.document.querySelector('main')!.insertAdjacentHTML('beforeend', tag());
    await expectFinishedBy(page, 1);
  });

  it('is left alone by one that gets other attributes while the page is parsed', async () => {
    const server = await start();
    const other = JSON.stringify({ ...server.attributes, ...OTHER });
    const setLater = script(`
      const login = document.querySelector('egain-login');
      await login.updateComplete;
      for (const [name, value] of Object.entries(${other})) login.setAttribute(name, value);
    `);
    await expectFinishedBy(await comeBack(server, tag() + tag() + setLater), 1);
  });

  it('is not lost with an element that is taken out while the page is parsed', async () => {
    const page = await comeBack(
      await start(),
      tag() + script(`document.querySelector('egain-login').remove();`),
    );
    await page.settles();
    expect(page.heard).to.be.empty;
    page.document.body.insertAdjacentHTML('beforeend', tag());
    await expectFinishedBy(page, 0);
  });
});

describe('A response that no login waits for', () => {
  const gone = async (markup: string) => {
    const server = await start();
    const first = await comeBack(server);
    await first.hears('token');
    // Another tab, which knows nothing of the login.
    sessionStorage.clear();
    const state = (await server.authorizationRequests())[0]!.get('state')!;
    return openPage(`callback.html?code=the-code&state=${state}&kept=1`, {
      'callback.html': markup.replaceAll('<configured>', tag(server.attributes)),
    });
  };

  it('is told once, by a bare element if there is one', async () => {
    const page = await gone(`<configured>${tag()}${tag()}`);
    const { detail, target } = (await page.hears('login-error')) as CustomEvent<LoginError>;
    await page.settles();
    expect(detail.code).to.equal('missing_transaction');
    expect(page.logins.findIndex((login) => login === target)).to.equal(1);
    expect(page.heard).to.deep.equal(['login-error']);
    expect(page.window.location.search).to.equal('?kept=1');
  });

  it('is told by whichever element there is', async () => {
    const page = await gone('<configured>');
    await page.hears('login-error');
    await page.shows('error');
  });

  it('troubles nobody who is signed in', async () => {
    const { attributes, authorizationRequests } = await startAuthorizationServer();
    const stored = { ...attributes, storage: 'session' };
    await signIn(stored);
    const state = (await authorizationRequests())[0]!.get('state')!;
    const page = await openPage(`callback.html?code=the-code&state=${state}`, {
      'callback.html': tag(stored),
    });
    await page.settles();
    expect(page.heard).to.deep.equal(['token']);
    expect(page.login.status).to.equal('signed-in');
    expect(page.window.logged).to.be.empty;
    expect(page.window.location.search).to.equal('');
  });
});
