import { expect } from '@open-wc/testing';
import type * as announcement from '../../src/session/announcement.js';
import { announce, readAnnouncement } from '../../src/session/announcement.js';
import { importInto, openFrame } from '../support/frame.js';
import { until } from '../support/until.js';

describe('an announcement', () => {
  /** What this page reads in the storage events of the others. */
  let heard: Partial<announcement.Announcement>[];
  const listen = (event: StorageEvent) => {
    const said = readAnnouncement(event);
    if (said.type) heard.push({ ...said });
  };

  beforeEach(() => {
    localStorage.clear();
    heard = [];
    addEventListener('storage', listen);
  });
  afterEach(() => removeEventListener('storage', listen));

  async function otherPage(): Promise<typeof announcement> {
    return importInto<typeof announcement>(await openFrame(), '/src/session/announcement.ts');
  }

  it('reaches the other pages of the origin, in order, each as often as it is made', async () => {
    const other = await otherPage();
    other.announce('logout', 'token:a');
    other.announce('logout', 'token:a');
    other.announce('renewed', 'id');
    await until(() => heard.length >= 3, 'three announcements are heard');
    expect(heard).to.deep.equal([
      { type: 'logout', of: 'token:a' },
      { type: 'logout', of: 'token:a' },
      { type: 'renewed', of: 'id' },
    ]);
  });

  it('keeps nothing stored', () => {
    announce('expired', 'token:a');
    expect(localStorage).to.have.length(0);
  });

  it('is not heard by the page that makes it', async () => {
    announce('logout', 'own');
    (await otherPage()).announce('logout', 'other');
    await until(() => heard.length, 'the other page’s announcement is heard');
    expect(heard).to.deep.equal([{ type: 'logout', of: 'other' }]);
  });

  it('is what other versions of the script make and read', () => {
    const init = { key: 'egain-login:announcement', newValue: '{"type":"logout","of":"token:a"}' };
    expect(readAnnouncement(new StorageEvent('storage', init))).to.deep.equal({
      type: 'logout',
      of: 'token:a',
    });
  });

  for (const [what, init] of [
    ['a change of another key', { key: 'announcement', newValue: '{"type":"logout"}' }],
    ['a removal', { key: 'egain-login:announcement', oldValue: '{"type":"logout"}' }],
    ['a cleared storage', { key: null }],
    ['a damaged value', { key: 'egain-login:announcement', newValue: '{"type":' }],
    ['a value that is no object', { key: 'egain-login:announcement', newValue: '"logout"' }],
    ['an empty value', { key: 'egain-login:announcement', newValue: '' }],
  ] as const) {
    it(`is not ${what}`, () => {
      expect(readAnnouncement(new StorageEvent('storage', init))).to.deep.equal({});
    });
  }
});
