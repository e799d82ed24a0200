import { expect } from '@open-wc/testing';
import { fill } from '../support/storage.js';
import { stubWarnings } from '../support/stub.js';
import { kept, RESPONSE, store } from '../support/token-store.js';

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('The token store', () => {
  it('stores nothing with storage="memory"', () => {
    const warnings = stubWarnings();
    const memory = store();
    memory.accept(kept(), 'memory');
    expect(warnings).to.be.empty;
    expect(memory.token).to.deep.equal(RESPONSE);
    expect(memory.storage).to.equal('memory');
    expect(memory.look(['session', 'local']), 'at what is stored').to.be.undefined;
    expect([localStorage.length, sessionStorage.length]).to.deep.equal([0, 0]);
  });

  for (const [storage, area, other] of [
    ['session', sessionStorage, localStorage],
    ['local', localStorage, sessionStorage],
  ] as const) {
    it(`keeps a token for the next page with storage="${storage}"`, () => {
      store().accept(kept(), storage);
      const next = store();
      expect(next.look([storage])).to.equal('changed');
      expect(next.token).to.deep.equal(RESPONSE);
      expect(next.storage).to.equal(storage);
      expect(area.length).to.equal(1);
      expect(other.length).to.equal(0);
      expect(area.key(0)!.startsWith('egain-login:')).to.be.true;
    });

    it(`forgets it there with storage="${storage}"`, () => {
      const tokens = store();
      tokens.accept(kept(), storage);
      tokens.forget();
      expect(tokens.token).to.be.null;
      expect(tokens.storage).to.equal('memory');
      expect(area.length).to.equal(0);
      expect(tokens.look([storage]), 'what is gone').to.be.undefined;
    });

    it(`puts a renewed token in its place with storage="${storage}"`, () => {
      const tokens = store();
      tokens.accept(kept(), storage);
      tokens.replace(kept({ access_token: 'renewed' }));
      expect(area.length).to.equal(1);
      expect(JSON.stringify({ ...area })).to.contain('renewed');
    });
  }

  it('looks only where it is asked to', () => {
    store().accept(kept(), 'local');
    expect(store().look([])).to.be.undefined;
    expect(store().look(['memory', 'session'])).to.be.undefined;
    expect(store().look(['memory', 'session', 'local'])).to.equal('changed');
  });

  it('looks where its token is kept, whatever it is asked', () => {
    const tokens = store();
    tokens.accept(kept(), 'local');
    store().accept(kept({ access_token: 'younger' }), 'local');
    expect(tokens.look(['session'])).to.equal('changed');
    expect(tokens.token!.access_token).to.equal('younger');
  });

  it('leaves no token where it was kept before a login that is kept elsewhere', () => {
    const tokens = store();
    tokens.accept(kept(), 'local');
    tokens.accept(kept(), 'session');
    expect([localStorage.length, sessionStorage.length]).to.deep.equal([0, 1]);
    tokens.accept(kept(), 'memory');
    expect([localStorage.length, sessionStorage.length]).to.deep.equal([0, 0]);
  });

  it('never shares a token between logins of different identity', () => {
    store().accept(kept(), 'session');
    const other = store({ scope: 'another' });
    expect(other.look(['session'])).to.be.undefined;
    expect(other.token).to.be.null;
  });

  it('forgets the token in both storages, and nothing of the page’s own', () => {
    localStorage.setItem('token', 'the page’s');
    store().accept(kept(), 'local');
    store().accept(kept(), 'session');
    store().forgetEverywhere();
    expect(Object.keys(localStorage)).to.deep.equal(['token']);
    expect(sessionStorage.length).to.equal(0);
  });

  it('tells when another page has put another token there', () => {
    const tokens = store();
    tokens.accept(kept(), 'session');
    expect(tokens.look([])).to.be.undefined;
    store().accept(kept({ access_token: 'younger' }), 'session');
    expect(tokens.look([])).to.equal('changed');
    expect(tokens.token!.access_token).to.equal('younger');
  });

  it('tells when another page has removed the token', () => {
    const tokens = store();
    tokens.accept(kept(), 'session');
    const next = store();
    next.look(['session']);
    sessionStorage.clear();
    expect(tokens.look([])).to.equal('gone');
    expect(next.look([]), 'to one that had only found it').to.equal('gone');
  });

  it('leaves a token that it has not looked at where it is', () => {
    const tokens = store();
    tokens.accept(kept(), 'session');
    store().accept(kept({ access_token: 'younger' }), 'session');
    tokens.forget();
    store().forget();
    expect(JSON.stringify({ ...sessionStorage })).to.contain('younger');
  });
});

describe('A value in storage that is no token of ours', () => {
  const whole = { ...kept(), response: RESPONSE };
  const VALUES: Record<string, string> = {
    'no JSON': 'the-access-token',
    'cut off': JSON.stringify(whole).slice(0, -5),
    'a list': '[]',
    nothing: 'null',
    'an empty object': '{}',
    'without a token': JSON.stringify({ ...whole, response: {} }),
    'with a token that is no text': JSON.stringify({ ...whole, response: { access_token: 1 } }),
    'without a response': JSON.stringify({ ...whole, response: null }),
    'without an id': JSON.stringify({ ...whole, id: undefined }),
    'with an id that is no text': JSON.stringify({ ...whole, id: 1 }),
    'without a token URL': JSON.stringify({ ...whole, tokenUrl: undefined }),
    'with a token URL that is no text': JSON.stringify({ ...whole, tokenUrl: { a: 1 } }),
    'without a time': JSON.stringify({ ...whole, receivedAt: undefined }),
    'with an end that is no time': JSON.stringify({
      ...whole,
      response: { ...RESPONSE, expiresAt: 'tomorrow' },
    }),
  };
  for (const [name, value] of Object.entries(VALUES)) {
    it(`is removed and ignored: ${name}`, () => {
      store().accept(kept(), 'session');
      const key = sessionStorage.key(0)!;
      sessionStorage.setItem(key, value);
      const next = store();
      expect(next.look(['session'])).to.be.undefined;
      expect(next.token).to.be.null;
      expect(sessionStorage.length).to.equal(0);
    });
  }
});

describe('A storage that is full', () => {
  it('leaves the token in memory, with one warning', () => {
    const warnings = stubWarnings();
    const tokens = store();
    tokens.accept(kept(), 'session');
    fill(sessionStorage);
    const long = kept({ access_token: 'x'.repeat(1000) });
    tokens.accept(long, 'session');
    tokens.accept(long, 'session');
    expect(tokens.token).to.equal(long.response);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('sessionStorage');
    expect(store().look(['session']), 'the token before').to.be.undefined;
  });

  it('does not look like a token that another page has removed', () => {
    stubWarnings();
    const tokens = store();
    fill(sessionStorage);
    tokens.accept(kept(), 'session');
    expect(tokens.look(['session'])).to.be.undefined;
    expect(tokens.token).to.deep.equal(RESPONSE);
  });
});
