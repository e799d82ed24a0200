import { expect } from '@open-wc/testing';
import type { Account } from '../../src/debug/finding.js';
import { summarize, tellDuration, writeReport } from '../../src/debug/report-text.js';

const ACCOUNT: Account = {
  findings: [
    {
      mark: 'problem',
      about: 'Metadata',
      text: 'They do not fit.',
      cure: 'Take this:',
      copy: { label: 'token-url', value: 'https://x.example/token' },
    },
    { mark: 'ok', about: 'Storage', text: 'It works.' },
  ],
  steps: [
    { at: 1000, name: 'Button pressed' },
    { at: 1012.4, name: 'Token request answered', detail: 'HTTP status 200' },
  ],
};

describe('the report as text', () => {
  it('says what was found, what to do, and what the login did', () => {
    const text = writeReport(ACCOUNT, 'error');
    expect(text).to.contain(
      '✗ Metadata: They do not fit.\n  → Take this:\n    token-url: https://x.example/token\n✓ Storage: It works.',
    );
    expect(text).to.contain(
      '1. Button pressed\n2. Token request answered +12 ms\n   HTTP status 200',
    );
    expect(text).to.contain(`Page: ${location.origin}${location.pathname}\nStatus: error`);
  });

  it('names the page without its query', () => {
    expect(location.search).not.to.equal('');
    expect(writeReport(ACCOUNT, 'error')).not.to.contain(location.search);
  });

  it('has no steps where there was no login', () => {
    expect(writeReport({ ...ACCOUNT, steps: [] }, 'signed-out')).not.to.contain('Steps');
  });

  it('says how many problems there are', () => {
    const [problem, fine] = ACCOUNT.findings as [Account['findings'][0], Account['findings'][0]];
    const of = (...findings: Account['findings']) => summarize({ findings, steps: [] });
    expect(of(fine)).to.equal('no problem found');
    expect(of(problem, fine)).to.equal('1 problem');
    expect(of(problem, problem)).to.equal('2 problems');
  });

  it('tells durations that a person can read', () => {
    const after = (ms: number) => tellDuration({ at: 5 + ms, name: '' }, { at: 5, name: '' });
    expect([0.4, 9999, 61_000, -1].map(after)).to.deep.equal([
      '+0 ms',
      '+9999 ms',
      '+61 s',
      '+0 ms',
    ]);
    expect(tellDuration({ at: 5, name: '' }, undefined)).to.equal('');
  });
});
