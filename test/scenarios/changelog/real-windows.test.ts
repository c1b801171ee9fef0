/** The changelogs of two real windows of time, out of a store that holds the whole history, against what git says. */
import type { ChangelogFacts } from '../../../src/domain/changelog.js';
import type { ReleasePlan } from '../../../src/domain/release.js';
import type { Store } from '../../../src/ports/store.js';
import { changelogQuery } from '../../../src/workflow/queries/changelog.js';
import { entriesOf, readCompletely } from '../../support/changelog.js';
import { openHouse } from '../../support/workflow-house.js';
import { aCommunity, aConfiguration } from '../../support/world.js';
import { ENTRIES_FROM_BRANCHES, MERGED, NOT_ALONE, TAKEN_BACK_ON_A_BRANCH_ALONE } from './differences.js';
import { asItem, type History, MANIFESTS, type MergedPull, readHistory, WINDOWS } from './history.js';

const NOW = '2021-10-20T00:00:00.000Z';
const DEFAULT_BRANCHES = ['master', 'main'];

const refOf = ({ repository, number }: { repository: string; number: number }): string => `${repository}#${number}`;

async function storeWith({ pulls, tags }: History): Promise<Store> {
  const repositories = [...new Set(pulls.map((pull) => pull.repository))].sort();
  const configuration = aConfiguration();
  const [release] = configuration.releases;
  const house = await openHouse({
    now: NOW,
    configuration: {
      ...configuration,
      community: aCommunity({
        docs: { repository: 'kubeflow/website', versionFile: null },
        workingGroups: repositories.map((repository) => ({
          id: repository.split('/')[1] ?? repository,
          name: repository,
          repositories: [repository],
          labels: [],
          liaisons: [],
          releaseProcess: null,
          docs: [],
        })),
      }),
      releases: [
        {
          ...(release as ReleasePlan),
          tags: { repository: MANIFESTS, candidate: 'v1.4.0-rc.*', stable: 'v1.4.0', branch: null },
        },
      ],
    },
  });
  const { evidence } = house.store;
  await evidence.saveItems(pulls.map(asItem));
  await evidence.saveTags(
    tags.map(({ name, sha }) => ({ repository: MANIFESTS, name, sha })),
    NOW,
    true,
  );
  await evidence.saveDocuments(
    tags.map(({ sha, at }) => ({ repository: MANIFESTS, kind: 'commit' as const, key: sha, value: { at }, asOf: NOW })),
  );
  await readCompletely(house.store, house.configuration, NOW);
  return house.store;
}

describe('the changelog of a real window', () => {
  let history: History;
  let store: Store;
  const made = new Map<string, ChangelogFacts>();
  const factsOf = (release: string): ChangelogFacts => {
    const facts = made.get(release);
    if (facts === undefined) throw new Error(`No changelog of ${release} was made`);
    return facts;
  };
  const merged = (release: string): MergedPull[] => history.pulls.filter((pull) => pull.window === release);
  const momentOf = (name: string): string => history.tags.find((tag) => tag.name === name)?.at ?? 'no such tag';
  const branchOf = (ref: string): string => history.pulls.find((pull) => refOf(pull) === ref)?.branch ?? 'unknown';

  beforeAll(async () => {
    history = readHistory();
    store = await storeWith(history);
    for (const { release, from, to } of WINDOWS) {
      const asked = { from: momentOf(from), to: momentOf(to), group: null };
      const { facts } = await changelogQuery(store, NOW, 'https://herald.example.org', null, asked);
      made.set(release, facts);
    }
  });
  afterAll(() => store.close());

  it.each(WINDOWS)('has every pull request of $release once, and none that git has elsewhere', ({ release }) => {
    const facts = factsOf(release);

    const told = [...entriesOf(facts), ...facts.account.notAlone].map(refOf).sort();

    expect(told).toEqual(merged(release).map(refOf).sort());
    expect(facts.account.merged).toBe(told.length);
    expect(facts.account.entries + facts.account.apart + facts.account.notAlone.length).toBe(told.length);
  });

  it.each(WINDOWS)('counts per repository of $release what git counts', ({ release }) => {
    const facts = factsOf(release);

    const counts = Object.fromEntries(
      facts.groups.flatMap((group) => group.repositories.map((part) => [part.repository, part.counts.merged])),
    );

    const git: Record<string, number> = {};
    for (const { repository } of merged(release)) git[repository] = (git[repository] ?? 0) + 1;
    expect(counts).toEqual(git);
    expect(git).toEqual(
      history.real ? MERGED[release] : { 'kubeflow/katib': 40, 'kubeflow/manifests': 40, 'kubeflow/website': 40 },
    );
  });

  it.each(WINDOWS)('counts in $release with others only what git has on another branch than they', ({ release }) => {
    const { account } = factsOf(release);

    const elsewhere = account.notAlone.filter(({ reason }) => reason === 'taken to another branch');

    const wrong = elsewhere.filter(
      (one) =>
        DEFAULT_BRANCHES.includes(branchOf(refOf(one))) ||
        one.because.some((ref) => !DEFAULT_BRANCHES.includes(branchOf(refOf(ref)))),
    );
    expect(wrong.map(refOf)).toEqual([]);
    expect(elsewhere).toHaveLength(history.real ? (NOT_ALONE[release]?.elsewhere ?? -1) : 9);
  });

  it.each(WINDOWS)(
    'takes out of $release what was taken back, on the same branch but for what is named',
    ({ release }) => {
      const { account } = factsOf(release);

      const back = account.notAlone.filter(({ reason }) => reason !== 'taken to another branch');

      const across = back.filter((one) => one.because.some((ref) => branchOf(refOf(ref)) !== branchOf(refOf(one))));
      expect(across.map(refOf)).toEqual(history.real ? TAKEN_BACK_ON_A_BRANCH_ALONE[release] : []);
      expect(back).toHaveLength(history.real ? (NOT_ALONE[release]?.takenBack ?? -1) : 6);
    },
  );

  it.each(WINDOWS)(
    'has of $release’s release branches, as entries, exactly those that are explained',
    ({ release }) => {
      const fromBranches = entriesOf(factsOf(release))
        .map(refOf)
        .filter((ref) => !DEFAULT_BRANCHES.includes(branchOf(ref)));

      const explained = Object.entries(history.real ? (ENTRIES_FROM_BRANCHES[release] ?? {}) : {}).flatMap(
        ([repository, numbers]) => Object.keys(numbers).map((number) => `${repository}#${number}`),
      );
      expect(fromBranches.sort()).toEqual(explained.sort());
    },
  );

  it.each(WINDOWS)('has once what git shows on several branches in $release', ({ release }) => {
    const several = merged(release).filter(({ alsoOn }) => alsoOn.length > 0);

    const times = several.map(
      (pull) => entriesOf(factsOf(release)).filter((entry) => refOf(entry) === refOf(pull)).length,
    );

    expect(several).toHaveLength(history.real ? { '1.3': 16, '1.4': 7 }[release] : 3);
    expect(new Set(times)).toEqual(new Set([1]));
  });

  it('is by default of the release’s own window, from the version before it to its tag', async () => {
    const asked = { from: null, to: null, group: null };

    const { facts } = await changelogQuery(store, NOW, 'https://herald.example.org', '1.4', asked);

    const { from, to } = factsOf('1.4').window;
    expect(facts.window).toEqual({
      from: { at: from.at, tag: 'v1.3.0', by: 'commit' },
      to: { at: to.at, tag: 'v1.4.0', by: 'commit' },
    });
  });

  it('welcomes those whose first pull request git has in the window, and nobody else', () => {
    const { firstTime, window } = factsOf('1.4');

    const first = new Map<string, string>();
    for (const { author, mergedAt } of history.pulls) {
      const known = author === null ? undefined : first.get(author);
      if (author !== null && (known === undefined || mergedAt < known)) first.set(author, mergedAt);
    }
    const expected = [...first].filter(([, at]) => at > window.from.at && at <= window.to.at).map(([login]) => login);
    const bots = /\[bot\]$|robot$|-bot$/;
    expect((firstTime ?? []).map(({ login }) => login).sort()).toEqual(
      expected.filter((login) => !bots.test(login)).sort(),
    );
  });
});
