import { addHours } from '../../../src/domain/time.js';
import type { WantedDocuments } from '../../../src/evidence/wanted.js';
import type { Fault } from '../../../src/preview/github/faults.js';
import { issueRow, NOON, pullRow, REPOSITORY } from '../../support/github.js';
import { openSync, type SyncBench } from '../../support/sync-bench.js';

const SHA = 'a'.repeat(40);
const SINCE = '2021-08-01T00:00:00.000Z';
const LATER = '2021-08-16T13:00:00.000Z';
const LAST = '2021-08-16T14:00:00.000Z';
const WANTED: WantedDocuments = {
  commits: [{ repository: REPOSITORY, sha: SHA }],
  files: [
    { repository: REPOSITORY, ref: SHA, path: 'setup.py' },
    { repository: REPOSITORY, ref: 'HEAD', path: 'docs/v1:2.md' },
  ],
  changedFiles: [{ repository: REPOSITORY, number: 20 }],
  trees: [REPOSITORY],
  comparisons: [],
  changedSince: [{ repository: REPOSITORY, since: SINCE }],
  movements: [1, 2].map((number) => ({ repository: REPOSITORY, number })),
  items: [],
  links: [],
};

describe('single documents and movements that somebody wishes for', () => {
  let bench: SyncBench;
  const sync = () => bench.sync({ wanted: async () => WANTED });
  const known = async (kind: 'commit' | 'file' | 'changed files' | 'tree' | 'changed since' | 'movement') =>
    (await bench.store.evidence.documents(kind, [REPOSITORY])).map(({ key }) => key);
  const singles = (paths: string[]): string[] =>
    paths.filter((path) => /timeline|contents|commits|compare|trees|files/.test(path));

  beforeEach(async () => {
    bench = await openSync({
      issues: { [REPOSITORY]: [issueRow(1), issueRow(2)] },
      pulls: { [REPOSITORY]: [pullRow(20, '2021-08-10T00:00:00.000Z')] },
      tags: { [REPOSITORY]: [['v1', SHA, SINCE]] },
      commits: { [REPOSITORY]: { [SHA]: SINCE } },
      files: {
        [REPOSITORY]: [
          { path: 'setup.py', text: 'kfp' },
          { path: 'docs/v1:2.md', text: '# 1.2' },
        ],
      },
    });
  });
  afterEach(() => bench.close());

  it('are read once where they never change, and under their condition where they may', async () => {
    const report = await sync();
    bench.github.at = LATER;

    const { paths } = await bench.during(sync);

    expect(report.problems).toEqual([]);
    expect(await known('file')).toEqual(['HEAD:docs/v1:2.md', `${SHA}:setup.py`]);
    expect(await known('changed files')).toEqual(['20']);
    expect(
      singles(paths)
        .map((path) => path.replace(/\?.*/, '').split('/').slice(4).join('/'))
        .sort(),
    ).toEqual([...['contents/docs/v1%3A2.md', 'git/trees/HEAD', 'issues/1/timeline', 'issues/2/timeline']]);
    expect(
      bench.github.requests.filter(({ path, status }) => path.includes('timeline') && status === 304),
    ).toHaveLength(2);
    expect(await bench.state('documents')).toMatchObject({ completeAsOf: LATER, problem: null });
  });

  const FAULTS: Fault[] = [
    { kind: 'status', status: 403 },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 502 },
    { kind: 'secondary-limit', retryAfter: 60 },
    { kind: 'drop' },
  ];

  it.each<['commit' | 'file' | 'changed files' | 'tree' | 'changed since' | 'movement', RegExp, string[]]>([
    ['commit', /commits\/a/, [SHA]],
    ['file', /contents\/setup/, ['HEAD:docs/v1:2.md', `${SHA}:setup.py`]],
    ['changed files', /pulls\/20\/files/, ['20']],
    ['tree', /trees/, ['HEAD']],
    ['changed since', /commits\?/, [SINCE]],
    ['movement', /issues\/1\/timeline/, ['1', '2']],
  ])('of the kind %s that fail in any way are a problem, while all others are read', async (kind, on, all) => {
    const endpoint = kind === 'movement' ? 'movements' : 'documents';
    for (const fault of FAULTS) {
      bench.github.faults.clear();
      bench.github.faults.add({ on, fault, times: 9 });
      const { problems } = await sync();
      expect(problems).toEqual([expect.stringContaining(REPOSITORY)]);
      expect(await bench.state(endpoint)).toMatchObject({ completeAsOf: null, problem: problems[0] });
    }
    expect((await known(kind)).length).toBe(all.length - 1);
    expect(await known('tree')).toEqual(kind === 'tree' ? [] : ['HEAD']);
    bench.github.faults.clear();
    bench.github.at = LATER;

    const report = await sync();

    expect(report.problems).toEqual([]);
    expect(await known(kind)).toEqual(all);
    expect(await bench.state(endpoint)).toMatchObject({ problem: null });
  });

  it('keep what was known of a file and a movement that cannot be read again, and say so', async () => {
    await sync();
    bench.github.at = LATER;
    for (const on of [/timeline/, /contents/]) {
      bench.github.faults.add({ on, fault: { kind: 'status', status: 500 }, times: 99 });
    }

    const report = await sync();

    expect(report.problems).toHaveLength(2);
    expect(await known('movement')).toEqual(['1', '2']);
    expect(await bench.store.evidence.document('file', REPOSITORY, 'HEAD:docs/v1:2.md')).toMatchObject({ asOf: NOON });
    expect(await bench.state('movements')).toMatchObject({ completeAsOf: NOON });
  });

  it('keep a file that is not found once, and let it go at the second time', async () => {
    await sync();
    bench.github.faults.add({ on: /contents\/docs/, fault: { kind: 'status', status: 404 } });
    bench.github.at = LATER;

    const report = await sync();
    const kept = await bench.store.evidence.document('file', REPOSITORY, 'HEAD:docs/v1:2.md');
    bench.github.world.files = { [REPOSITORY]: [] };
    await sync();
    const still = await bench.store.evidence.document('file', REPOSITORY, 'HEAD:docs/v1:2.md');
    bench.github.at = LAST;
    await sync();

    expect(report.problems.join()).toContain('file HEAD:docs/v1:2.md: GitHub does not find it, where it was before.');
    expect(kept).toMatchObject({ value: { text: '# 1.2' }, asOf: NOON });
    expect(still).toMatchObject({ value: { text: '# 1.2' } });
    expect(await bench.store.evidence.document('file', REPOSITORY, 'HEAD:docs/v1:2.md')).toMatchObject({
      value: { text: null },
    });
  });

  it('ask a day later for a commit that was not there', async () => {
    bench.github.faults.add({ on: /commits\/a/, fault: { kind: 'status', status: 404 } });
    await sync();
    const before = await bench.store.evidence.document('commit', REPOSITORY, SHA);
    bench.github.at = addHours(NOON, 25);

    await sync();

    expect(before).toMatchObject({ value: { at: null } });
    expect(await bench.store.evidence.document('commit', REPOSITORY, SHA)).toMatchObject({ value: { at: SINCE } });
  });
});
