import { expect } from '@open-wc/testing';
import type * as responseLine from '../../src/oauth/response-line.js';
import { openLine } from '../../src/oauth/response-line.js';
import { importInto, openFrame } from '../support/frame.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';

const MODULE = '/src/oauth/response-line.ts';
const PARAMETERS = new URLSearchParams({ code: 'the-code', iss: 'https://as.example' });

let state: string;
let end: (() => void)[];
beforeEach(() => {
  state = `egp-${crypto.randomUUID()}`;
  end = [];
});
afterEach(() => end.forEach((act) => act()));

/** Opens the line of a page that waits, and collects what it hears. */
function wait(of = state, { takes = true } = {}) {
  const heard: unknown[] = [];
  const line = openLine(of, (response, from) => {
    heard.push(response);
    if (takes) line.say(undefined, from);
  });
  end.push(() => line.close());
  return heard;
}

/** A popup: a frame, with or without an opener. */
async function openPopup({ opener = null as Window | null, hasChannel = true } = {}) {
  const popup = await openFrame();
  popup.opener = opener;
  const isClosed = new Promise<void>((resolve) => (popup.close = () => resolve()));
  if (!hasChannel) {
    popup.BroadcastChannel = class {
      constructor() {
        throw new Error('no channels here');
      }
    } as unknown as typeof BroadcastChannel;
  }
  const { handOver } = await importInto<typeof responseLine>(popup, MODULE);
  return { popup, isClosed, handOver };
}

describe('the line between a popup and the page that waits', () => {
  it('carries a response to a popup’s opener, which browsers with no channels have too', async () => {
    const heard = wait();
    const { handOver, isClosed } = await openPopup({ opener: window, hasChannel: false });
    await handOver(state, PARAMETERS);
    expect(heard).to.deep.equal([`${PARAMETERS}`]);
    await isClosed;
  });

  it('carries it without an opener, which a Cross-Origin-Opener-Policy takes away', async () => {
    const heard = wait();
    const { handOver, isClosed } = await openPopup();
    await handOver(state, PARAMETERS);
    expect(heard).to.deep.equal([`${PARAMETERS}`]);
    await isClosed;
  });

  it('is understood by other versions of the script', async () => {
    const channel = new BroadcastChannel('egain-login');
    end.push(() => channel.close());
    const said: unknown[] = [];
    channel.onmessage = ({ data }) => said.push(data);
    const heard = wait(state, { takes: false });
    const line = openLine(state, () => {});
    end.push(() => line.close());
    line.say('code=1');
    channel.postMessage({ 'egain-login': state, response: 'code=2' });
    await until(() => said.length && heard.length > 1, 'both have heard');
    expect(said).to.deep.equal([{ 'egain-login': state, response: 'code=1' }]);
    expect(heard).to.deep.equal(['code=1', 'code=2']);
  });

  it('is one of its own for each login', async () => {
    const heardByAnother = wait(`egp-${crypto.randomUUID()}`);
    const heard = wait();
    const { handOver } = await openPopup({ opener: window });
    await handOver(state, PARAMETERS);
    expect(heard).not.to.be.empty;
    expect(heardByAnother).to.be.empty;
  });

  it('hears nothing from another origin, nor what other scripts say', async () => {
    const heard = wait();
    const stranger = document.createElement('iframe');
    stranger.sandbox.add('allow-scripts');
    stranger.srcdoc = `<script>
      parent.postMessage({ 'egain-login': '${state}', response: 'code=evil' }, '*');
      parent.postMessage('last', '*');
    </script>`;
    const said: unknown[] = [];
    const listen = ({ data }: MessageEvent) => said.push(data);
    addEventListener('message', listen);
    end.push(() => removeEventListener('message', listen));
    end.push(() => stranger.remove());
    document.body.append(stranger);
    await until(() => said.includes('last'), 'the stranger has spoken');
    for (const data of [null, undefined, 7, 'egain-login', [], { response: 'code=x' }])
      postMessage(data, location.origin);
    postMessage('end', location.origin);
    await until(() => said.includes('end'), 'the others have spoken');
    expect(heard).to.be.empty;
  });

  it('is not heard by a page of another origin that has opened the callback page', async () => {
    const stranger = document.createElement('iframe');
    stranger.sandbox.add('allow-scripts');
    stranger.srcdoc = `<script>
      onmessage = ({ data }) => parent.postMessage({ heardByStranger: data }, '*');
    </script>`;
    end.push(() => stranger.remove());
    const loaded = new Promise((resolve) => (stranger.onload = resolve));
    document.body.append(stranger);
    await loaded;
    const heard: unknown[] = [];
    const listen = ({ data }: MessageEvent<{ heardByStranger?: unknown } | null>) =>
      heard.push(data?.heardByStranger);
    addEventListener('message', listen);
    end.push(() => removeEventListener('message', listen));

    const { handOver } = await openPopup({ opener: stranger.contentWindow });
    await handOver(state, PARAMETERS).catch(() => {});
    stranger.contentWindow!.postMessage('last', '*');
    await until(() => heard.length, 'the stranger has heard something');
    expect(heard).to.deep.equal(['last']);
  });

  it('is silent when it was closed', async () => {
    const heard = wait();
    end.splice(0).forEach((act) => act());
    const { handOver } = await openPopup({ opener: window });
    const outcome = await handOver(state, PARAMETERS).catch(
      (error: { code: string }) => error.code,
    );
    expect(heard).to.be.empty;
    expect(outcome).to.equal('missing_transaction');
  });

  it('tells the popup’s user after 2 s that nobody takes the response', async () => {
    const { handOver, popup } = await openPopup();
    const pauses: number[] = [];
    stub(popup, 'setTimeout', ((act: () => void, pause: number) => {
      pauses.push(pause);
      act();
    }) as unknown as typeof setTimeout);
    const outcome = await handOver(state, PARAMETERS).catch(
      (error: { code: string }) => error.code,
    );
    expect(outcome).to.equal('missing_transaction');
    expect(pauses).to.deep.equal([2000]);
  });

  it('closes no popup because of what another one says, such as its copy', async () => {
    const { handOver, popup } = await openPopup();
    let giveUp = () => {};
    stub(
      popup,
      'setTimeout',
      ((act: () => void) => (giveUp = act)) as unknown as typeof setTimeout,
    );
    const heard = wait(state, { takes: false });
    const outcome = handOver(state, PARAMETERS).catch((error: { code: string }) => error.code);
    const copy = openLine(state, () => {});
    end.push(() => copy.close());
    copy.say('code=of-the-copy', popup);
    await until(() => heard.length > 1, 'both responses are heard');
    giveUp();
    expect(await outcome).to.equal('missing_transaction');
  });

  it('still closes a popup whose response is taken late', async () => {
    const { handOver, isClosed, popup } = await openPopup({ opener: window });
    stub(popup, 'setTimeout', ((act: () => void) => act()) as unknown as typeof setTimeout);
    let late: MessageEventSource | null = null;
    const sender = until(() => late, 'the response comes');
    const line = openLine(state, (_response, from) => (late ??= from));
    end.push(() => line.close());
    const outcome = await handOver(state, PARAMETERS).catch(
      (error: { code: string }) => error.code,
    );
    expect(outcome).to.equal('missing_transaction');
    line.say(undefined, await sender);
    await isClosed;
  });
});
