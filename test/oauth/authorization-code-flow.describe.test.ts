import { expect } from '@open-wc/testing';
import { describeLogin } from '../../src/oauth/authorization-code-flow.js';
import type { LoginSettings } from '../../src/oauth/configuration.js';
import type { LoginDescription } from '../../src/oauth/transaction-store.js';
import { refusalOf } from '../support/refusal.js';
import { SETTINGS } from '../support/settings.js';
import { save, TRANSACTION } from '../support/transaction.js';

const describeSo = (settings: LoginSettings, arrived?: LoginDescription) =>
  describeLogin(settings, document.baseURI, arrived);

afterEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe('What to log in to', () => {
  it('is said by the attributes, and began on this page', () => {
    const { configuration, startedOn } = describeSo(SETTINGS, TRANSACTION);
    expect(configuration).to.include({ clientId: 'the-client', tokenUrl: SETTINGS.tokenUrl });
    expect(startedOn).to.equal(location.href);
  });

  it('is the login that has ended here, or that this tab began last, where no attribute says it', () => {
    const { configuration, startedOn } = TRANSACTION;
    expect(describeSo({}, TRANSACTION)).to.deep.equal({ configuration, startedOn });
    save('egl-1');
    const last = describeSo({});
    expect(last.configuration).to.deep.equal(configuration);
    expect(last.startedOn).to.equal(startedOn);
  });

  it('is no other login where only some attributes say it', async () => {
    for (const [name, missing] of [
      ['authorizeUrl', 'client-id'],
      ['clientId', 'authorize-url'],
    ] as const) {
      const settings = { ...SETTINGS, authorizeUrl: '', clientId: '', [name]: SETTINGS[name] };
      const { message } = await refusalOf(() => describeSo(settings, TRANSACTION));
      expect(message).to.contain(`${missing} is missing`);
    }
  });
});
