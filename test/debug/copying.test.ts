import { expect } from '@open-wc/testing';
import { copyText } from '../../src/debug/copying.js';
import { stub } from '../support/stub.js';

/** A browser's clipboard API, or its absence on plain http. */
const stubClipboard = (clipboard?: { writeText: (text: string) => Promise<void> }) =>
  stub(navigator, 'clipboard', clipboard as Clipboard);

/** Does as browsers do with the command in a click. */
function stubCommand(clipboardData: DataTransfer | null): void {
  stub(document, 'execCommand', () => {
    const event = new Event('copy', { bubbles: true, cancelable: true });
    return document.body.dispatchEvent(Object.assign(event, { clipboardData }));
  });
}

describe('a text is copied', () => {
  it('by the clipboard API', async () => {
    const copied: string[] = [];
    stubClipboard({ writeText: (text) => Promise.resolve(void copied.push(text)) });
    expect(await copyText('the report')).to.be.true;
    expect(copied).to.deep.equal(['the report']);
  });

  it('by the older command, where there is no such API, whatever the page’s listeners want', async () => {
    stubClipboard();
    const data = new DataTransfer();
    stubCommand(data);
    const spoil = (event: ClipboardEvent) => event.clipboardData!.setData('text/plain', 'other');
    document.addEventListener('copy', spoil);
    expect(await copyText('the report')).to.be.true;
    document.removeEventListener('copy', spoil);
    expect(data.getData('text/plain')).to.equal('the report');
  });

  it('by nobody, where the browser refuses both', async () => {
    stubClipboard({ writeText: () => Promise.reject(new Error('refused')) });
    stub(document, 'execCommand', () => false);
    expect(await copyText('the report')).to.be.false;
    stubCommand(null);
    expect(await copyText('the report')).to.be.false;
  });
});
