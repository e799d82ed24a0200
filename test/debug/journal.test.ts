import { expect } from '@open-wc/testing';
import { Journal, takeKept, timeOf } from '../../src/debug/journal.js';

const KEY = 'egain-login:debug';
const names = ({ steps }: { steps: readonly { name: string }[] }) => steps.map(({ name }) => name);

afterEach(() => sessionStorage.clear());

describe('a journal', () => {
  it('puts steps where they belong, however late they are heard of', () => {
    const journal = new Journal();
    journal.note('third', undefined, 3);
    journal.note('first', undefined, 1);
    journal.note('second', 'with a detail', 2);
    expect(names(journal)).to.deep.equal(['first', 'second', 'third']);
    expect(journal.has('second')).to.be.true;
    expect(journal.has('fourth')).to.be.false;
    expect(journal.last!.name).to.equal('third');
  });

  it('holds thirty steps, and drops the first ones', () => {
    const journal = new Journal();
    for (let i = 0; i < 40; i++) journal.note(`${i}`, undefined, i);
    expect(names(journal)).to.have.length(30);
    expect(journal.steps[0]!.name).to.equal('10');
  });

  it('is kept for the next page of this tab, once', () => {
    const journal = new Journal();
    journal.note('left', 'for the sign-in page');
    journal.keep('the login');
    expect(takeKept()).to.deep.equal({ of: 'the login', steps: journal.steps });
    expect(takeKept()).to.deep.equal({ of: '', steps: [] });
    expect(sessionStorage).to.have.length(0);
  });

  it('takes nothing from storage that is no step, or that is older than an hour', () => {
    const good = { at: timeOf(), name: 'good' };
    const steps = [
      null,
      { at: 'then', name: 'x' },
      { at: 1, name: 'old' },
      { ...good, detail: {} },
      { at: timeOf() },
      good,
    ];
    sessionStorage.setItem(KEY, JSON.stringify({ of: 7, steps }));
    expect(takeKept()).to.deep.equal({ of: '', steps: [good] });
    sessionStorage.setItem(KEY, '{"steps": "none"}');
    expect(takeKept().steps).to.deep.equal([]);
  });
});
