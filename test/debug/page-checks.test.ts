import { expect } from '@open-wc/testing';
import {
  canStore,
  checkElements,
  checkScripts,
  checkSecureContext,
  checkStorage,
  checkWindow,
} from '../../src/debug/page-checks.js';
import { importInto, openFrame } from '../support/frame.js';
import { storedText } from '../support/storage.js';
import { stub } from '../support/stub.js';

type Checks = { checkWindow: typeof checkWindow };

/** Lets these storages refuse everything. */
function forbid(...areas: ('localStorage' | 'sessionStorage')[]): void {
  for (const area of areas) {
    const refuse = () => {
      throw new Error('forbidden');
    };
    stub(window, area, { setItem: refuse, removeItem: refuse } as unknown as Storage);
  }
}

describe('a secure context', () => {
  it('is fine', () => {
    expect(checkSecureContext(false).mark).to.equal('ok');
  });

  it('is missed where there is none, with the address over https', () => {
    stub(window, 'isSecureContext', false);
    const finding = checkSecureContext(false);
    expect(finding.mark).to.equal('problem');
    expect(finding.copy!.value).to.equal(`https://${location.hostname}${location.pathname}`);
  });

  it('is missed less where allow-http says so', () => {
    stub(window, 'isSecureContext', false);
    expect(checkSecureContext(true).mark).to.equal('note');
  });
});

describe('storage', () => {
  it('that works is fine, and nothing is left in it', () => {
    const before = storedText();
    expect(checkStorage('').mark).to.equal('ok');
    expect(storedText()).to.equal(before);
  });

  it('that works by half is noted', () => {
    forbid('localStorage');
    expect(canStore('localStorage')).to.be.false;
    expect(checkStorage('').text).to.contain('Session storage works');
  });

  it('that is forbidden leads to a popup', () => {
    forbid('localStorage', 'sessionStorage');
    expect(checkStorage('')).to.deep.include({ mark: 'note' });
    expect(checkStorage('').text).to.contain('popup');
    expect(checkWindow('').text).to.contain('in a popup');
  });

  it('that is forbidden is a problem where the mode is redirect', () => {
    forbid('localStorage', 'sessionStorage');
    expect(checkStorage('redirect').mark).to.equal('problem');
  });
});

describe('the window', () => {
  it('is left for the login where it is not framed', () => {
    expect(checkWindow('').text).to.contain('not framed').and.contain('by redirect');
    expect(checkWindow('popup').text).to.contain('in a popup');
  });

  it('that is framed gets a popup, and a problem where the mode is redirect', async () => {
    const checks = await importInto<Checks>(await openFrame(), '/src/debug/page-checks.ts');
    expect(checks.checkWindow('').text).to.contain('in a frame').and.contain('in a popup');
    expect(checks.checkWindow('redirect').mark).to.equal('problem');
  });

  it('that is sandboxed away from its origin is told with the flags that it needs', () => {
    stub(window, 'origin', 'null');
    const finding = checkWindow('');
    expect(finding.mark).to.equal('problem');
    expect(finding.copy!.value).to.contain('allow-same-origin');
  });
});

describe('the script', () => {
  const added: Element[] = [];
  const add = (element: Element) => {
    added.push(element);
    document.body.append(element);
  };
  afterEach(() => added.splice(0).forEach((element) => element.remove()));

  it('is fine once', () => {
    expect(checkScripts().mark).to.equal('ok');
  });

  it('is a problem twice', () => {
    for (const name of ['egain-login.debug.min.js?v=1', 'egain-login.min.js']) {
      const script = document.createElement('script');
      script.type = 'text/plain'; // not to be loaded
      script.src = `/dist/${name}`;
      add(script);
    }
    expect(checkScripts().mark).to.equal('problem');
    expect(checkScripts().text)
      .to.contain('2 egain-login scripts')
      .and.contain('/egain-login.min.js');
  });

  it('counts its buttons, and says what a bare one is for', () => {
    add(document.createElement('egain-login'));
    expect(checkElements(false).text).to.equal('One button is on the page.');
    add(document.createElement('egain-login'));
    expect(checkElements(true).text).to.contain('2 buttons are').and.contain('no attributes');
  });
});
