import { addMinutes } from '../../../src/domain/time.js';
import { issueRows, NOON, pullRow, REPOSITORY, tagRows } from '../../support/github.js';
import { openSync, type SyncBench } from '../../support/sync-bench.js';

const OTHER = 'kubeflow/manifests';
const LATER = '2021-08-17T12:00:00.000Z';
const NEXT_DAY = '2021-08-18T13:00:00.000Z';

describe('syncing evidence into the real store', () => {
  let bench: SyncBench;
  const open = async (...given: Parameters<typeof openSync>) => {
    bench = await openSync(...given);
  };

  afterEach(() => bench.close());

  it('stores everything that a repository has, and how far it has read', async () => {
    await open({
      issues: { [REPOSITORY]: issueRows(1050) },
      pulls: { [REPOSITORY]: [pullRow(2000, '2021-08-12T00:00:00.000Z')] },
      tags: { [REPOSITORY]: tagRows(3) },
      labels: { [REPOSITORY]: ['priority/p0'] },
      branches: { [REPOSITORY]: [['v0.12-branch', 'c'.repeat(40)]] },
    });

    const report = await bench.sync();

    const { evidence } = bench.store;
    expect(report).toEqual({ problems: [], pausedUntil: null, stopped: false });
    expect(await evidence.item(REPOSITORY, 1050)).toMatchObject({ title: 'Issue 1050' });
    expect(await evidence.finishedBetween([REPOSITORY], '2021-08-01T00:00:00.000Z', NOON)).toHaveLength(1);
    expect(await evidence.allOpen([REPOSITORY])).toHaveLength(1050);
    expect((await evidence.document('labels', REPOSITORY, ''))?.value).toMatchObject([{ name: 'priority/p0' }]);
    expect((await evidence.document('branches', REPOSITORY, ''))?.value).toMatchObject([{ name: 'v0.12-branch' }]);
    expect(await bench.state('issues')).toEqual({
      ...{ repository: REPOSITORY, endpoint: 'issues', watermark: '2021-08-12T00:00:00.000Z' },
      ...{ cursor: null, completeAsOf: NOON, problem: null },
    });
  });

  it.each([0, 1, 99, 100, 101, 1001])(
    'reads %i issues, each once, in hardly more requests than pages',
    async (count) => {
      await open({ issues: { [REPOSITORY]: issueRows(count) } });

      const { paths } = await bench.during(() => bench.sync());

      const pages = paths.filter((path) => path.startsWith(`/repos/${REPOSITORY}/issues`));
      expect(await bench.store.evidence.allOpen([REPOSITORY])).toHaveLength(count);
      expect(pages.length).toBeLessThanOrEqual(Math.floor(count / 99) + 1);
    },
  );

  it.each([99, 100, 101, 1001])('reads %i tags, each once, page by page', async (count) => {
    await open({ tags: { [REPOSITORY]: tagRows(count) } });

    await bench.sync();

    expect(await bench.store.evidence.tags([REPOSITORY])).toHaveLength(count);
    expect(await bench.state('tags')).toMatchObject({ completeAsOf: NOON, problem: null });
  });

  it('counts the most thumbs up right among more issues than any search shows', async () => {
    const rows = issueRows(1001);
    Object.assign(rows[0] ?? {}, { upvotes: 7 });
    await open({ issues: { [REPOSITORY]: rows } });
    await bench.sync();
    // The oldest issue, which a search by age shows last: no list moves for a thumb.
    Object.assign(rows[0] ?? {}, { upvotes: 12 });
    bench.github.at = LATER;

    await bench.sync();

    expect(await bench.store.evidence.mostUpvoted([REPOSITORY], 1)).toMatchObject([{ number: 1, upvotes: 12 }]);
  });

  it('loses nothing of 10,001 items of which some change while it reads, and reads each page once', async () => {
    const rows = issueRows(10_001);
    const change = (address: string, before: number): void => {
      const row = rows[before * 37];
      if (!address.includes('/issues?') || before % 10 !== 0 || row === undefined) return;
      bench.github.at = addMinutes(bench.github.at, 1);
      row.changedAt = [bench.github.at];
      bench.github.world.version = before;
    };
    await open({ issues: { [REPOSITORY]: rows }, version: 1 }, { onRequest: change });

    const { paths } = await bench.during(() => bench.sync());

    expect(await bench.store.evidence.allOpen([REPOSITORY])).toHaveLength(10_001);
    expect(await bench.store.evidence.item(REPOSITORY, 371)).toMatchObject({ updatedAt: rows[370]?.changedAt?.[0] });
    expect(paths.filter((path) => path.includes('/issues?')).length).toBeLessThanOrEqual(104);
  });

  it('reads on where more than a page of items changed in the same second', async () => {
    const same = issueRows(250).map((row) => ({ ...row, createdAt: '2021-08-02T10:00:00.000Z' }));
    await open({ issues: { [REPOSITORY]: [...issueRows(3), ...same.slice(3)] } });

    await bench.sync();

    expect(await bench.store.evidence.allOpen([REPOSITORY])).toHaveLength(250);
  });

  it.each([98, 99, 100, 101])(
    'loses nothing where items %i to 102 changed in one second, at the end of a page',
    async (first) => {
      const rows = issueRows(205).map((row) =>
        row.number >= first && row.number <= 102 ? { ...row, createdAt: '2021-08-01T01:38:00.000Z' } : row,
      );
      await open({ issues: { [REPOSITORY]: rows } });

      await bench.sync();

      expect(
        (await bench.store.evidence.allOpen([REPOSITORY])).map(({ number }) => number).sort((a, b) => a - b),
      ).toEqual(rows.map(({ number }) => number));
    },
  );

  it('asks for every stored page under its condition while nothing changes', async () => {
    await open({
      issues: { [REPOSITORY]: issueRows(250) },
      tags: { [REPOSITORY]: tagRows(230) },
      labels: { [REPOSITORY]: ['kind/bug'] },
    });
    await bench.sync();
    bench.github.at = '2021-08-16T12:15:00.000Z';

    const { paths, unchanged } = await bench.during(() => bench.sync());

    // The repository, a tail of issues, three pages of tags, and one page each of releases, milestones, labels and branches;
    // only the latest release is missing without a condition, since there is none.
    expect(paths).toHaveLength(10);
    expect(unchanged).toBe(9);
    expect(await bench.state('tags')).toMatchObject({ completeAsOf: bench.github.at, problem: null });
  });

  it('reads one page when something changed, and the tail moves on when it is full', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(250) } });
    await bench.sync();
    const world = bench.github.world.issues[REPOSITORY] ?? [];
    const change = (numbers: number[], at: string) => {
      for (const row of world) if (numbers.includes(row.number)) row.changedAt = [...(row.changedAt ?? []), at];
      bench.github.at = at;
    };
    const requests = async (): Promise<number> => {
      const { paths } = await bench.during(() => bench.sync());
      return paths.filter((path) => path.includes('/issues?')).length;
    };

    change([7], '2021-08-16T13:00:00.000Z');
    const some = await requests();
    change(world.map((row) => row.number).slice(0, 120), '2021-08-16T14:00:00.000Z');
    bench.github.at = '2021-08-16T14:30:00.000Z';
    const many = await requests();
    const quiet = await requests();

    expect([some, quiet]).toEqual([1, 1]);
    expect(many).toBeLessThanOrEqual(4);
    expect(await bench.store.evidence.item(REPOSITORY, 7)).toMatchObject({ updatedAt: '2021-08-16T14:00:00.000Z' });
    expect(await bench.store.evidence.item(REPOSITORY, 120)).toMatchObject({ updatedAt: '2021-08-16T14:00:00.000Z' });
  });

  it('sees what the list of issues shows a little after its own time', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(250) } });
    const world = bench.github.world.issues[REPOSITORY] ?? [];
    for (const row of world.slice(0, 120)) row.changedAt = ['2021-08-16T11:59:30.000Z'];
    await bench.sync();
    for (const row of world.slice(130, 131)) row.changedAt = ['2021-08-16T11:58:00.000Z'];
    bench.github.at = '2021-08-16T12:01:00.000Z';

    await bench.sync();

    expect(await bench.store.evidence.item(REPOSITORY, 131)).toMatchObject({ updatedAt: '2021-08-16T11:58:00.000Z' });
  });

  it('notices another page behind one that is full and as it was', async () => {
    await open({ tags: { [REPOSITORY]: tagRows(100) } });
    await bench.sync();
    const more: [string, string, string] = ['a-tag-at-the-end', 'f'.repeat(40), NOON];
    bench.github.world.tags[REPOSITORY]?.push(more);
    bench.github.at = LATER;

    await bench.sync();

    const found = (await bench.store.evidence.tags([REPOSITORY])).find((tag) => tag.name === more[0]);
    expect(found).toMatchObject({ firstSeen: LATER, baseline: false });
  });

  it('takes the tags of the first complete sync as the baseline, and notes what is new, moved and gone later', async () => {
    const sha = (letter: string): string => letter.repeat(40);
    await open({
      tags: {
        [REPOSITORY]: [
          ['v0.11.0', sha('a'), NOON],
          ['v0.12.0-rc.0', sha('b'), NOON],
          ['v0.12.0', sha('c'), LATER],
        ],
      },
    });
    const tags = async () =>
      Object.fromEntries(
        (await bench.store.evidence.tags([REPOSITORY])).map((tag) => [
          `${tag.name} ${tag.sha.slice(0, 1)}`,
          [tag.baseline, tag.firstSeen, tag.goneAt],
        ]),
      );
    await bench.sync();
    bench.github.at = LATER;
    await bench.sync();
    bench.github.world.tags[REPOSITORY] = [
      ['v0.12.0-rc.0', sha('d'), NOON],
      ['v0.12.0', sha('c'), LATER],
    ];
    bench.github.at = NEXT_DAY;

    await bench.sync();

    expect(await tags()).toEqual({
      'v0.11.0 a': [true, NOON, NEXT_DAY],
      'v0.12.0-rc.0 b': [true, NOON, null],
      'v0.12.0-rc.0 d': [false, NEXT_DAY, null],
      'v0.12.0 c': [false, LATER, null],
    });
  });

  it('makes no baseline of half a list of tags: the next complete one is', async () => {
    await open({ tags: { [REPOSITORY]: tagRows(150) } });
    bench.github.faults.add({ on: /tags\?.*page=2/, fault: { kind: 'cut' }, times: 3 });

    const failed = await bench.sync();
    const stored = await bench.store.evidence.tags([REPOSITORY]);
    bench.github.at = LATER;
    await bench.sync();

    expect(failed.problems).toHaveLength(1);
    expect(stored).toEqual([]);
    expect((await bench.store.evidence.tags([REPOSITORY])).filter((tag) => tag.baseline)).toHaveLength(150);
  });

  it('asks anonymously once a day for what nothing waits for', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(3) } }, { token: null });
    await bench.sync();
    bench.github.at = '2021-08-16T13:00:00.000Z';

    const { paths } = await bench.during(() => bench.sync());

    expect(paths.map((path) => path.replace(/\?.*/, '').split('/').slice(4).join('/')).sort()).toEqual([
      'issues',
      'releases',
      'releases/latest',
      'tags',
    ]);
  });

  it('reads only what somebody hinted at', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(3), [OTHER]: [] }, tags: { [REPOSITORY]: tagRows(2) } });
    const repositories = [REPOSITORY, OTHER];
    await bench.sync({ repositories });

    const { paths } = await bench.during(() =>
      bench.sync({ repositories, only: new Map([[REPOSITORY, new Set(['tags'] as const)]]) }),
    );

    expect(paths).toEqual([expect.stringContaining('/repos/kubeflow/katib/tags')]);
  });

  it('lets through what is not the forge’s fault', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(1) } });
    const page = () => {
      throw new TypeError('a bug');
    };
    bench.deps = { ...bench.deps, forge: { ...bench.deps.forge, page } };

    await expect(bench.sync()).rejects.toThrow('a bug');
  });
});
