import { readItemText } from '../../../src/domain/item-text.js';

const checklist = (text: string) =>
  readItemText('kubeflow/katib', 'issue', text).checklist.map(
    ({ text: entry, done }) => `${done ? 'x' : '-'} ${entry}`,
  );
const closes = (text: string) => readItemText('kubeflow/katib', 'pull', text).closes;

describe('the task list of an issue', () => {
  it('is read in its order, nested or numbered, whatever ends a line', () => {
    const text = [
      '# Plan',
      '- [ ] Suggestions',
      '  * [x] Grid search',
      '\t+ [X]  Random search  ',
      '1. [ ] Documentation',
      '2) [x] Release',
    ].join('\r\n');

    expect(checklist(text)).toEqual([
      '- Suggestions',
      'x Grid search',
      'x Random search',
      '- Documentation',
      'x Release',
    ]);
  });

  it('holds no example out of a fence, and goes on behind it', () => {
    const fenced = ['- [x] before', '```md', '- [ ] example', '~~~', '- [ ] example too', '```', '- [ ] after'].join(
      '\n',
    );
    const longer = ['~~~~', '- [ ] a', '~~~', '- [ ] b', '~~~~', '- [x] after'].join('\n');

    expect(checklist(fenced)).toEqual(['x before', '- after']);
    expect(checklist(longer)).toEqual(['x after']);
  });

  it.each([
    '- [] no space',
    '- [y] another letter',
    '-[ ] no gap',
    '- [ ]',
    '- [ ]   ',
    'see [x] here',
    '> - [ ] quoted',
  ])('has no entry in %p', (line) => {
    expect(checklist(line)).toEqual([]);
  });

  it('of ten thousand lines gives its first five hundred entries, each cut to a length', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `- [ ] ${i} ${'long '.repeat(100)}`).join('\n');

    const entries = checklist(text);

    expect(entries).toHaveLength(500);
    expect(entries[499]?.startsWith('- 499 long')).toBe(true);
    expect(Math.max(...entries.map((entry) => entry.length))).toBeLessThanOrEqual(302);
  });

  it('of a pull request is not read, and of no text there is none', () => {
    expect(readItemText('kubeflow/katib', 'pull', '- [ ] I have signed').checklist).toEqual([]);
    expect(checklist('')).toEqual([]);
    expect(readItemText('kubeflow/katib', 'issue', null)).toEqual({ checklist: [], closes: [], breaking: false });
  });
});

describe('what a pull request closes', () => {
  it.each(['close', 'closes', 'closed', 'fix', 'fixes', 'fixed', 'resolve', 'resolves', 'resolved'])(
    'is said by "%s"',
    (word) => {
      const capital = word.charAt(0).toUpperCase() + word.slice(1);

      expect(closes(`It ${word} #1. ${capital}: kubeflow/pipelines#22`)).toEqual([
        'kubeflow/katib#1',
        'kubeflow/pipelines#22',
      ]);
    },
  );

  it('may be an address, and is named once', () => {
    expect(closes('Fixes https://github.com/kubeflow/kubeflow/issues/7\r\nfixes kubeflow/kubeflow#7')).toEqual([
      'kubeflow/kubeflow#7',
    ]);
  });

  it.each(['See #1', 'prefix #1', 'fixing #1', 'fixes 1', 'fixes #x', 'fixes\u200b#1', 'hotfixes #1', 'disclosed #1'])(
    'is not said by %p',
    (text) => {
      expect(closes(text)).toEqual([]);
    },
  );
});

describe('a breaking change', () => {
  it.each([
    ['BREAKING CHANGE: the flag is gone', true],
    ['Text.\n\nBREAKING-CHANGE: the flag is gone', true],
    ['Text.\r\nBREAKING CHANGE in v2', true],
    ['No BREAKING CHANGE here', false],
    ['breaking change: small letters', false],
  ])('is said by its footer alone: %j', (text, breaking) => {
    expect(readItemText('kubeflow/katib', 'pull', text).breaking).toBe(breaking);
  });
});

it('is read in one pass, whatever stands there', () => {
  const hostile = [
    `- [ ] ${' '.repeat(60_000)}`,
    `${' '.repeat(60_000)}- [ ] x`,
    `fixes ${'a.'.repeat(30_000)}`,
    `fixes ${'a/'.repeat(30_000)}#1`,
    'fixes '.repeat(10_000),
    'closes:\t \n'.repeat(10_000),
    '`'.repeat(60_000),
    `${'```\n'.repeat(15_000)}- [ ] x`,
    'BREAKING '.repeat(10_000),
  ];

  const read = hostile.flatMap((text) =>
    (['issue', 'pull'] as const).map((type) => readItemText('kubeflow/katib', type, text)),
  );

  expect(read.every(({ checklist: list, closes: refs }) => list.length <= 500 && refs.length <= 500)).toBe(true);
});
