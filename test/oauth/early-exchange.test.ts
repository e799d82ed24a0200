import { expect } from '@open-wc/testing';
import { takeEarlyExchange, type EarlyExchange } from '../../src/oauth/early-exchange.js';

const early = ['egl-one', {}, Promise.resolve(new Response())] as unknown as EarlyExchange;

afterEach(() => {
  delete globalThis.egainLogin;
  document.body.replaceChildren();
});

describe('An exchange that began before the script came', () => {
  it('is taken once, and leaves no name behind', () => {
    globalThis.egainLogin = early;
    expect(takeEarlyExchange('egl-one')).to.equal(early);
    expect('egainLogin' in globalThis).to.be.false;
    expect(takeEarlyExchange('egl-one')).to.be.undefined;
  });

  it('is left alone by another response', () => {
    globalThis.egainLogin = early;
    expect(takeEarlyExchange('egl-two')).to.be.undefined;
    expect(globalThis.egainLogin).to.equal(early);
  });

  it('is none where an element has that id', () => {
    document.body.innerHTML = '<form id="egainLogin"><input name="0" value="egl-one" /></form>';
    expect(takeEarlyExchange('egl-one')).to.be.undefined;
  });
});
