import { expect } from '@open-wc/testing';
import { announceDebugging, ConsoleReport } from '../../src/debug/console.js';
import type { Account } from '../../src/debug/finding.js';
import { stub, stubWarnings } from '../support/stub.js';

const ACCOUNT: Account = {
  findings: [
    { mark: 'problem', about: 'Scope', text: 'It is wrong.', copy: { label: 's', value: 'a b' } },
    { mark: 'note', about: 'Spaces', text: 'There are some.' },
  ],
  steps: [{ at: 1, name: 'Button pressed' }],
};

describe('the console', () => {
  let said: string[];
  beforeEach(() => {
    said = [];
    stub(console, 'info', (text: string) => void said.push(text));
  });

  it('is told that the script is not for production', () => {
    const warnings = stubWarnings();
    announceDebugging();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('not for production');
  });

  it('is told of each problem and of each step, once', () => {
    const warnings = stubWarnings();
    const report = new ConsoleReport();
    report.tell(ACCOUNT);
    const more = { at: 13, name: 'Token request answered', detail: 'HTTP status 200' };
    report.tell({ ...ACCOUNT, steps: [...ACCOUNT.steps, more] });
    expect(warnings).to.deep.equal(['<egain-login> Scope: It is wrong. \na b']);
    expect(said).to.deep.equal([
      '<egain-login> Button pressed',
      '<egain-login> Token request answered +12 ms HTTP status 200',
    ]);
  });
});
