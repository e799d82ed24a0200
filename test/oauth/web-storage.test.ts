import { expect } from '@open-wc/testing';
import {
  ageOf,
  parseObject,
  readStored,
  removePast,
  removeStored,
  storedKeys,
  writeStored,
} from '../../src/oauth/web-storage.js';
import { fill } from '../support/storage.js';
import { runSandboxed } from '../support/frame.js';
import { stub, withPollutedPrototype } from '../support/stub.js';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

for (const area of ['localStorage', 'sessionStorage'] as const) {
  describe(area, () => {
    const storage = globalThis[area];

    it('gets values under keys with our prefix', () => {
      expect(writeStored(area, 'thing', { a: [1, null] })).to.be.true;
      expect({ ...storage }).to.deep.equal({ 'egain-login:thing': '{"a":[1,null]}' });
    });

    it('gives back what was written', () => {
      writeStored(area, 'thing', { a: [1, null] });
      for (const time of ['once', 'again'])
        expect({ ...readStored(area, 'thing') }, time).to.deep.equal({ a: [1, null] });
    });

    it('gives nothing where nothing is, and leaves the page’s own key of that name alone', () => {
      storage.setItem('thing', '{"a":1}');
      expect(readStored(area, 'thing')).to.be.undefined;
      removeStored(area, 'thing');
      expect(storage.getItem('thing')).to.equal('{"a":1}');
    });

    it('loses what is removed', () => {
      writeStored(area, 'thing', {});
      removeStored(area, 'thing');
      expect(storage).to.have.length(0);
    });

    for (const damaged of ['', '{"a":1', 'null', '[1]', '"text"', '42', 'undefined']) {
      it(`loses a damaged value, which reads as nothing: ${damaged || 'empty'}`, () => {
        storage.setItem('egain-login:thing', damaged);
        expect(readStored(area, 'thing')).to.be.undefined;
        expect(storage.getItem('egain-login:thing')).to.be.null;
      });
    }

    it('lists our keys that begin so, and no others', () => {
      for (const key of ['egain-login:a:1', 'egain-login:a:2', 'egain-login:b:1', 'a:3']) {
        storage.setItem(key, '{}');
      }
      expect(storedKeys(area, 'a:').sort()).to.deep.equal(['a:1', 'a:2']);
    });

    it('loses the records that are past their time, and nothing else', () => {
      stub(Date, 'now', () => 10_000);
      writeStored(area, 'a:old', { at: 8999 });
      writeStored(area, 'a:ahead', { at: 11_001 });
      writeStored(area, 'a:undated', {});
      writeStored(area, 'a:young', { at: 9000 });
      writeStored(area, 'b:old', { at: 1 });
      removePast(area, 'a:', 1000);
      expect(Object.keys(storage).sort()).to.deep.equal([
        'egain-login:a:young',
        'egain-login:b:old',
      ]);
    });

    it('says so when it is full', () => {
      fill(storage);
      expect(writeStored(area, 'thing', { text: 'x'.repeat(100) })).to.be.false;
    });
  });
}

it('takes forbidden storage for an empty one that keeps nothing', async () => {
  const outcome = await runSandboxed(
    '/src/oauth/web-storage.ts',
    `const area = 'localStorage';
     removeStored(area, 'thing');
     const isWritten = writeStored(area, 'thing', {});
     return { isWritten, read: readStored(area, 'thing'), keys: storedKeys(area, '') };`,
  );
  expect(outcome).to.deep.equal({ isWritten: false, read: undefined, keys: [] });
});

describe('ageOf', () => {
  it('tells how long ago a record was made, whichever way the clock was set since', () => {
    stub(Date, 'now', () => 10_000);
    expect(ageOf({ at: 9000 })).to.equal(1000);
    expect(ageOf({ at: 10_000 })).to.equal(0);
    expect(ageOf({ at: 11_000 })).to.equal(1000);
  });

  it('takes a record that does not say it for older than any', () => {
    for (const record of [undefined, {}, { at: undefined }, { at: 'yesterday' }])
      expect(ageOf(record)).to.equal(Infinity);
  });
});

describe('parseObject', () => {
  it('parses an object, and nothing else', () => {
    expect({ ...parseObject('{"a":{"b":1}}') }).to.deep.equal({ a: { b: 1 } });
    for (const text of ['', '[]', 'null', '1', '"a"', 'true', '{', '<html>', '['.repeat(100_000)]) {
      expect(parseObject(text), text.slice(0, 10)).to.be.undefined;
    }
  });

  it('takes nothing that another script put on Object.prototype for a field of the text', async () => {
    const { code } = await withPollutedPrototype({ code: 'foreign' }, () => {
      expect(({} as { code?: string }).code, 'any other object').to.equal('foreign');
      return { code: parseObject('{}')!.code };
    });
    expect(code).to.be.undefined;
  });

  it('does not let a text choose its own prototype', () => {
    expect(parseObject('{"__proto__":{"code":"foreign"}}')!.code).to.be.undefined;
  });
});
