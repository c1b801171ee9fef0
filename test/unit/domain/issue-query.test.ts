import { parseIssueQuery } from '../../../src/domain/issue-query.js';

const terms = (text: string) => {
  const read = parseIssueQuery(text);
  return 'terms' in read ? read.terms : read.problems.map(({ message }) => message);
};

describe('a query for issues', () => {
  it.each([
    ['label:priority/p1', [{ field: 'label', anyOf: ['priority/p1'], negated: false }]],
    ['-label:"Needs Triage"', [{ field: 'label', anyOf: ['needs triage'], negated: true }]],
    ['label:bug,Crash', [{ field: 'label', anyOf: ['bug', 'crash'], negated: false }]],
    ['label:"a, b"', [{ field: 'label', anyOf: ['a, b'], negated: false }]],
    ['milestone:"v1.4"', [{ field: 'milestone', anyOf: ['v1.4'], negated: false }]],
    [
      'assignee:Ann -author:ben',
      [
        { field: 'assignee', anyOf: ['ann'], negated: false },
        { field: 'author', anyOf: ['ben'], negated: true },
      ],
    ],
    [
      'no:assignee -no:milestone',
      [
        { field: 'nothing', of: 'assignee', negated: false },
        { field: 'nothing', of: 'milestone', negated: true },
      ],
    ],
    [
      'repo:Kubeflow/Katib crash',
      [
        { field: 'repository', anyOf: ['kubeflow/katib'], negated: false },
        { field: 'title', words: 'crash', negated: false },
      ],
    ],
    [
      '"Multi-User mode" -flaky',
      [
        { field: 'title', words: 'multi user mode', negated: false },
        { field: 'title', words: 'flaky', negated: true },
      ],
    ],
    ['is:open is:issue state:open type:issue -is:pr label:x', [{ field: 'label', anyOf: ['x'], negated: false }]],
    ['LABEL:x', [{ field: 'label', anyOf: ['x'], negated: false }]],
  ])('reads %s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it.each([
    ['is:open', 'This query finds every open issue.'],
    ['', 'This query finds every open issue.'],
    ['is:closed label:x', '`is:closed` finds nothing that blocks: open issues do.'],
    ['-is:open label:x', '`-is:open` finds nothing that blocks: open issues do.'],
    ['is:pr', '`is:pr` finds nothing that blocks: open issues do.'],
    ['created:>2021-01-01 label:x', 'Herald cannot tell `created:>2021-01-01` from what it keeps of an issue.'],
    ['sort:updated-desc label:x', 'Herald cannot tell `sort:updated-desc` from what it keeps of an issue.'],
    ['no:project', 'Herald cannot tell `no:project` from what it keeps of an issue.'],
    ['assignee:@me', '`assignee:@me` is somebody else for everybody who reads it.'],
    ['milestone:*', '`milestone:*` names nothing.'],
    ['label:""', '`label:""` names nothing.'],
    ['repo:katib', '`katib` is no repository.'],
    ['label:x OR label:y', '`OR` cannot be read: every part of a query must hold.'],
    ['(label:x', '`(label:x` cannot be read: every part of a query must hold.'],
    ['label:"open', '`label:"open` cannot be read as a part of a query.'],
    ['!!!', '`!!!` cannot be read as a part of a query.'],
  ])('does not pass over what it cannot tell: %s', (text, message) => {
    expect(terms(text)).toEqual([message]);
  });

  it('tells everything that is wrong, each with a way out', () => {
    const read = parseIssueQuery('updated:<2021 sort:x label:ok');

    expect('problems' in read && read.problems).toHaveLength(2);
    expect('problems' in read && read.problems[0]?.fix).toContain('Leave it out.');
  });

  it('is read in one pass, however long and odd', () => {
    const odd = ['"'.repeat(20_001), `${'-'.repeat(20_000)}:`, `label:${'"a"'.repeat(10_000)}`, 'a:'.repeat(20_000)];

    expect(odd.map((text) => 'problems' in parseIssueQuery(text))).toEqual([true, true, true, true]);
  });
});
