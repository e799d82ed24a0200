import { expect } from '@open-wc/testing';
import type * as authorizationCodeFlow from '../../src/oauth/authorization-code-flow.js';
import { describeLogin, startLogin } from '../../src/oauth/authorization-code-flow.js';
import type { LoginSettings } from '../../src/oauth/configuration.js';
import { prepareProofKey } from '../../src/oauth/pkce.js';
import { Popup } from '../../src/oauth/popup.js';
import { openLine } from '../../src/oauth/response-line.js';
import type { TokenResponse } from '../../src/oauth/token-request.js';
import { program } from '../support/endpoints.js';
import { importInto, openFrame } from '../support/frame.js';
import { refusalOf } from '../support/refusal.js';
import { SETTINGS } from '../support/settings.js';
import { stub, stubWarnings } from '../support/stub.js';
import { until } from '../support/until.js';

const MODULE = '/src/oauth/authorization-code-flow.ts';

const describeSo = (settings: LoginSettings) =>
  describeLogin(settings, document.baseURI, undefined);

/** Starts a login that goes on in no other way than in a window. */
function start(more: LoginSettings, mayLeave: (url: URL) => boolean = () => true) {
  const heard: (Promise<TokenResponse> | 'closed')[] = [];
  const outcome = startLogin(describeSo({ ...SETTINGS, ...more }), mayLeave, {
    responded: (tokenResponse) => heard.push(tokenResponse),
    closed: () => heard.push('closed'),
  });
  if (outcome?.popup) popups.push(outcome.popup);
  return { outcome, heard };
}

let popups: Popup[];
let popup: { closed: boolean; close: () => void; location: { href: string } };
let opened: string[];
let tried: string | undefined;
beforeEach(() => {
  popups = [];
  opened = [];
  tried = undefined;
  popup = { closed: false, close: () => {}, location: { href: '' } }; // at the server's pages
  stub(globalThis, 'open', ((url: string) => {
    opened.push(url);
    return popup;
  }) as unknown as typeof open);
});
afterEach(() => {
  popups.forEach((popup) => popup.end());
  localStorage.clear();
  sessionStorage.clear();
});

function forbidStorage(): void {
  stub(Storage.prototype, 'setItem', (key) => {
    tried = key;
    throw new DOMException('No.', 'SecurityError');
  });
}

const openedState = () => new URL(opened[0]!).searchParams.get('state')!;

describe('The start of a login', () => {
  it('is shown to the page, which may refuse it', () => {
    const shown: URL[] = [];
    const refuse = (url: URL) => {
      shown.push(url);
      return false;
    };
    for (const mode of ['popup', 'redirect', ''])
      expect(start({ mode }, refuse).outcome).to.be.undefined;
    expect(opened).to.be.empty;
    expect([localStorage.length, sessionStorage.length]).to.deep.equal([0, 0]);
    const states = shown.map(({ searchParams }) => searchParams.get('state')!.slice(0, 4));
    expect(states).to.deep.equal(['egp-', 'egl-', 'egl-']);
  });

  it('is refused on a page that is not a secure context', async () => {
    stub(globalThis, 'isSecureContext', false);
    const { code, message } = await refusalOf(() => start({ mode: 'popup' }));
    expect(code).to.equal('insecure_context');
    expect(message).to.equal(
      `${location.origin} is not a secure context: others on its network can take over the login. Serve the page over ` +
        'https, or set allow-http.',
    );
  });

  it('is allowed there with allow-http, with a warning', () => {
    const warnings = stubWarnings();
    stub(globalThis, 'isSecureContext', false);
    expect(start({ mode: 'popup', allowHttp: true }).outcome?.popup).to.be.an.instanceOf(Popup);
    expect(warnings).to.deep.equal([
      `<egain-login>: allow-http is set, and ${location.origin} is not a secure context: others on its network can take ` +
        'over the login.',
    ]);
  });

  it('is refused on a page that is sandboxed away from its origin', async () => {
    stub(globalThis, 'origin', 'null');
    const { code, message } = await refusalOf(() => start({ mode: 'popup' }));
    expect(code).to.equal('storage_unavailable');
    expect(message).to.equal(
      "The page is in a sandbox without its origin, so the response can't come back. Add allow-same-origin.",
    );
  });

  it('opens a window with the request, to which the page has added', () => {
    const add = ({ searchParams }: URL) => {
      searchParams.append('login_hint', 'ada');
      return true;
    };
    expect(start({ mode: 'popup' }, add).outcome?.popup).to.be.an.instanceOf(Popup);
    expect(opened).to.have.length(1);
    expect(openedState()).to.match(/^egp-/);
    expect(opened[0]).to.match(/&login_hint=ada$/);
    expect(localStorage, 'nothing is stored for it').to.have.length(0);
  });

  it('opens a window also where the browser stores nothing, with the state of a window', () => {
    forbidStorage();
    expect(start({}).outcome?.popup).to.be.an.instanceOf(Popup);
    expect(openedState()).to.match(/^egp-/);
  });

  it('is refused there where the page wants no window', async () => {
    forbidStorage();
    const { code } = await refusalOf(() => start({ mode: 'redirect' }));
    expect(code).to.equal('storage_unavailable');
    expect(opened).to.be.empty;
  });

  it('opens a window once, also where that is blocked and nothing can be stored', () => {
    forbidStorage();
    stub(globalThis, 'open', ((url: string) => {
      opened.push(url);
      return null;
    }) as unknown as typeof open);
    const { outcome } = start({ mode: 'popup' });
    expect(outcome?.popup?.isBlocked).to.be.true;
    expect(opened).to.have.length(1);
    expect(tried, 'what it would have left by').to.match(/^egain-login:transaction:egl-/);
  });

  it('opens a window of its own accord in a frame: sign-in pages refuse to be framed', async () => {
    const frame = await openFrame();
    stub(frame, 'open', open);
    const flow = await importInto<typeof authorizationCodeFlow>(frame, MODULE);
    const login = describeSo(SETTINGS);
    const listener = { responded: () => {}, closed: () => {} };
    popups.push(flow.startLogin(login, () => true, listener)!.popup!);
    expect(openedState()).to.match(/^egp-/);
  });
});

describe('What is made ready before a click', () => {
  it('is the proof key, so that a click need not hash, and neither need the next one', () => {
    const drawn: number[] = [];
    const draw = crypto.getRandomValues.bind(crypto);
    stub(crypto, 'getRandomValues', (bytes) => {
      drawn.push(bytes.byteLength);
      return draw(bytes);
    });
    prepareProofKey();
    const [verifier, state] = [32, 16];
    expect(drawn).to.deep.equal([verifier]);
    let drawnByThen: number[] = [];
    const note = () => {
      drawnByThen = [...drawn];
      return true;
    };
    start({ mode: 'popup' }, note);
    expect(drawnByThen, 'in the click').to.deep.equal([verifier, state]);
    expect(drawn, 'after it').to.deep.equal([verifier, state, verifier]);
    start({ mode: 'popup' }, note);
    expect(drawnByThen, 'in the next click').to.deep.equal([verifier, state, verifier, state]);
  });
});

describe('The response to a login in a window', () => {
  async function signInThere(tokenUrl: string): Promise<TokenResponse> {
    const { heard } = start({ mode: 'popup', tokenUrl });
    const line = openLine(openedState(), () => {});
    line.say('code=the-code', window);
    await until(() => heard.length, 'the response is taken');
    line.close();
    return await (heard[0] as Promise<TokenResponse>);
  }

  it('is exchanged for a token, with the proof that this page began it', async () => {
    const { tokenUrl, requests } = await program({ body: { access_token: 'a' } });
    const token = await signInThere(tokenUrl);
    expect(token.access_token).to.equal('a');
    const body = Object.fromEntries(new URLSearchParams((await requests())[0]!.body));
    expect(body).to.include({ code: 'the-code', redirect_uri: SETTINGS.redirectUri });
    expect(body.code_verifier).to.match(/^[\w-]{43}$/);
  });

  it('waits for nothing else: no other tab has it', async () => {
    const { tokenUrl } = await program({ body: { access_token: 'a' } });
    stub(navigator.locks, 'request', () => new Promise<never>(() => {}));
    const token = await signInThere(tokenUrl);
    expect(token.access_token).to.equal('a');
  });

  it('no longer comes where the user has closed the window, which is told', () => {
    let look = () => {};
    stub(globalThis, 'setInterval', ((act: () => void) => {
      look = act;
    }) as unknown as typeof setInterval);
    stub(Document.prototype, 'hasFocus', () => true);
    const { heard } = start({ mode: 'popup' });
    look();
    popup.closed = true;
    [1, 2, 3].forEach(look);
    expect(heard).to.deep.equal(['closed']);
  });
});
