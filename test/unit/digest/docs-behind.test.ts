import { type DocsInput, docsFacts } from '../../../src/digest/docs-behind.js';
import { breakingChanges, isDocumented } from '../../../src/digest/documented.js';
import type { Item } from '../../../src/domain/evidence.js';
import { community as base, issue, merged } from '../../support/digest.js';

const community = { ...base, labels: { ...base.labels, breaking: ['breaking-change'] } };
const pull = (number: number, more: Partial<Item> = {}) => merged(`kubeflow/katib#${number}`, undefined, more);
const files = (...paths: string[]) => new Map([['kubeflow/katib#1', paths]]);

describe('a change that breaks what worked', () => {
  it('says so by a label, in its text, or with an exclamation mark in its title', () => {
    const items = [
      pull(1, { labels: ['Breaking-Change'] }),
      pull(2, { breaking: true }),
      pull(3, { title: 'feat(sdk)!: drop Python 3.6' }),
      pull(4, { title: 'feat: wow! much better' }),
      pull(5, { title: 'Fix it!' }),
      issue('kubeflow/katib#6', { labels: ['breaking-change'] }),
      pull(7, { breaking: true, mergedAt: null }),
    ];

    expect(breakingChanges(items, community).map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('that was taken back breaks nothing', () => {
    const items = [
      merged('kubeflow/katib#1', '2021-09-21T10:00:00.000Z', { breaking: true, title: 'Drop Python 3.6' }),
      merged('kubeflow/katib#2', '2021-09-22T10:00:00.000Z', { title: 'Revert "Drop Python 3.6 (#1)"' }),
    ];

    expect(breakingChanges(items, community)).toEqual([]);
  });

  it.each([
    ['docs/api.txt', 'yes'],
    ['README.md', 'yes'],
    ['website/content/x.html', 'yes'],
    ['pkg/docsgen/main.go', 'no'],
    ['CHANGELOG.md', 'no'],
    ['.github/pull_request_template.md', 'no'],
    ['OWNERS.md', 'no'],
    ['pkg/main.go', 'no'],
  ])('is documented by %s: %s', (path, documented) => {
    expect(isDocumented(pull(1), { changedFiles: files('go.mod', path), docsPulls: [] })).toBe(documented);
  });

  it('is documented by a pull request of the documentation that closes it, what it closes, or names it', () => {
    const documented = (docs: Partial<Item>, more: Partial<Item> = {}) =>
      isDocumented(pull(1, more), {
        changedFiles: files('go.mod'),
        docsPulls: [merged('kubeflow/website#9', undefined, docs)],
      });

    expect([
      documented({ closes: ['kubeflow/katib#1'] }),
      documented({ closes: ['kubeflow/katib#55'] }, { closes: ['kubeflow/katib#55'] }),
      documented({ title: 'Describe kubeflow/katib#1 on its page' }),
      documented({ title: 'Describe the new flag (kubeflow/katib#1)' }),
      documented({ title: 'Describe kubeflow/katib#12' }),
      documented({ closes: ['kubeflow/katib#12'] }),
    ]).toEqual(['yes', 'yes', 'yes', 'yes', 'no', 'no']);
  });

  it('of which nobody read the files is not called undocumented', () => {
    expect(isDocumented(pull(1), { changedFiles: new Map(), docsPulls: [] })).toBe('unknown');
  });
});

describe('documentation that is behind', () => {
  const input = (more: Partial<DocsInput> = {}): DocsInput => ({
    issues: [],
    merged: [],
    changedFiles: new Map(),
    docsPulls: [],
    pagesOf: () => null,
    ...more,
  });

  it('is told group by group: five of a kind by name, the others by their number, groups without any not at all', () => {
    const issues = Array.from({ length: 8 }, (_, i) => issue(`kubeflow/katib#${i + 1}`));

    const facts = docsFacts(
      community,
      input({ issues, merged: [merged('kubeflow/gone#1', undefined, { breaking: true })] }),
    );

    expect(
      facts.map(({ group, issues: open, unchecked }) => [group, open.count, open.named.length, unchecked.count]),
    ).toEqual([
      ['AutoML', 8, 5, 0],
      ['Other repositories', 0, 0, 1],
    ]);
  });

  it('is told where pages could not be checked, and not where all are fresh', () => {
    const pages = { since: null, total: 3, untouched: { count: 0, named: [] }, problem: null };

    const facts = docsFacts(
      community,
      input({ pagesOf: ({ id }) => (id === 'training' ? { ...pages, problem: 'nobody looked' } : pages) }),
    );

    expect(facts.map(({ group }) => group)).toEqual(['Training']);
  });
});
