import { expect } from '@open-wc/testing';
import {
  createConfiguration,
  identityOf,
  type StorageKind,
} from '../../src/oauth/configuration.js';
import {
  handOver,
  removeExpiredHandover,
  takeHandover,
  type Handover,
} from '../../src/session/handover.js';
import { LoginError } from '../../src/oauth/errors.js';
import { SETTINGS } from '../support/settings.js';
import { fill, storedText } from '../support/storage.js';
import { stub } from '../support/stub.js';
import { kept, RESPONSE, store } from '../support/token-store.js';

/** Hands over a token that is kept there. */
function leave(storage: StorageKind = 'memory'): Handover {
  const configuration = createConfiguration({ ...SETTINGS, storage }, document.baseURI);
  const handover = { configuration, kept: kept() };
  expect(handOver(handover)).to.be.true;
  return handover;
}

function letPass(milliseconds: number): void {
  const { now } = Date;
  stub(Date, 'now', () => now() + milliseconds);
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  const now = Date.now();
  stub(Date, 'now', () => now);
});

describe('A token that is handed over', () => {
  it('is taken once, and is stored nowhere afterwards', () => {
    const { configuration, kept } = leave();
    const taken = takeHandover()!;
    expect(taken.configuration).to.deep.equal(configuration);
    expect(taken.kept).to.deep.equal(JSON.parse(JSON.stringify(kept)));
    expect([localStorage.length, sessionStorage.length]).to.deep.equal([0, 0]);
    expect(takeHandover()).to.be.undefined;
  });

  it('can be taken for a minute from when it was left', () => {
    leave();
    letPass(60_000);
    expect(takeHandover()!.kept!.response).to.deep.equal(RESPONSE);
  });

  for (const [name, milliseconds] of [
    ['more than a minute later', 60_001],
    ['where the clock was set back', -60_001],
  ] as const) {
    it(`is not taken ${name}, and is removed all the same`, () => {
      leave();
      letPass(milliseconds);
      expect(takeHandover()).to.be.undefined;
      expect(sessionStorage).to.have.length(0);
    });
  }

  for (const storage of ['session', 'local'] as const) {
    describe(`with storage="${storage}"`, () => {
      const area = globalThis[`${storage}Storage`];

      it('is kept where its login asked for, and is not written down a second time', () => {
        leave(storage);
        expect(storedText().split('the-access-token')).to.have.length(2);
        expect(takeHandover()!.kept!.response).to.deep.equal(RESPONSE);
        expect(JSON.stringify({ ...area })).to.contain('the-access-token');
      });

      it('stays ended if another page has ended it on the way', () => {
        leave(storage);
        store().forgetEverywhere();
        expect(takeHandover()).to.be.undefined;
      });

      it('gives way to a token that another page has got on the way', () => {
        leave(storage);
        store().accept(kept({ access_token: 'younger' }), storage);
        expect(takeHandover()).to.be.undefined;
        expect(JSON.stringify({ ...area })).to.contain('younger');
      });
    });
  }

  it('is whole where its own storage is full', () => {
    stub(console, 'warn', () => {});
    fill(localStorage);
    leave('local');
    expect(takeHandover()!.kept!.response).to.deep.equal(RESPONSE);
  });

  it('is not handed over where session storage is full', () => {
    fill(sessionStorage);
    const configuration = createConfiguration(SETTINGS, document.baseURI);
    expect(handOver({ configuration, kept: kept() })).to.be.false;
  });

  for (const [name, damage] of Object.entries<(left: Record<string, unknown>) => object>({
    'has no configuration': ({ configuration: _, ...rest }) => rest,
    'has no whole token': (left) => ({ ...left, kept: { id: 'x' } }),
  })) {
    it(`is ignored and removed where it ${name}`, () => {
      leave();
      const key = 'egain-login:handover';
      const left = JSON.parse(sessionStorage.getItem(key)!) as Record<string, unknown>;
      sessionStorage.setItem(key, JSON.stringify(damage(left)));
      expect(takeHandover()).to.be.undefined;
      expect(sessionStorage).to.have.length(0);
    });
  }

  it('is not mistaken for a stored token of another login', () => {
    const { configuration } = leave('session');
    const other = { ...configuration, scope: 'another' };
    const key = 'egain-login:handover';
    const left = JSON.parse(sessionStorage.getItem(key)!) as Record<string, unknown>;
    sessionStorage.setItem(key, JSON.stringify({ ...left, configuration: other }));
    expect(identityOf(other)).not.to.equal(identityOf(configuration));
    expect(takeHandover()).to.be.undefined;
  });
});

describe('The sweep of handed-over tokens', () => {
  it('removes one that nobody took in time', () => {
    leave();
    letPass(60_001);
    removeExpiredHandover();
    expect(sessionStorage).to.have.length(0);
  });

  it('leaves one that is still on its way', () => {
    leave();
    letPass(60_000);
    removeExpiredHandover();
    expect(takeHandover()).not.to.be.undefined;
  });
});

describe('A failure that is handed over', () => {
  const configuration = createConfiguration(SETTINGS, document.baseURI);
  const KEY = 'egain-login:handover';
  const leaveFailure = () => {
    const details = { description: 'Words', uri: 'https://help.example/', status: 400 };
    const cause = { code_verifier: 'secret' };
    const error = new LoginError('invalid_grant', 'What to do.', { ...details, cause });
    expect(handOver({ configuration, error })).to.be.true;
    return error;
  };

  it('is taken once, with all but its cause', () => {
    const { code, message, description, uri, status } = leaveFailure();
    expect(sessionStorage.getItem(KEY)).not.to.contain('secret');
    const taken = takeHandover()!;
    expect(taken.kept).to.be.undefined;
    expect(taken.error).to.be.instanceOf(LoginError);
    expect(taken.error).to.include({ code, message, description, uri, status });
    expect(taken.error!.cause).to.be.undefined;
    expect(takeHandover()).to.be.undefined;
  });

  for (const [what, damage] of Object.entries({
    'has no code': { code: undefined },
    'has no message': { message: undefined },
    'has a description that is no text': { description: {} },
    'has an address that is no text': { uri: 1 },
    'has a status that is no number': { status: 'x' },
  })) {
    it(`is ignored where it ${what}`, () => {
      leaveFailure();
      const left = JSON.parse(sessionStorage.getItem(KEY)!) as { error: object };
      const error = { ...left.error, ...damage };
      sessionStorage.setItem(KEY, JSON.stringify({ ...left, error }));
      expect(takeHandover()).to.be.undefined;
    });
  }
});
