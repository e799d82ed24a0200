import { expect } from '@open-wc/testing';
import { Popup } from '../../src/oauth/popup.js';
import { openLine } from '../../src/oauth/response-line.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';

const URL = 'https://as.example/authorize?state=egp-1';

/** What browsers show of a window that is on another origin. */
class FakeWindow {
  closed = false;
  isFocused = false;
  isAway = true;
  get location(): { href: string } {
    if (this.isAway) throw new DOMException('cross-origin', 'SecurityError');
    return { href: 'about:blank' };
  }
  focus = () => void (this.isFocused = true);
  close = () => void (this.closed = true);
}

let state: string;
let heard: string[];
let fake: FakeWindow;
let opened: unknown[];
let ticks: (() => void)[];
let popup: Popup;

beforeEach(() => {
  state = `egp-${crypto.randomUUID()}`;
  heard = [];
  fake = new FakeWindow();
  ticks = [];
  stub(globalThis, 'open', ((...request: unknown[]) => {
    opened = request;
    return fake;
  }) as unknown as typeof open);
  stub(globalThis, 'setInterval', ((act: () => void, pause: number) => {
    expect(pause).to.be.at.most(500);
    return ticks.push(act);
  }) as unknown as typeof setInterval);
  stub(globalThis, 'clearInterval', () => ticks.splice(0));
  stub(document, 'hasFocus', () => true);
  popup = new Popup(URL, state, {
    responded: (parameters) => heard.push(`${parameters}`),
    closed: () => heard.push('closed'),
  });
});
afterEach(() => popup.end());

const tick = () => [...ticks].forEach((act) => act());

/** Lets the popup be seen at the server for long enough. */
const showAway = () => [1, 2, 3].forEach(tick);

describe('a popup', () => {
  it('opens in the middle of the browser’s window', () => {
    stub(globalThis, 'screenX', 100);
    stub(globalThis, 'screenY', 50);
    stub(globalThis, 'outerWidth', 1480);
    stub(globalThis, 'outerHeight', 840);
    popup.end();
    popup = new Popup(URL, state, { responded: () => {}, closed: () => {} });
    expect(opened).to.deep.equal([URL, '_blank', 'popup,width=480,height=640,left=600,top=150']);
  });

  it('comes to the front', () => {
    popup.show();
    expect(fake.isFocused).to.be.true;
  });

  it('is closed when its response has come, which is told once', async () => {
    let acknowledgements = 0;
    const line = openLine(state, (response) => {
      if (response === undefined) acknowledgements++;
    });
    line.say('code=1', window);
    line.say('code=2', window);
    await until(() => acknowledgements, 'it is taken');
    line.close();
    expect(heard).to.deep.equal(['code=1']);
    expect(fake.closed).to.be.true;
  });

  it('takes nothing for its response that is none', async () => {
    const line = openLine(state, () => {});
    line.say(undefined, window);
    line.say('code=1', window);
    await until(() => heard.length, 'the response is taken');
    line.close();
    expect(heard).to.deep.equal(['code=1']);
  });

  it('is told to be closed when the user has closed it', () => {
    showAway();
    fake.closed = true;
    tick();
    tick();
    expect(heard).to.deep.equal(['closed']);
  });

  it('may still respond after that: browsers call a window closed that is not', async () => {
    showAway();
    fake.closed = true;
    tick();
    const line = openLine(state, () => {});
    line.say('code=late', window);
    await until(() => heard.length > 1, 'the response is taken');
    line.close();
    expect(heard).to.deep.equal(['closed', 'code=late']);
  });

  it('is not believed to be closed where it was hardly seen at the server', () => {
    fake.isAway = false;
    showAway();
    fake.isAway = true;
    tick();
    fake.closed = true;
    tick();
    expect(heard).to.be.empty;
  });

  it('is not believed to be closed while the user is in another window', () => {
    showAway();
    fake.closed = true;
    stub(document, 'hasFocus', () => false);
    tick();
    expect(heard).to.be.empty;
    stub(document, 'hasFocus', () => true);
    tick();
    expect(heard).to.deep.equal(['closed']);
  });

  it('is waited for no longer, and closed, when the login is given up', async () => {
    popup.end();
    expect(fake.closed).to.be.true;
    expect(ticks).to.be.empty;
    const line = openLine(state, () => {});
    line.say('code=1', window);
    await new Promise((resolve) => setTimeout(resolve, 50));
    line.close();
    expect(heard).to.be.empty;
  });
});

describe('a popup that is blocked', () => {
  it('says so, and can be neither shown nor closed', () => {
    stub(globalThis, 'open', () => null);
    const blocked = new Popup(URL, `${state}2`, { responded: () => {}, closed: () => {} });
    expect(blocked.isBlocked).to.be.true;
    blocked.show();
    tick();
    blocked.end();
    expect(heard).to.be.empty;
  });
});
