import { expect, fixture, html } from '@open-wc/testing';
import type { Account, Finding } from '../../src/debug/finding.js';
import { Panel } from '../../src/debug/panel.js';
import { reportsIn } from '../support/debug.js';
import { stub } from '../support/stub.js';
import { until } from '../support/until.js';

const PROBLEM: Finding = {
  mark: 'problem',
  about: 'Metadata',
  text: 'They do <b>not</b> fit.',
  cure: 'Take this:',
  copy: { label: 'token-url', value: 'https://x.example/token' },
};
const NOTE: Finding = { mark: 'note', about: 'Spaces', text: 'There are some.' };
const FINE: Finding = { mark: 'ok', about: 'Storage', text: 'It works.' };
const STEPS = [
  { at: 1000, name: 'Button pressed' },
  { at: 1012, name: 'Token request answered', detail: 'HTTP status 200' },
];

let host: HTMLElement;
let panel: Panel;
let copied: string[];

const report = () => reportsIn(host)[0]!;
const find = <T extends HTMLElement>(selector: string) => report().querySelector<T>(selector)!;
const details = () => find<HTMLDetailsElement>('details');
const show = (account: Partial<Account>) =>
  panel.show({ findings: [FINE], steps: [], ...account }, 'signed-out');

beforeEach(async () => {
  copied = [];
  const writeText = (text: string) => Promise.resolve(void copied.push(text));
  stub(navigator, 'clipboard', { writeText } as Clipboard);
  host = await fixture(html`<div></div>`);
  host.attachShadow({ mode: 'open' });
  panel = new Panel(host.shadowRoot!);
});

describe('the report below the button', () => {
  it('is a closed line where there is no problem', () => {
    show({ findings: [NOTE, FINE] });
    expect(details().open).to.be.false;
    expect(find('summary').innerText).to.contain('Debug: no problem found');
  });

  it('opens by itself where there is one, until the user has closed it', async () => {
    show({ findings: [PROBLEM] });
    expect(details().open).to.be.true;
    await until(
      () => report().host.hasAttribute('open'),
      'the report takes the room that there is',
    );
    find('summary').click();
    expect(details().open).to.be.false;
    show({ findings: [PROBLEM, NOTE] });
    expect(details().open).to.be.false;
  });

  it('shows problems, steps and what is fine, each in its list', () => {
    show({ findings: [PROBLEM, NOTE, FINE], steps: STEPS });
    const [urgent, steps, fine] = [...report().querySelectorAll('[role=list]')] as HTMLElement[];
    expect(urgent!.textContent).to.contain('Problem: Metadata').and.contain('Note: Spaces');
    expect(steps!.textContent).to.contain('+12 ms').and.contain('HTTP status 200');
    expect(fine!.textContent).to.contain('OK: Storage');
    expect(fine!.children).to.have.length(1);
  });

  it('hides the steps where there was no login', () => {
    show({});
    expect(find('ol').checkVisibility()).to.be.false;
  });

  it('shows what comes from elsewhere as text', () => {
    show({ findings: [PROBLEM] });
    expect(find('li').textContent).to.contain('<b>not</b>');
  });

  it('copies a single value', async () => {
    show({ findings: [PROBLEM] });
    find('li button').click();
    await until(() => find('[role=status]').textContent === 'Copied: token-url.', 'it is said');
    expect(copied).to.deep.equal(['https://x.example/token']);
  });

  it('copies the whole report as it is now', async () => {
    show({ findings: [PROBLEM] });
    show({ findings: [NOTE] });
    find('.foot button').click();
    await until(() => copied.length, 'it is copied');
    expect(copied[0]).to.contain('Spaces').and.not.contain('Metadata');
  });

  it('gives the text to copy by hand where the browser lets no page copy', async () => {
    stub(navigator, 'clipboard', undefined as unknown as Clipboard);
    stub(document, 'execCommand', () => false);
    show({ findings: [PROBLEM] });
    find('li button').click();
    const text = find<HTMLTextAreaElement>('textarea');
    await until(() => !text.hidden, 'the text is there');
    expect(text.value).to.equal(PROBLEM.copy!.value);
    expect(report().activeElement).to.equal(text);
  });

  it('is left alone where nothing has changed, and keeps the focus where something has', () => {
    show({ findings: [PROBLEM] });
    const line = find('li');
    show({ findings: [PROBLEM] });
    expect(find('li')).to.equal(line);
    find('li button').focus();
    show({ findings: [PROBLEM, NOTE] });
    expect(find('li')).not.to.equal(line);
    expect(report().activeElement).to.equal(find('li button'));
  });

  it('keeps its clicks from the button that it stands below', () => {
    show({ findings: [PROBLEM] });
    let heard = 0;
    for (const type of ['click', 'pointerover', 'focusin'])
      host.shadowRoot!.addEventListener(type, () => heard++);
    find('.foot button').click();
    for (const type of ['pointerover', 'focusin'])
      find('li').dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    expect(heard).to.equal(0);
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible: ${scheme}`, async () => {
      host.style.colorScheme = scheme;
      show({ findings: [PROBLEM, NOTE, FINE], steps: STEPS });
      await expect(host).to.be.accessible();
    });
  }

  it('has no style but its own, whatever the page inherits to it', () => {
    host.style.cssText = 'font: 40px cursive; text-transform: uppercase; color: red';
    show({});
    const { fontSize, textTransform } = getComputedStyle(find('li'));
    expect([fontSize, textTransform]).to.deep.equal(['13px', 'none']);
  });
});
