import { evidenceSources } from '../../../src/evidence/evidence-sources.js';
import type { Fault } from '../../../src/preview/github/faults.js';
import type { GithubWorld } from '../../../src/preview/github/world.js';
import { issueRow, issueRows, NOON, REPOSITORY, tagRows } from '../../support/github.js';
import { openSync, type SyncBench } from '../../support/sync-bench.js';

const OTHER = 'kubeflow/manifests';
const LATER = '2021-08-17T12:00:00.000Z';

describe('a sync on a bad day', () => {
  let bench: SyncBench;
  const open = async (...given: Parameters<typeof openSync>) => {
    bench = await openSync(...given);
  };

  afterEach(() => bench.close());

  const MANY: Partial<GithubWorld> = {
    issues: { [REPOSITORY]: issueRows(250) },
    tags: { [REPOSITORY]: tagRows(150) },
    releases: {
      [REPOSITORY]: Array.from({ length: 150 }, (_, i) => ({
        id: i + 1,
        tag: `v0.${i}.0`,
        name: '',
        prerelease: false,
        publishedAt: NOON,
      })),
    },
    milestones: {
      [REPOSITORY]: Array.from({ length: 150 }, (_, i) => ({
        number: i + 1,
        title: `m${i}`,
        state: 'open' as const,
        dueOn: null,
        open: 0,
        closed: 0,
      })),
    },
    labels: { [REPOSITORY]: Array.from({ length: 150 }, (_, i) => `l${i}`) },
    branches: { [REPOSITORY]: Array.from({ length: 150 }, (_, i) => [`b${i}`, 'c'.repeat(40)]) },
  };
  const FAULTS: Fault[] = [
    { kind: 'status', status: 403 },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 502 },
    { kind: 'secondary-limit', retryAfter: 60 },
    { kind: 'drop' },
    { kind: 'cut' },
  ];

  it.each(['issues', 'tags', 'releases', 'milestones', 'labels', 'branches'] as const)(
    'calls %s incomplete that break off in the middle in any way, and has all of them the next time',
    async (endpoint) => {
      await open(MANY);
      for (const [index, fault] of FAULTS.entries()) {
        bench.github.at = `2021-08-16T1${3 + index}:00:00.000Z`;
        bench.github.faults.add({ on: new RegExp(`katib/${endpoint}\\?.*(since|page=2)`), fault, times: 3 });
        const report = await bench.sync();
        expect(report.problems).toEqual([expect.stringMatching(`^${REPOSITORY}: ${endpoint}: `)]);
        expect(await bench.state(endpoint)).toMatchObject({ completeAsOf: null, problem: report.problems[0] });
        bench.github.faults.clear();
      }

      const report = await bench.sync();

      expect(report.problems).toEqual([]);
      expect(await bench.state(endpoint)).toMatchObject({ completeAsOf: bench.github.at, problem: null, cursor: null });
      expect(await bench.store.evidence.allOpen([REPOSITORY])).toHaveLength(250);
      expect(await bench.store.evidence.releases([REPOSITORY])).toHaveLength(150);
    },
  );

  it.each([
    ['its name', /katib$/, 'repository'],
    ['its latest release', /releases\/latest/, 'releases'],
  ] as const)('calls incomplete what hangs on %s, however that fails', async (_what, on, endpoint) => {
    await open({ ...MANY, issues: { [REPOSITORY]: issueRows(3) } });
    for (const [index, fault] of FAULTS.entries()) {
      bench.github.at = `2021-08-16T1${3 + index}:00:00.000Z`;
      bench.github.faults.add({ on, fault, times: 3 });
      const { problems } = await bench.sync();
      expect(problems).toEqual([expect.stringContaining(REPOSITORY)]);
      expect(await bench.state(endpoint)).toMatchObject({ completeAsOf: null, problem: problems[0] });
      expect(await bench.store.evidence.releases([REPOSITORY])).toEqual([]);
      bench.github.faults.clear();
    }

    const report = await bench.sync();

    expect(report.problems).toEqual([]);
    expect(await bench.state(endpoint)).toMatchObject({ completeAsOf: bench.github.at, problem: null });
    expect(await bench.store.evidence.releases([REPOSITORY])).toHaveLength(150);
  });

  it('calls thumbs up incomplete whose search fails in any way, counts none of it, and has them the next time', async () => {
    await open({ issues: { [REPOSITORY]: [issueRow(1, { upvotes: 2 }), issueRow(2, { upvotes: 3 })] } });
    await bench.sync();
    const [first] = bench.github.world.issues[REPOSITORY] ?? [];
    // A thumb moves nothing in the list of issues: only the search can tell.
    Object.assign(first ?? {}, { upvotes: 9 });
    const most = async () =>
      (await bench.store.evidence.mostUpvoted([REPOSITORY], 5)).map(({ number, upvotes }) => [number, upvotes]);
    const only = new Map([[REPOSITORY, new Set(['upvotes'] as const)]]);
    for (const [index, fault] of FAULTS.entries()) {
      bench.github.at = `2021-08-17T1${3 + index}:00:00.000Z`;
      bench.github.faults.add({ on: /search/, fault, times: 3 });
      const report = await bench.sync({ only });
      expect(report.problems).toEqual([expect.stringMatching(`^${REPOSITORY}: its most upvoted issues: `)]);
      expect(await bench.state('upvotes')).toMatchObject({ completeAsOf: NOON, problem: report.problems[0] });
      expect(await most()).toEqual([
        [2, 3],
        [1, 2],
      ]);
      bench.github.faults.clear();
    }

    const report = await bench.sync();

    expect(report.problems).toEqual([]);
    expect(await bench.state('upvotes')).toMatchObject({ completeAsOf: bench.github.at, problem: null });
    expect(await most()).toEqual([
      [1, 9],
      [2, 3],
    ]);
  });

  it('keeps the last complete moment and the sentence of a list that fails, while the others go on', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(3), [OTHER]: issueRows(3) } });
    const repositories = [REPOSITORY, OTHER];
    await bench.sync({ repositories });
    bench.github.at = LATER;
    bench.github.faults.add({ on: /katib\/issues/, fault: { kind: 'status', status: 503 }, times: 3 });

    const report = await bench.sync({ repositories });

    expect(report.problems).toEqual([expect.stringContaining('kubeflow/katib: issues: GitHub failed to answer')]);
    expect(bench.warnings).toEqual(report.problems);
    expect(await bench.state('issues')).toMatchObject({ completeAsOf: NOON, problem: report.problems[0] });
    expect(await bench.state('issues', OTHER)).toMatchObject({ completeAsOf: LATER, problem: null });
    expect(evidenceSources(await bench.store.evidence.syncStates(), repositories, LATER)).toEqual([
      { name: REPOSITORY, fetchedAt: NOON, problem: expect.stringContaining('could not be read again since then') },
      { name: OTHER, fetchedAt: LATER, problem: null },
    ]);
  });

  it('goes on where an interrupted first sync stopped, in another process', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(950) } });
    const stop = new AbortController();
    const counted = { ...bench.deps, signal: stop.signal };
    bench.deps = {
      ...counted,
      tracker: {
        ...bench.tracker,
        answered: (list, answer) => {
          bench.tracker.answered(list, answer);
          if (bench.tracker.total().rows >= 500) stop.abort();
        },
      },
    };
    const stopped = await bench.sync();
    const half = await bench.state('issues');
    const again = await openSync(bench.github.world, { store: bench.store });

    const { paths } = await again.during(() => again.sync());
    await again.close();

    expect(stopped).toMatchObject({ stopped: true, problems: [] });
    expect(half).toMatchObject({ completeAsOf: null, watermark: null, cursor: expect.any(String), problem: null });
    expect(paths.filter((path) => path.includes('/issues?'))).toHaveLength(5);
    expect(await bench.store.evidence.allOpen([REPOSITORY])).toHaveLength(950);
  });

  it('counts what is complete by the clock of GitHub, whichever way ours is wrong', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(3) } });
    for (const ours of ['2021-08-16T12:10:00.000Z', '2021-08-16T11:50:00.000Z']) {
      bench.deps = { ...bench.deps, clock: { now: () => ours, wall: () => ours } };
      await bench.sync();
      expect(await bench.state('issues')).toMatchObject({ completeAsOf: NOON });
    }
  });

  it('stops asking when an hour’s budget is used up, says until when, and goes on afterwards', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(7000) } }, { token: null, limited: true });

    const first = await bench.sync();
    const asked = bench.github.counts.requests;
    bench.github.at = '2021-08-16T13:01:00.000Z';
    const second = await bench.sync();

    expect(first.pausedUntil).toBe('2021-08-16T13:00:00.000Z');
    expect(first.problems).toContainEqual(expect.stringContaining('GitHub allows no more requests until 13:00 UTC'));
    expect(asked).toBeLessThanOrEqual(60);
    expect(second.problems).toEqual([]);
    expect(await bench.store.evidence.allOpen([REPOSITORY])).toHaveLength(7000);
  });
});
