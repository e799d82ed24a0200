import { expect } from '@open-wc/testing';
import {
  isBegunHere,
  removeExpiredTransactions,
  takeTransaction,
} from '../../src/oauth/transaction-store.js';
import { fill } from '../support/storage.js';
import { refusalOf } from '../support/refusal.js';
import { stub } from '../support/stub.js';
import { HOUR, KEY, NOW, save, savedStates, TRANSACTION } from '../support/transaction.js';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('before a login is saved', () => {
  it('those that are expired are removed, and no others', () => {
    save('old');
    save('young', 1);
    save('new', HOUR + 1);
    expect(savedStates(localStorage)).to.deep.equal(['new', 'young']);
    expect(['old', 'young'].map(isBegunHere), 'what this tab knows of them').to.deep.equal([
      false,
      true,
    ]);
  });

  it('those from more than an hour ahead are removed: the clock was set back', () => {
    save('ahead', HOUR + 1);
    save('new');
    expect(savedStates(localStorage)).to.deep.equal(['new']);
  });

  it('those that are damaged are removed', () => {
    for (const [state, value] of Object.entries({
      a: '{',
      b: '[]',
      c: '{}',
      d: '{"startedAt":"x"}',
    }))
      localStorage.setItem(KEY + state, value);
    save('new');
    expect(savedStates(localStorage)).to.deep.equal(['new']);
  });

  it('those that are expired are removed from this tab’s own storage, too', () => {
    sessionStorage.setItem(`${KEY}old`, JSON.stringify({ ...TRANSACTION, startedAt: NOW }));
    save('new', HOUR + 1);
    expect(savedStates(sessionStorage)).to.deep.equal(['new']);
  });

  it('the oldest are removed, so that at most 8 are kept', () => {
    for (let login = 1; login <= 11; login++) save(`${100 - login}`, login);
    expect(savedStates(localStorage)).to.deep.equal([
      '89',
      '90',
      '91',
      '92',
      '93',
      '94',
      '95',
      '96',
    ]);
  });

  it('nothing else is removed', () => {
    const others = {
      transaction: 'x',
      'egain-login:token:x': '{}',
      'egain-login:transactionx': '{',
    };
    for (const [key, value] of Object.entries(others)) localStorage.setItem(key, value);
    save('1');
    takeTransaction('1');
    expect({ ...localStorage }).to.deep.equal(others);
  });
});

describe('the sweep of abandoned logins', () => {
  it('removes those that have expired, with their verifiers, and no others', () => {
    save('old');
    save('young', 1);
    sessionStorage.setItem('egain-login:transactions', '{}');
    stub(Date, 'now', () => NOW + HOUR + 1);
    removeExpiredTransactions();
    expect(savedStates(localStorage)).to.deep.equal(['young']);
    expect(savedStates(sessionStorage)).to.deep.equal(['young']);
    expect(sessionStorage.getItem('egain-login:transactions')).to.equal('{}');
  });

  it('removes what is damaged', () => {
    for (const [state, value] of Object.entries({ a: '{', b: '{}' }))
      localStorage.setItem(KEY + state, value);
    removeExpiredTransactions();
    expect(savedStates(localStorage)).to.be.empty;
  });
});

describe('where local storage keeps nothing', () => {
  it('a login is saved for this tab when it is full, and taken once', async () => {
    fill(localStorage);
    save('1');
    expect(savedStates(localStorage)).to.deep.equal([]);
    expect(savedStates(sessionStorage)).to.deep.equal(['1']);
    expect(takeTransaction('1').codeVerifier).to.equal(TRANSACTION.codeVerifier);
    expect((await refusalOf(() => takeTransaction('1'))).code).to.equal('missing_transaction');
    expect(savedStates(sessionStorage)).to.deep.equal([]);
  });

  it('a login is saved for this tab when it is forbidden, with the same limits', () => {
    const keep = sessionStorage.setItem.bind(sessionStorage);
    stub(Storage.prototype, 'setItem', function (this: Storage, key, value) {
      if (this === localStorage) throw new DOMException('No.', 'SecurityError');
      keep(key, value);
    });
    save('old');
    for (let login = 1; login <= 9; login++) save(`${login}`, HOUR + login);
    expect(savedStates(sessionStorage)).to.deep.equal(['2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it('nor session storage, the login is refused, and nothing stays stored', async () => {
    stub(Storage.prototype, 'setItem', () => {
      throw new DOMException('No.', 'QuotaExceededError');
    });
    const { code, message } = await refusalOf(() => save('1'));
    expect(code).to.equal('storage_unavailable');
    expect(message).to.contain('storage');
    expect([localStorage.length, sessionStorage.length]).to.deep.equal([0, 0]);
  });
});

it('a login that is in both storages is taken out of both', async () => {
  stub(Date, 'now', () => NOW);
  const text = JSON.stringify({ ...TRANSACTION, startedAt: NOW });
  localStorage.setItem(`${KEY}1`, text);
  sessionStorage.setItem(`${KEY}1`, text);
  takeTransaction('1');
  expect((await refusalOf(() => takeTransaction('1'))).code).to.equal('missing_transaction');
});
