import { expect } from '@open-wc/testing';
import { fill } from '../support/storage.js';
import { stubWarnings } from '../support/stub.js';
import { kept, RESPONSE, store } from '../support/token-store.js';

const { warn } = console;

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  console.warn = warn;
});

describe('The token store', () => {
  it('stores nothing with storage="memory"', () => {
    const warnings = stubWarnings();
    const memory = store({ storage: 'memory' });
    memory.accept(kept());
    expect(warnings).to.be.empty;
    expect(memory.token).to.deep.equal(RESPONSE);
    expect([localStorage.length, sessionStorage.length]).to.deep.equal([0, 0]);
  });

  for (const [storage, area, other] of [
    ['session', sessionStorage, localStorage],
    ['local', localStorage, sessionStorage],
  ] as const) {
    it(`keeps a token for the next page with storage="${storage}"`, () => {
      store({ storage }).accept(kept());
      const next = store({ storage });
      expect(next.look()).to.equal('changed');
      expect(next.token).to.deep.equal(RESPONSE);
      expect(area.length).to.equal(1);
      expect(other.length).to.equal(0);
      expect(area.key(0)!.startsWith('egain-login:')).to.be.true;
    });

    it(`forgets it there with storage="${storage}"`, () => {
      const tokens = store({ storage });
      tokens.accept(kept());
      tokens.forget();
      expect(tokens.token).to.be.null;
      expect(area.length).to.equal(0);
      expect(tokens.look(), 'what is gone').to.be.undefined;
    });
  }

  for (const different of [
    { authorizeUrl: 'https://auth.example/authorize?p=customers' },
    { clientId: 'another-client' },
    { scope: 'scope.one scope.two' },
    { storage: 'local' },
  ] as const) {
    it(`never shares a token between logins that differ in ${Object.keys(different)[0]}`, () => {
      store().accept(kept());
      const other = store(different);
      expect(other.look()).to.be.undefined;
      expect(other.token).to.be.null;
    });
  }

  it('never mixes up logins whose texts run into one another', () => {
    const one = store({ clientId: 'a', scope: 'b","c' });
    const two = store({ clientId: 'a","b', scope: 'c' });
    const three = store({ clientId: 'ab","', scope: 'c' });
    expect(new Set([one.key, two.key, three.key])).to.have.property('size', 3);
  });

  it('forgets the token in both storages, and nothing of the page’s own', () => {
    localStorage.setItem('token', 'the page’s');
    store({ storage: 'local' }).accept(kept());
    store().accept(kept());
    store({ storage: 'memory' }).forgetEverywhere();
    expect(Object.keys(localStorage)).to.deep.equal(['token']);
    expect(sessionStorage.length).to.equal(0);
  });

  it('tells when another page has put another token there', () => {
    const tokens = store();
    tokens.accept(kept());
    expect(tokens.look()).to.be.undefined;
    store().accept(kept({ access_token: 'younger' }));
    expect(tokens.look()).to.equal('changed');
    expect(tokens.token!.access_token).to.equal('younger');
  });

  it('tells when another page has removed the token', () => {
    const tokens = store();
    expect(tokens.look()).to.be.undefined;
    tokens.accept(kept());
    const next = store();
    next.look();
    sessionStorage.clear();
    expect(tokens.look()).to.equal('gone');
    expect(next.look(), 'to who had only found it').to.equal('gone');
  });

  it('leaves a token that it has not looked at where it is', () => {
    store().accept(kept());
    store().forget();
    expect(sessionStorage.length).to.equal(1);
  });

  it('is concerned by changes of its own key alone, and by a cleared storage', () => {
    const tokens = store();
    const isConcernedBy = (key: string | null) =>
      tokens.isConcernedBy(new StorageEvent('storage', { key }));
    expect([`egain-login:${tokens.key}`, null].map(isConcernedBy)).to.deep.equal([true, true]);
    expect([tokens.key, 'theme', ''].map(isConcernedBy)).to.deep.equal([false, false, false]);
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
      const tokens = store();
      tokens.accept(kept());
      const key = sessionStorage.key(0)!;
      sessionStorage.setItem(key, value);
      const next = store();
      expect(next.look()).to.be.undefined;
      expect(next.token).to.be.null;
      expect(sessionStorage.length).to.equal(0);
    });
  }
});

describe('A storage that is full', () => {
  it('leaves the token in memory, with one warning', () => {
    const warnings: string[] = [];
    console.warn = (text: string) => warnings.push(text);
    const tokens = store();
    tokens.accept(kept());
    fill(sessionStorage);
    const long = kept({ access_token: 'x'.repeat(1000) });
    tokens.accept(long);
    tokens.accept(long);
    expect(tokens.token).to.equal(long.response);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('sessionStorage');
    expect(store().look(), 'the token before').to.be.undefined;
  });

  it('does not look like a token that another page has removed', () => {
    console.warn = () => {};
    const tokens = store({ scope: 'another' });
    fill(sessionStorage);
    tokens.accept(kept());
    expect(tokens.look()).to.be.undefined;
    expect(tokens.token).to.deep.equal(RESPONSE);
  });
});
