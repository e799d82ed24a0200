import { expect } from '@open-wc/testing';
import { Popup, visitInWindow } from '../../src/oauth/popup.js';
import { openLine } from '../../src/oauth/response-line.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';

const URL = 'https://as.example/authorize?state=egp-1';

/** What browsers show of a window that is on another origin. */
class FakeWindow {
  closed = false;
  isFocused = false;
  /** Where it is; nothing where it is on another origin. */
  url: string | undefined = undefined;
  get location(): { href: string; origin: string } {
    if (this.url === undefined) throw new DOMException('cross-origin', 'SecurityError');
    return { href: this.url, origin: new globalThis.URL(this.url).origin };
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
  stub(Document.prototype, 'hasFocus', () => true);
  popup = new Popup(URL, state, {
    responded: (parameters) => heard.push(`${parameters}`),
    closed: () => heard.push('closed'),
  });
});
afterEach(() => popup.end());

const tick = () => [...ticks].forEach((act) => act());

const tickTimes = (times: number) => Array.from({ length: times }).forEach(tick);

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
    opened = [];
    popup.show();
    expect(fake.isFocused).to.be.true;
    expect(opened, 'no other one').to.be.empty;
  });

  it('opens again where the user has closed it', () => {
    const before = fake;
    before.closed = true;
    fake = new FakeWindow();
    popup.show();
    expect(opened[0]).to.equal(URL);
    expect(before.isFocused).to.be.false;
    popup.end();
    expect(fake.closed).to.be.true;
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

  for (const [where, url] of [
    ['on the server', undefined],
    ['on a page of this origin', `${location.origin}/login`],
  ] as const) {
    it(`is told to be closed, once, when the user has closed it ${where} and is back`, () => {
      fake.url = url;
      tick();
      fake.closed = true;
      tickTimes(2);
      expect(heard, 'not sure yet').to.be.empty;
      tickTimes(2);
      expect(heard).to.deep.equal(['closed']);
      expect(ticks).to.be.empty;
    });
  }

  it('is told to be closed a little later where it was never seen on any page', () => {
    fake.url = 'about:blank';
    tick();
    fake.closed = true;
    tickTimes(9);
    expect(heard, 'not sure yet').to.be.empty;
    tick();
    expect(heard).to.deep.equal(['closed']);
  });

  it('may still respond after that: browsers call a window closed that is not', async () => {
    fake.closed = true;
    tickTimes(10);
    const line = openLine(state, () => {});
    line.say('code=late', window);
    await until(() => heard.length > 1, 'the response is taken');
    line.close();
    expect(heard).to.deep.equal(['closed', 'code=late']);
  });

  it('is not believed to be closed before the user is back in this window for a while', () => {
    tick();
    fake.closed = true;
    tickTimes(2);
    stub(Document.prototype, 'hasFocus', () => false);
    tickTimes(20);
    stub(Document.prototype, 'hasFocus', () => true);
    tickTimes(2);
    expect(heard).to.be.empty;
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
    tickTimes(20);
    blocked.end();
    expect(heard).to.be.empty;
  });
});

describe('a window that visits a page', () => {
  beforeEach(() => {
    popup.end();
    fake = new FakeWindow();
  });

  it('is closed when it has come back to this origin, and not before', () => {
    fake.url = 'about:blank';
    visitInWindow('https://as.example/logout');
    expect(opened[0]).to.equal('https://as.example/logout');
    tick();
    fake.url = undefined;
    tick();
    expect(fake.closed).to.be.false;
    fake.url = `${location.origin}/signed-out`;
    tick();
    expect(fake.closed).to.be.true;
    expect(ticks).to.be.empty;
  });

  it('is watched no longer once the user has closed it', () => {
    visitInWindow('https://as.example/logout');
    fake.closed = true;
    tick();
    expect(ticks).to.be.empty;
  });

  it('is watched for 30 s at most', () => {
    const now = Date.now();
    stub(Date, 'now', () => now);
    visitInWindow('https://as.example/logout');
    stub(Date, 'now', () => now + 30_000);
    tick();
    expect(ticks).to.have.length(1);
    stub(Date, 'now', () => now + 30_001);
    tick();
    expect(ticks).to.be.empty;
    expect(fake.closed, 'the user may still read it').to.be.false;
  });

  it('is nothing to watch where the browser blocks it', () => {
    stub(globalThis, 'open', () => null);
    visitInWindow('https://as.example/logout');
    tick();
    expect(ticks).to.be.empty;
  });
});
