import { expect } from '@open-wc/testing';
import type { LoginError, TokenEvent } from '../src/index.js';
import { en } from '../src/messages/en.js';
import {
  GO_BACK,
  HURRY,
  STAY,
  startAuthorizationServer,
  tag,
  TOKEN,
  type AuthorizationServer,
} from './support/authorization-server.js';
import { openPage, Page } from './support/page.js';
import { until } from './support/until.js';
import { visibleText } from './support/visible-text.js';

interface Opened {
  page: Page;
  /** The popups that the page has opened: frames, which no browser blocks. */
  popups: Page[];
  /** How often a popup was brought to the front. */
  focused: () => number;
}

/** Opens a page whose login prefers a popup, as every page in a frame does. */
async function openFramed(
  { attributes }: AuthorizationServer,
  { isBlocked = false, callbackPage = tag() } = {},
): Promise<Opened> {
  const { mode: _redirect, ...framed } = attributes;
  const page = await openPage('start.html', { 'start.html': tag(framed) });
  const popups: Page[] = [];
  let focused = 0;
  page.window.open = (url) => {
    if (isBlocked) return null;
    const frame = document.createElement('iframe');
    frame.markup = { 'callback.html': callbackPage };
    frame.src = String(url);
    document.body.append(frame);
    frame.contentWindow!.focus = () => focused++;
    popups.push(new Page(frame));
    return frame.contentWindow;
  };
  return { page, popups, focused: () => focused };
}

describe('a login in a popup', () => {
  it('ends with the token on the page that opened it', async () => {
    const server = await startAuthorizationServer();
    const { page, popups } = await openFramed(server);
    page.press();
    expect(page.login.status).to.equal('authorizing');
    expect(popups, 'opened in the click').to.have.length(1);
    const { detail, cause } = (await page.hears('token')) as TokenEvent;
    expect(detail.access_token).to.equal(TOKEN.access_token);
    expect(cause).to.equal('login');
    expect(page.login.status).to.equal('signed-in');
    expect(await server.tokenRequests()).to.have.length(1);
    expect(localStorage.length + sessionStorage.length, 'keys in storage').to.equal(0);
  });

  it('asks with a state that says so, and with the URL that login-start has shown', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    const { page } = await openFramed(server);
    let shown = '';
    page.login.addEventListener('login-start', ({ detail }) => {
      detail.url.searchParams.set('prompt', 'login');
      shown = detail.url.searchParams.get('state')!;
    });
    page.press();
    const [request] = await until(async () => {
      const requests = await server.authorizationRequests();
      return requests.length > 0 && requests;
    }, 'the request arrives');
    expect(request!.get('state')).to.equal(shown);
    expect(shown).to.match(/^egp-[\w-]{22}$/);
    expect(request!.get('prompt')).to.equal('login');
  });

  it('opens nothing where login-start is canceled', async () => {
    const { page, popups } = await openFramed(await startAuthorizationServer());
    page.login.addEventListener('login-start', (event) => event.preventDefault());
    page.press();
    expect(popups).to.be.empty;
    expect(page.login.status).to.equal('signed-out');
  });

  it('shows where to go on, and a way to give up', async () => {
    const { page } = await openFramed(await startAuthorizationServer({ authorize: [STAY] }));
    page.press();
    await page.login.updateComplete;
    const { harness } = page;
    expect(harness.message).to.equal(en.popupOpen);
    expect(visibleText(harness.cancelButton!)).to.equal(en.cancel);
    expect(harness.signInLink).to.be.undefined;

    harness.cancelButton!.focus();
    harness.cancelButton!.click();
    await page.login.updateComplete;
    expect(page.login.status).to.equal('signed-out');
    expect(harness.message).to.equal('');
    expect(harness.cancelButton).to.be.undefined;
    expect(harness.focused === harness.button, 'the button has the focus').to.be.true;
    expect(page.heard).not.to.include('login-error');
  });

  it('comes to the front when the button is pressed again', async () => {
    const { page, popups, focused } = await openFramed(
      await startAuthorizationServer({ authorize: [STAY] }),
    );
    page.press();
    await page.login.updateComplete;
    expect(page.harness.button.hasAttribute('aria-disabled'), 'can be pressed').to.be.false;
    page.press();
    expect(popups).to.have.length(1);
    expect(focused()).to.equal(1);
  });

  it('is waited for by getToken(), until the user gives up', async () => {
    const { page } = await openFramed(await startAuthorizationServer({ authorize: [STAY] }));
    page.press();
    const asked = page.login.getToken().catch((error: LoginError) => error.code);
    await page.login.updateComplete;
    page.harness.cancelButton!.click();
    expect(await asked).to.equal('login_required');
  });

  it('fails with what the server answered', async () => {
    const server = await startAuthorizationServer({
      authorize: [{ authorize: { error: 'access_denied' } }],
    });
    const { page } = await openFramed(server);
    page.press();
    const { detail } = (await page.hears('login-error')) as CustomEvent<LoginError>;
    expect(detail.code).to.equal('access_denied');
    expect(page.login.status).to.equal('error');
  });

  it('takes no response for another login', async () => {
    const server = await startAuthorizationServer({ authorize: [STAY] });
    const { page } = await openFramed(server);
    page.press();
    const other = await openPage('callback.html?code=foreign&state=egp-AAAAAAAAAAAAAAAAAAAAAA', {
      'callback.html': HURRY + tag(),
    });
    const { detail } = (await other.hears('login-error')) as CustomEvent<LoginError>;
    expect(detail.code).to.equal('missing_transaction');
    expect(page.login.status).to.equal('authorizing');
    expect(await server.tokenRequests()).to.be.empty;
  });

  it('is over a second after its element was removed', async () => {
    const { page, popups } = await openFramed(
      await startAuthorizationServer({ authorize: [STAY] }),
    );
    const { login } = page;
    page.press();
    const [popup] = popups;
    popup!.window.close = () => popup!.close();
    login.remove();
    await until(() => login.status === 'signed-out', 'it is given up');
    expect(popup!.frame.isConnected, 'the popup is open').to.be.false;
  });

  for (const [how, redraw] of Object.entries<(login: HTMLElement, copy: HTMLElement) => void>({
    'is moved': (login) => login.parentNode!.prepend(login),
    'is taken out and put back': (login) => {
      const { parentNode } = login;
      login.remove();
      setTimeout(() => parentNode!.append(login), 300);
    },
    'is replaced by an equal one': (login, copy) => login.replaceWith(copy),
    'gets an equal one before it goes': (login, copy) => {
      login.after(copy);
      setTimeout(() => login.remove(), 300);
    },
    'goes some time before an equal one comes': (login, copy) => {
      const { parentNode } = login;
      login.remove();
      setTimeout(() => parentNode!.append(copy), 300);
    },
  })) {
    it(`goes on where its element ${how}, and the new one finishes it`, async () => {
      const server = await startAuthorizationServer({ authorize: [STAY] });
      const { page, popups } = await openFramed(server);
      const { login } = page;
      page.press();
      const [request] = await until(async () => {
        const requests = await server.authorizationRequests();
        return requests.length > 0 && requests;
      }, 'the sign-in page is asked for');
      const [popup] = popups;
      popup!.window.close = () => popup!.close();
      redraw(login, login.cloneNode() as HTMLElement);
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(page.logins).to.have.length(1);
      expect(page.login.status).to.equal('authorizing');
      expect(popup!.frame.isConnected, 'the popup is open').to.be.true;

      const state = request!.get('state')!;
      await openPage(`callback.html?code=the-code&state=${state}`);
      const event = (await page.hears('token')) as TokenEvent;
      expect(event.cause).to.equal('login');
      expect(event.target).to.equal(page.login);
      expect(page.login.status).to.equal('signed-in');
      expect(await server.tokenRequests()).to.have.length(1);
    });
  }

  it('is not taken over by an element of another login', async () => {
    const { page } = await openFramed(await startAuthorizationServer({ authorize: [STAY] }));
    const { login } = page;
    page.press();
    const other = login.cloneNode() as HTMLElement;
    other.setAttribute('client-id', 'another');
    login.replaceWith(other);
    await page.settles();
    expect(page.login.status).to.equal('signed-out');
  });
});

describe('a popup on the callback page', () => {
  it('hands the response over, keeps nothing, and says that it can be closed', async () => {
    const server = await startAuthorizationServer();
    const { page, popups } = await openFramed(server);
    page.press();
    await page.hears('token');
    const [popup] = popups;
    await until(() => popup!.isReady() && popup!.login?.status === 'signed-out', 'it is done');
    expect(popup!.window.location.search).to.equal('');
    expect(popup!.heard).to.be.empty;
    expect(popup!.login.token).to.be.null;
    await popup!.login.updateComplete;
    expect(visibleText(popup!.login)).to.contain(en.closeWindow);
    const message = popup!.harness.part('message');
    const colorOf = (element: Element) => popup!.window.getComputedStyle(element).color;
    expect(colorOf(message), 'no color of a failure').to.equal(colorOf(popup!.login));
  });

  it('says that nobody waits when the page behind it is gone', async () => {
    const server = await startAuthorizationServer();
    const { page, popups } = await openFramed(server, { callbackPage: HURRY + tag() });
    page.press();
    page.close();
    const { detail } = (await popups[0]!.hears('login-error')) as CustomEvent<LoginError>;
    expect(detail.code).to.equal('missing_transaction');
    expect(await server.tokenRequests()).to.be.empty;
  });
});

describe('a popup that the browser blocks', () => {
  it('fails in a frame, with a link that takes its place', async () => {
    const server = await startAuthorizationServer();
    const { page } = await openFramed(server, { isBlocked: true });
    page.press();
    const { detail } = (await page.hears('login-error')) as CustomEvent<LoginError>;
    expect(detail.code).to.equal('popup_blocked');
    await page.login.updateComplete;
    expect(page.harness.message).to.equal(en.popupBlocked);
    const link = page.harness.signInLink!;
    expect(link.textContent).to.equal(en.openSignIn);
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'opener']);

    await openPage(link.href);
    await page.hears('token');
    await page.login.updateComplete;
    expect(page.harness.signInLink).to.be.undefined;
  });

  it('is tried again by the next click', async () => {
    const { page, popups } = await openFramed(
      await startAuthorizationServer({ authorize: [GO_BACK] }),
    );
    const frames = page.window.open.bind(page.window);
    page.window.open = () => null;
    page.press();
    await page.hears('login-error');
    page.window.open = frames;
    page.press();
    await page.hears('token');
    expect(popups).to.have.length(1);
  });
});
