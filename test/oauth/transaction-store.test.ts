import { expect } from '@open-wc/testing';
import {
  findLastLogin,
  finishLastLogin,
  isBegunHere,
  lastLogin,
  missingTransaction,
  takeTransaction,
  type Transaction,
} from '../../src/oauth/transaction-store.js';
import { deriveCodeChallenge } from '../../src/oauth/pkce.js';
import { refusalOf } from '../support/refusal.js';
import { stub, withPollutedPrototype } from '../support/stub.js';
import { HOUR, KEY, NOW, save, savedStates, TRANSACTION } from '../support/transaction.js';

function takeAfter(state: string, after: number): Transaction {
  stub(Date, 'now', () => NOW + after);
  return takeTransaction(state);
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('a login under way', () => {
  it('is saved for all tabs of the origin, under our prefix and its state, and gives back all', () => {
    save('egl-1');
    expect(Object.keys(localStorage)).to.deep.equal([`${KEY}egl-1`]);
    expect({ ...takeAfter('egl-1', 0) }).to.deep.equal(TRANSACTION);
  });

  it('holds what finishing it needs, and nothing else', () => {
    save('egl-1');
    expect(JSON.parse(localStorage.getItem(`${KEY}egl-1`)!)).to.deep.equal(TRANSACTION);
  });

  it('is taken exactly once', async () => {
    save('egl-1');
    takeAfter('egl-1', 0);
    expect(localStorage).to.have.length(0);
    expect((await refusalOf(() => takeAfter('egl-1', 0))).code).to.equal('missing_transaction');
  });

  it('is taken by its own state only, and leaves the others', async () => {
    save('egl-1');
    save('egl-2');
    expect((await refusalOf(() => takeAfter('egl-3', 0))).code).to.equal('missing_transaction');
    takeAfter('egl-2', 0);
    expect(savedStates(localStorage)).to.deep.equal(['egl-1']);
  });

  it('lives one hour', () => {
    save('egl-1');
    expect(takeAfter('egl-1', HOUR).codeVerifier).to.equal(TRANSACTION.codeVerifier);
  });

  it('outlives a clock that is set back a little', () => {
    save('egl-1');
    expect(takeAfter('egl-1', -HOUR / 2).codeVerifier).to.equal(TRANSACTION.codeVerifier);
  });

  for (const [what, after] of [
    ['older than one hour', HOUR + 1],
    ['from more than one hour ahead, since the clock was set back', -HOUR - 1],
  ] as const) {
    it(`is expired, and gone, when it is ${what}`, async () => {
      save('egl-1');
      const { code, message } = await refusalOf(() => takeAfter('egl-1', after));
      expect(code).to.equal('expired_transaction');
      expect(message).to.contain('Start it again');
      expect((await refusalOf(() => takeAfter('egl-1', after))).code).to.equal(
        'missing_transaction',
      );
    });
  }

  for (const [what, value] of [
    ['not JSON', '{"codeVerifier":'],
    ['no object', '["codeVerifier"]'],
    ['empty', '{}'],
    ['without a verifier', JSON.stringify({ ...TRANSACTION, codeVerifier: undefined })],
    ['with a verifier that is no text', JSON.stringify({ ...TRANSACTION, codeVerifier: 1 })],
    ['without a start', JSON.stringify({ ...TRANSACTION, startedOn: undefined })],
    ['without a configuration', JSON.stringify({ ...TRANSACTION, configuration: undefined })],
    ['with an empty configuration', JSON.stringify({ ...TRANSACTION, configuration: {} })],
    ['with a configuration of null', JSON.stringify({ ...TRANSACTION, configuration: null })],
    [
      'without a token URL',
      JSON.stringify({ ...TRANSACTION, configuration: { redirectUri: 'https://a' } }),
    ],
    [
      'without a redirect URI',
      JSON.stringify({ ...TRANSACTION, configuration: { tokenUrl: 'https://a' } }),
    ],
  ] as const) {
    it(`is missing, and removed, where what is stored is ${what}`, async () => {
      localStorage.setItem(`${KEY}egl-1`, value);
      expect((await refusalOf(() => takeAfter('egl-1', 0))).code).to.equal('missing_transaction');
      expect(localStorage).to.have.length(0);
    });
  }

  it('is expired where what is stored does not say when it began', async () => {
    for (const startedAt of [undefined, null, 'yesterday']) {
      localStorage.setItem(`${KEY}egl-1`, JSON.stringify({ ...TRANSACTION, startedAt }));
      expect((await refusalOf(() => takeAfter('egl-1', 0))).code).to.equal('expired_transaction');
    }
  });

  it('has nothing that another script put on Object.prototype', async () => {
    localStorage.setItem(`${KEY}egl-1`, '{}');
    for (const state of ['egl-1', 'egl-unknown']) {
      const error = await withPollutedPrototype({ ...TRANSACTION }, () =>
        refusalOf(() => takeAfter(state, 0)),
      );
      expect(error.code, state).to.equal('missing_transaction');
    }
  });
});

describe('the login that this tab began last', () => {
  it('is remembered without its secrets', () => {
    save('egl-1');
    const { state, ...rest } = lastLogin()!;
    expect({ ...rest }).to.deep.equal({
      configuration: TRANSACTION.configuration,
      startedOn: TRANSACTION.startedOn,
    });
    expect(state, 'a hash').to.equal(deriveCodeChallenge('egl-1'));
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain(TRANSACTION.codeVerifier);
    takeAfter('egl-1', 0);
    finishLastLogin('egl-1');
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain('egl-1');
  });

  it('is found by its own response and no other, and says whether it has its token', () => {
    save('egl-1');
    expect(findLastLogin('egl-1')!.isFinished, 'before').to.be.undefined;
    finishLastLogin('egl-2');
    expect(findLastLogin('egl-1')!.isFinished, 'another has').to.be.undefined;
    finishLastLogin('egl-1');
    expect({ ...findLastLogin('egl-1') }).to.deep.include({
      configuration: TRANSACTION.configuration,
      startedOn: TRANSACTION.startedOn,
      isFinished: true,
    });
    expect(findLastLogin('egl-2')).to.be.undefined;
    save('egl-3');
    expect(findLastLogin('egl-1'), 'once another has begun').to.be.undefined;
  });

  it('is not found where this tab has begun none', () => {
    finishLastLogin('egl-1');
    expect(findLastLogin('egl-1')).to.be.undefined;
    expect(sessionStorage).to.have.length(0);
  });

  it('is told from those of other tabs by its state', () => {
    save('egl-1');
    expect(['egl-1', 'egl-2'].map(isBegunHere)).to.deep.equal([true, false]);
    sessionStorage.clear(); // another tab has its own
    expect(isBegunHere('egl-1')).to.be.false;
  });

  it('is still known when it was finished', () => {
    save('egl-1');
    takeAfter('egl-1', 0);
    expect(lastLogin()).to.have.property('startedOn', TRANSACTION.startedOn);
  });

  it('is unknown where there was none, or its record is damaged', () => {
    expect(lastLogin()).to.be.undefined;
    for (const damaged of ['{', '[]', '{}', '{"startedOn":1}', '{"startedOn":"x"}']) {
      sessionStorage.setItem('egain-login:last-login', damaged);
      expect(lastLogin(), damaged).to.be.undefined;
    }
  });
});

it('a missing transaction says how that comes about, and what to do', () => {
  const { code, message } = missingTransaction();
  expect(code).to.equal('missing_transaction');
  expect(message).to.contain('has been finished').and.contain('Start it again');
});
