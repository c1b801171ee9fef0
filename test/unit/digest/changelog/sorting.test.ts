import { isBot } from '../../../../src/digest/bots.js';
import { changelogOf, entriesOf, pull } from '../../../support/changelog.js';

const headings = (made: ReturnType<typeof changelogOf>): string[] =>
  made.groups.flatMap((group) => group.repositories.flatMap((part) => part.sections.map(({ kind }) => kind.heading)));

const kindOf = (title: string, labels: string[], rules: Parameters<typeof changelogOf>[1] = {}): string => {
  const [entry] = entriesOf(changelogOf([pull(1, title, { labels })], rules));
  return `${entry?.kind}, ${entry?.kindSource}`;
};

describe('what kind of change it is', () => {
  it.each([
    ['fix: the trial', ['kind/feature'], 'feature, label'],
    ['feat: more', ['Kind/Bug'], 'fix, label'],
    ['feat: more', ['breaking-change'], 'breaking, label'],
    ['feat!: more', ['kind/bug'], 'breaking, convention'],
    ['Write it down', ['kind/docs'], 'docs, label'],
    ['Whatever', ['dependencies'], 'dependencies, label'],
    ['Whatever', ['kind/cleanup'], 'upkeep, label'],
    ['feat: more', ['size/XL', 'lgtm'], 'feature, convention'],
    ['Add more', [], 'feature, words'],
    ['Whatever', [], 'other, none'],
  ])('%s with %j', (title, labels, expected) => {
    expect(kindOf(title, labels, { labels: { breaking: ['breaking-change'] } })).toBe(expected);
  });

  it('is breaking where its text says so', () => {
    const [entry] = entriesOf(changelogOf([pull(1, 'feat: more', { breaking: true })]));

    expect(entry).toMatchObject({ kind: 'breaking', kindSource: 'text' });
  });

  it('has the community’s own headings, in its order, in place of ours where they mean the same', () => {
    const kinds = [
      { heading: 'API', labels: ['kind/api-change'] },
      { heading: 'Mended', labels: ['kind/bug'] },
    ];

    const made = changelogOf(
      [
        pull(1, 'feat!: one'),
        pull(2, 'feat: two'),
        pull(3, 'fix: three'),
        pull(4, 'four', { labels: ['kind/api-change'] }),
        pull(5, 'chore: five'),
        pull(6, 'docs: six'),
      ],
      { labels: { kinds } },
    );

    expect(headings(made)).toEqual(['Breaking changes', 'API', 'Mended', 'New features', 'Documentation', 'Upkeep']);
  });

  it('is documentation in the documentation’s repository, unless it says otherwise', () => {
    const docs = { repository: 'kubeflow/katib', versionFile: null };

    expect(kindOf('Whatever', [], { docs })).toBe('docs, repository');
    expect(kindOf('feat: a page about trials', [], { docs })).toBe('docs, repository');
    expect(kindOf('feat: a page about trials', ['kind/feature'], { docs })).toBe('feature, label');
    expect(kindOf('chore: whatever', [], { docs })).toBe('upkeep, convention');
  });
});

describe('what stands beside an entry', () => {
  it('has its size where a label says so', () => {
    const made = changelogOf([
      pull(1, 'One', { labels: ['size/XXL'] }),
      pull(2, 'Two', { labels: ['size: m'] }),
      pull(3, 'Three', { labels: ['size/huge', 'resize/L'] }),
    ]);

    expect(entriesOf(made).map(({ size }) => size)).toEqual([null, 'M', 'XXL']);
    expect(made.groups[0]?.repositories[0]?.sized).toBe(true);
  });

  it('tells first-time contributors, once each, and neither bots nor those who were there before', () => {
    const made = changelogOf(
      [
        pull(1, 'One', { author: 'new' }),
        pull(2, 'Two', { author: 'new' }),
        pull(3, 'Three', { author: 'old' }),
        pull(4, 'Four', { author: 'dependabot[bot]' }),
      ],
      {
        firsts: [
          { author: 'new', at: '2021-09-01T01:00:00.000Z' },
          { author: 'old', at: '2021-09-01T00:00:00.000Z' },
          { author: 'dependabot[bot]', at: '2021-09-02T00:00:00.000Z' },
        ],
      },
    );

    expect(made.firstTime?.map(({ name, pulls }) => [name, pulls.length])).toEqual([['new', 2]]);
    expect(entriesOf(made).filter(({ first }) => first)).toMatchObject([{ number: 1 }]);
    expect(made.thanks).toEqual(['new', 'old']);
  });

  it('sets what programs wrote apart, but not what they only carried to a branch', () => {
    const robot = { author: 'k8s-infra-cherrypick-robot' };
    const made = changelogOf([
      pull(1, 'Bump tar from 4 to 5', { author: 'dependabot[bot]' }),
      pull(2, 'fix: mend', {}),
      pull(3, '[release-0.11] fix: mend', robot),
      pull(4, '[release-0.11] fix: what was mended long ago', robot),
    ]);

    const part = made.groups[0]?.repositories[0];
    expect(part?.bots.map(({ number }) => number)).toEqual([1]);
    expect(part?.sections.map(({ entries }) => entries.map(({ number }) => number))).toEqual([[4, 2]]);
    expect(made.account).toMatchObject({ merged: 4, entries: 2, apart: 1 });
  });

  it('leads with what breaks, then what is new, the largest and most discussed first, and leaves upkeep out', () => {
    const made = changelogOf([
      pull(1, 'feat: small', { labels: ['size/S'], comments: 90 }),
      pull(2, 'feat: large', { labels: ['size/XL'] }),
      pull(3, 'feat!: breaks'),
      pull(4, 'fix: mended', { labels: ['size/XXL'] }),
      pull(5, 'chore: tidy', { labels: ['size/XXL'] }),
      pull(6, 'feat: wanted', { upvotes: 40 }),
      pull(7, 'Add a guess', { upvotes: 99 }),
    ]);

    expect(made.groups[0]?.highlights.map(({ number }) => number)).toEqual([3, 2, 1, 6, 7, 4]);
  });
});

it.each([
  ['dependabot[bot]', true],
  ['k8s-ci-robot', true],
  ['kubeflow-bot', true],
  ['openshift-merge-robot-2', true],
  ['Copilot', true],
  ['google-oss-prow', true],
  ['bot-of-ci', true],
  ['abbot', false],
  ['botanist', false],
  ['robotics-fan', false],
  ['talbot2', false],
])('%s is a program: %s', (login, expected) => {
  expect(isBot(login)).toBe(expected);
});
