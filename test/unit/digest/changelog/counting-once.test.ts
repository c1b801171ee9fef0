import { asideOf, changelogOf, entriesOf, FROM, numbersOf, pull, TO } from '../../../support/changelog.js';
import { closed } from '../../../support/digest.js';

describe('what was taken back', () => {
  it.each([
    ['by number', 'Revert "Add types (#1)"'],
    ['by title', 'Revert "Add types"'],
    ['in a conventional title', 'revert: Add types'],
    ['behind another prefix', 'test: Revert "Add types"'],
    ['with the number of its own commit behind it', 'Revert "Add types" (#9)'],
    ['by number alone', 'Revert #1 as it does not work'],
    ['without quotes', 'REVERT - Add types'],
  ])('leaves the changelog together with what took it back, %s', (_how, title) => {
    const made = changelogOf([pull(1, 'Add types'), pull(2, 'Something else'), pull(9, title)]);

    expect(numbersOf(made)).toEqual([2]);
    expect(asideOf(made)).toEqual(['1 reverted: 9', '9 reverts: 1']);
  });

  it('stands again when the revert was reverted', () => {
    const made = changelogOf([
      pull(1, 'Add types'),
      pull(2, 'Revert "Add types (#1)"'),
      pull(3, 'Revert "Revert "Add types (#1)" (#2)"'),
    ]);

    expect(numbersOf(made)).toEqual([1]);
    expect(asideOf(made)).toEqual(['2 reverted: 3', '3 reverts: 2']);
  });

  it('is an entry of its own where what it takes back was merged before the window', () => {
    const made = changelogOf([pull(2, 'Revert "Add types (#1)"'), pull(3, 'Revert "Revert "Drop types""')]);

    expect(entriesOf(made).map(({ kind, title }) => [kind, title])).toEqual([
      ['taken back', 'Revert "Drop types'],
      ['taken back', 'Add types'],
    ]);
  });

  it('takes back the last of several with one title, and each only once', () => {
    const made = changelogOf([
      pull(1, 'Update Go'),
      pull(2, 'Update Go'),
      pull(3, 'Revert "Update Go"'),
      pull(4, 'Update Go'),
    ]);

    expect(numbersOf(made)).toEqual([1, 4]);
  });

  it.each([
    'Revert to Kubernetes 1.9',
    'Partially revert "Add types"',
    'Revert #1 in v1.0-branch completely',
    'Undo the revert of types',
  ])('is nothing where it is no plain revert: %s', (title) => {
    const made = changelogOf([pull(1, 'Add types'), pull(2, title)]);

    expect(numbersOf(made)).toEqual([1, 2]);
  });

  it('leaves what another repository merged under the same number and title alone', () => {
    const made = changelogOf([
      pull(1, 'Add types', { repository: 'kubeflow/trainer' }),
      pull(2, 'Revert "Add types (#1)"'),
    ]);

    expect(numbersOf(made)).toEqual([1, 2]);
  });
});

describe('what was taken to another branch', () => {
  it.each([
    [
      'Automated cherry pick of #1: Mend the trial Cherry pick of #1 on release-0.11. #1: Mend the trial',
      'release-0.11',
    ],
    ['Automated cherry pick of #1 upstream release 0.11', 'release-0.11'],
    ['Cherry pick #1 to v1.3-branch', 'v1.3-branch'],
    ['Cherry-pick #1', null],
    ['chore: cherry-pick #1 (#8)', null],
    ['[release-1.4] Mend the trial', 'release-1.4'],
    ['[release-1.4] Mend the trial (#1)', 'release-1.4'],
    ['[1.4] Cherry-pick #1', '1.4'],
    ['release-0.12: Mend the trial', 'release-0.12'],
    ['Backport "Mend the trial" to release-0.12', 'release-0.12'],
    ['[Backport release-0.12] Mend the trial (#1)', 'release-0.12'],
    ['CherryPick: Mend the trial (#1)', null],
    ['cherry-pick: Mend the trial', null],
    ['Mend the trial (#1)', null],
    ['Mend the trial (#1) (#9)', null],
  ])('is counted with where it was made: %s', (title, branch) => {
    const made = changelogOf([pull(1, 'Mend the trial'), pull(9, title)]);

    expect(numbersOf(made)).toEqual([1]);
    expect(entriesOf(made)[0]?.wentTo).toEqual([{ repository: 'kubeflow/katib', number: 9, branch }]);
    expect(made.account).toMatchObject({ merged: 2, entries: 1, notAlone: [{ number: 9 }] });
  });

  it('is counted with each of several, and where it began when it went on from branch to branch', () => {
    const made = changelogOf([
      pull(1, 'Mend the trial'),
      pull(2, 'Add types'),
      pull(3, 'Cherry pick #1 #2#4 to release-0.11'),
      pull(4, 'Say more'),
      pull(5, 'Cherry-pick #3 to release-0.10'),
    ]);

    expect(numbersOf(made)).toEqual([1, 2, 4]);
    expect(asideOf(made)).toEqual([
      '3 taken to another branch: 1 2 4, release-0.11',
      '5 taken to another branch: 1 2 4, release-0.10',
    ]);
  });

  it('is an entry of its own where the work, or some of it, was merged before the window', () => {
    const made = changelogOf([pull(1000, 'Mend the trial'), pull(9, 'Cherry pick #1000 #7 to release-0.11')]);

    const pick = entriesOf(made).find(({ number }) => number === 9);
    expect(made.account.notAlone).toEqual([]);
    expect(pick?.brings).toEqual({ refs: [{ repository: 'kubeflow/katib', number: 7 }], branch: 'release-0.11' });
  });

  it.each([
    ['a title that only names another pull request', 'Follow up on what went wrong (#1)'],
    ['the same title without any sign', 'Mend the trial'],
    ['a title about cherry-picking', 'Add a script that creates cherry-picks of #1'],
    ['an issue in another repository', 'Cherry-pick kubeflow/kubeflow#1'],
  ])('is not taken for it: %s', (_what, title) => {
    const made = changelogOf([pull(1, 'Mend the trial'), pull(9, title)]);

    expect(numbersOf(made)).toEqual([1, 9]);
  });

  it('is named as perhaps the same where title and author are, and counted', () => {
    const made = changelogOf([pull(1, 'Update Go'), pull(2, 'Update Go'), pull(3, 'Update Go', { author: 'else' })]);

    expect(made.account).toMatchObject({ entries: 3 });
    expect(made.account.alike.map((run) => run.map((ref) => ref.number))).toEqual([[1, 2]]);
  });

  it('comes and goes with a revert that was taken there too', () => {
    const titles = [
      'Add types',
      'Cherry pick of #1 on release-0.11',
      'Revert "Add types (#1)"',
      'Cherry pick of #3 on release-0.11',
    ];

    const both = changelogOf(titles.map((title, i) => pull(i + 1, title)));
    const onMainAlone = changelogOf(titles.slice(0, 3).map((title, i) => pull(i + 1, title)));

    expect(numbersOf(both)).toEqual([]);
    expect(both.account.notAlone).toHaveLength(4);
    expect(numbersOf(onMainAlone)).toEqual([2]);
  });

  it('survives two that name each other', () => {
    const made = changelogOf([pull(1, 'Cherry-pick #2'), pull(2, 'Cherry-pick #1')]);

    expect(numbersOf(made)).toEqual([1]);
    expect(asideOf(made)).toEqual(['2 taken to another branch: 1']);
  });
});

describe('the account', () => {
  it('has every merged pull request once, whatever the titles say', () => {
    const words = [
      'Revert "',
      'cherry-pick ',
      '#1',
      '#2 ',
      '#3',
      '(#4)',
      'Add types',
      '"',
      '[release-1.4] ',
      'revert: ',
      'fix: ',
    ];
    let seed = 7;
    const next = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };

    for (let round = 0; round < 150; round++) {
      const pulls = Array.from({ length: 14 }, (_one, i) => {
        const title = Array.from({ length: 1 + next(5) }, () => words[next(words.length)]).join('');
        return pull(i + 1, title, { author: i % 5 === 0 ? 'dependabot[bot]' : 'someone' });
      });

      const { account, groups } = changelogOf([...pulls, ...pulls]);

      const all = [...numbersOf({ groups }), ...account.notAlone.map(({ number }) => number)];
      expect(all.sort((a, b) => a - b)).toEqual(pulls.map(({ number }) => number));
      expect(account.entries + account.apart + account.notAlone.length).toBe(14);
    }
  });

  it('leaves out what was merged at the very second of the earlier tag, and keeps that of the later', () => {
    const made = changelogOf([
      pull(1, 'Before', { mergedAt: FROM }),
      pull(2, 'Within', { mergedAt: '2021-09-01T00:00:01.000Z' }),
      pull(3, 'At the end', { mergedAt: TO }),
      pull(4, 'After', { mergedAt: '2021-10-01T00:00:01.000Z' }),
    ]);

    expect(numbersOf(made)).toEqual([2, 3]);
  });

  it('counts people, issues and pull requests by group, and what is nobody’s last', () => {
    const made = changelogOf([
      pull(1, 'One', { author: 'andreyvelich' }),
      pull(2, 'Two', { author: 'AndreyVelich' }),
      pull(3, 'Three', { author: 'dependabot[bot]' }),
      pull(4, 'Four', { author: null }),
      pull(5, 'Five', { repository: 'kubeflow/kubeflow', labels: ['area/centraldashboard'] }),
      pull(6, 'Six', { repository: 'kubeflow/kfctl' }),
      closed('kubeflow/trainer#7', '2021-09-05T00:00:00.000Z'),
    ]);

    expect(made.groups.map(({ name, counts }) => [name, ...Object.values(counts)])).toEqual([
      ['AutoML', 4, 0, 1],
      ['Training', 0, 1, 0],
      ['Notebooks', 0, 0, 0],
      ['Dashboard', 1, 0, 1],
      ['Other repositories', 1, 0, 1],
    ]);
    expect(made.totals).toEqual({ merged: 6, closed: 1, contributors: 2 });
    expect(made.account.withoutAuthor).toBe(1);
  });
});
