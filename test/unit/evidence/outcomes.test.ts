import { evidenceSources } from '../../../src/evidence/evidence-sources.js';
import type { GithubOptions } from '../../../src/preview/github/server.js';
import type { GithubWorld, RepositoryRow } from '../../../src/preview/github/world.js';
import { issueRow, issueRows, NOON, pullRow, REPOSITORY, tagRows } from '../../support/github.js';
import { openSync, type SyncBench } from '../../support/sync-bench.js';

const LATER = '2021-08-16T13:00:00.000Z';
const MOVED = 'kubeflow/katib-next';
const OTHER_OWNER = 'kubeflow-archive/katib';

describe('a repository that is not simply there', () => {
  let bench: SyncBench;
  const open = async (...given: Parameters<typeof openSync>) => {
    bench = await openSync(...given);
  };
  const known = async (): Promise<number[]> =>
    (await bench.store.evidence.allOpen([REPOSITORY])).map((item) => item.number);

  afterEach(() => bench.close());

  const SEEN: Partial<GithubWorld> = {
    issues: { [REPOSITORY]: issueRows(3) },
    tags: { [REPOSITORY]: tagRows(2) },
    repositories: { [REPOSITORY]: { id: 7 } },
  };

  it.each<[string, Record<string, RepositoryRow>, string]>([
    [
      'renamed',
      { [REPOSITORY]: { movedTo: MOVED }, [MOVED]: { id: 7 } },
      `${REPOSITORY} has been renamed to ${MOVED}. Write its new name into the configuration and apply it; what is known of it moves along. Until then nothing new is read from it.`,
    ],
    [
      'transferred',
      { [REPOSITORY]: { movedTo: OTHER_OWNER }, [OTHER_OWNER]: { id: 7 } },
      `${REPOSITORY} has been transferred: it is ${OTHER_OWNER} now. Write its new name into the configuration and apply it; what is known of it moves along. Until then nothing new is read from it.`,
    ],
    [
      'deleted',
      { [REPOSITORY]: { id: 7, deleted: true } },
      `${REPOSITORY} is gone: deleted, or hidden from our credentials. Give them access again, or take it out of the configuration. Until then nothing new is read from it.`,
    ],
    [
      'private',
      { [REPOSITORY]: { id: 7, private: true } },
      `${REPOSITORY} is private: what Herald says of it would be public. Make it public, take it out of the configuration, or write \`readPrivate: true\` if every destination may read it. Until then nothing new is read from it.`,
    ],
    [
      'replaced',
      { [REPOSITORY]: { id: 8 } },
      `The name ${REPOSITORY} belongs to another repository now. If that is meant, take the name out of the configuration, apply it, and put it in again under a database of its own; else write the name of the repository that was meant. Until then nothing new is read from it.`,
    ],
    [
      'blocked',
      { [REPOSITORY]: { id: 7, blocked: true } },
      `${REPOSITORY} is blocked by GitHub for legal reasons. Take it out of the configuration until it is back. Until then nothing new is read from it.`,
    ],
  ])('that is %s is not read any further, keeps what is known, and says what to do', async (_what, now, sentence) => {
    await open({ ...SEEN });
    await bench.sync();
    bench.github.at = LATER;
    bench.github.world.repositories = now;

    const report = await bench.sync();

    expect(report.problems).toEqual([sentence]);
    expect(await known()).toEqual([1, 2, 3]);
    expect(await bench.state('issues')).toMatchObject({ completeAsOf: NOON, problem: sentence });
    expect(evidenceSources(await bench.store.evidence.syncStates(), [REPOSITORY], LATER)).toMatchObject([
      { fetchedAt: NOON, problem: expect.stringContaining('newer changes may be missing') },
    ]);
  });

  it.each<[string, Partial<Omit<GithubOptions, 'data' | 'now'>>, RepositoryRow, string]>([
    [
      'nobody ever saw',
      {},
      { deleted: true },
      `There is no repository ${REPOSITORY}, or our credentials may not see it.`,
    ],
    ['asks for another token', { tokens: ['valid'] }, {}, 'the token was refused. Set a valid GITHUB_TOKEN'],
    ['is beyond the budget', { limited: { core: 0 } }, {}, 'GitHub limits our requests'],
  ])('that %s says so in each of its lists, and asks for nothing in it', async (_what, options, row, words) => {
    await open({ issues: { [REPOSITORY]: [] }, repositories: { [REPOSITORY]: row } }, options);

    const { paths } = await bench.during(() => bench.sync());

    expect([...new Set(paths)]).toEqual([`/repos/${REPOSITORY}`]);
    for (const endpoint of ['issues', 'tags', 'releases', 'branches'] as const) {
      expect(await bench.state(endpoint)).toMatchObject({
        completeAsOf: null,
        problem: expect.stringContaining(words),
      });
    }
  });

  it('that is private is read where the configuration allows it, and an archived one always', async () => {
    const other = 'kubeflow/fairing';
    await open({
      issues: { [REPOSITORY]: issueRows(3), [other]: issueRows(2) },
      repositories: { [REPOSITORY]: { private: true }, [other]: { archived: true } },
    });

    const report = await bench.sync({ repositories: [REPOSITORY, other], readPrivate: true });

    expect(report.problems).toEqual([]);
    expect(await bench.store.evidence.allOpen([REPOSITORY, other])).toHaveLength(5);
  });

  it('is read again as soon as it is back, and nothing in it looks new', async () => {
    await open({ ...SEEN });
    await bench.sync();
    bench.github.world.repositories = { [REPOSITORY]: { id: 7, deleted: true } };
    await bench.sync();
    bench.github.world.repositories = { [REPOSITORY]: { id: 7 } };
    bench.github.at = LATER;

    const report = await bench.sync();

    expect(report.problems).toEqual([]);
    expect(await bench.state('issues')).toMatchObject({ completeAsOf: LATER, problem: null });
    expect((await bench.store.evidence.tags([REPOSITORY])).every((tag) => tag.baseline)).toBe(true);
  });

  it('brings everything along under its new name, and nothing in it looks new', async () => {
    const sha = 'f'.repeat(40);
    await open({
      ...SEEN,
      issues: {
        [REPOSITORY]: [issueRow(1, { upvotes: 9, labels: [{ name: 'priority/p0' }] }), ...issueRows(3).slice(1)],
      },
      pulls: { [REPOSITORY]: [pullRow(20, '2021-08-10T00:00:00.000Z')] },
      releases: {
        [REPOSITORY]: [
          { id: 5, tag: 'v0.1.0', name: 'Katib', prerelease: false, publishedAt: '2021-08-01T00:00:00.000Z' },
        ],
      },
      labels: { [REPOSITORY]: ['priority/p0'] },
    });
    const wanted = async () => ({
      ...{
        commits: [],
        files: [],
        changedFiles: [],
        trees: [],
        comparisons: [],
        changedSince: [],
        items: [],
        links: [],
      },
      movements: [{ repository: MOVED, number: 1 }],
    });
    await bench.sync();
    bench.github.at = LATER;
    bench.github.world.tags[REPOSITORY]?.push(['v0.12.0', sha, LATER]);
    await bench.sync();
    const before = await bench.store.evidence.tags([REPOSITORY]);
    const { world } = bench.github;
    for (const part of [world.issues, world.pulls, world.tags, world.releases, world.labels ?? {}] as Record<
      string,
      unknown
    >[]) {
      part[MOVED] = part[REPOSITORY];
      delete part[REPOSITORY];
    }
    world.repositories = { [MOVED]: { id: 7 }, [REPOSITORY]: { movedTo: MOVED } };
    bench.github.at = '2021-08-16T14:00:00.000Z';

    const first = await bench.sync({ repositories: [MOVED], wanted });
    const second = await bench.sync({ repositories: [MOVED], wanted });

    const { evidence } = bench.store;
    expect([first.problems, second.problems]).toEqual([[], []]);
    expect(await evidence.tags([MOVED])).toEqual(before.map((tag) => ({ ...tag, repository: MOVED })));
    expect((await evidence.allOpen([MOVED])).map((item) => item.number)).toEqual([1, 2, 3]);
    expect(await evidence.item(MOVED, 1)).toMatchObject({ upvotes: 9, url: `https://github.com/${MOVED}/issues/1` });
    expect(await evidence.openWithLabels([MOVED], ['priority/p0'])).toHaveLength(1);
    expect(await evidence.releases([MOVED])).toMatchObject([{ id: 5, latest: true }]);
    expect(await evidence.document('labels', MOVED, '')).toMatchObject({ value: [{ repository: MOVED }] });
    expect(await evidence.document('movement', MOVED, '1')).toMatchObject({ value: { repository: MOVED } });
    expect((await evidence.syncStates()).filter((state) => state.repository === REPOSITORY)).toEqual([]);
    expect(await evidence.counts()).not.toContainEqual(expect.objectContaining({ repository: REPOSITORY }));
    expect(await bench.state('tags', MOVED)).toMatchObject({ completeAsOf: bench.github.at, problem: null });
  });
});
