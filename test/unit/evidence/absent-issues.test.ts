/** An issue is gone only when it says so itself, twice, in a repository that can be read (a timeline says nothing about it). */
import { addHours } from '../../../src/domain/time.js';
import { NOTHING_WANTED } from '../../../src/evidence/wanted.js';
import type { Fault } from '../../../src/preview/github/faults.js';
import { issueRow, NOON, REPOSITORY } from '../../support/github.js';
import { openSync, type SyncBench } from '../../support/sync-bench.js';

const P0 = { labels: [{ name: 'priority/p0' }] };
const NOT_FOUND: Fault = { kind: 'status', status: 404 };
const MOVEMENTS = [1, 2].map((number) => ({ repository: REPOSITORY, number }));

describe('a blocker of which GitHub says that it is not there', () => {
  let bench: SyncBench;
  let hours = 0;
  const sync = async (more: Parameters<SyncBench['sync']>[0] = {}) => {
    hours += 1;
    bench.github.at = addHours(NOON, hours);
    const open = await blockers();
    const movements = MOVEMENTS.filter(({ number }) => hours === 1 || open.includes(number));
    return bench.sync({ wanted: async () => ({ ...NOTHING_WANTED, movements }), ...more });
  };
  const blockers = async (): Promise<number[]> =>
    (await bench.store.evidence.openWithLabels([REPOSITORY], ['priority/p0'])).map(({ number }) => number);
  const missing = (on: RegExp, times = 1) => bench.github.faults.add({ on, fault: NOT_FOUND, times });
  const goneFor = (number: number, goneTo: string | null = null) =>
    Object.assign(bench.github.world.issues[REPOSITORY]?.find((row) => row.number === number) ?? {}, { goneTo });

  beforeEach(async () => {
    hours = 0;
    bench = await openSync({ issues: { [REPOSITORY]: [issueRow(1, P0), issueRow(2, P0), issueRow(3)] } });
    await sync();
  });
  afterEach(() => bench.close());

  it('stays while only its timeline is missing, however often', async () => {
    for (let i = 0; i < 3; i++) {
      missing(/issues\/1\/timeline/);

      const { problems } = await sync();

      expect(problems).toEqual([expect.stringMatching(/katib#1: its timeline: GitHub does not find it, although the/)]);
      expect(await blockers()).toEqual([1, 2]);
    }
    expect((await sync()).problems).toEqual([]);
    expect(await bench.store.evidence.document('movement', REPOSITORY, '1')).not.toBeNull();
  });

  it('stays at the first time, and is begun to be counted anew once it was there', async () => {
    missing(/issues\/1(\/timeline)?(\?|$)/, 2);
    const first = await sync();
    await sync();
    missing(/issues\/1(\/timeline)?(\?|$)/, 2);
    const second = await sync();

    for (const { problems } of [first, second])
      expect(problems.join()).toContain('katib#1: GitHub does not find it, where');
    expect(await blockers()).toEqual([1, 2]);
  });

  it('is gone at the second time', async () => {
    goneFor(1);

    const [first, second, third] = [await sync(), await sync(), await sync()];

    expect([first, second, third].map(({ problems }) => problems.length)).toEqual([1, 0, 0]);
    expect(await blockers()).toEqual([2]);
    expect(await bench.store.evidence.document('movement', REPOSITORY, '1')).toBeNull();
  });

  it('stays where nothing else in its repository is found either', async () => {
    missing(/issues\/\d/, 99);

    const [, { problems }] = [await sync(), await sync()];

    expect(problems.join()).toContain('katib#1: GitHub does not find it, nor anything else in its repository.');
    expect(await blockers()).toEqual([1, 2]);
  });

  it('stays where its repository is hidden', async () => {
    bench.github.world.repositories = { [REPOSITORY]: { deleted: true } };
    // A hint about milestones does not ask what stands behind the name.
    const only = new Map([[REPOSITORY, new Set(['milestones'] as const)]]);

    const reports = [await sync({ only }), await sync({ only }), await sync({ only })];

    expect(reports.at(-1)?.problems.join()).toContain('it does not exist, or the token may not see it');
    expect(await blockers()).toEqual([1, 2]);
  });

  it('is gone at once where it leads to the place that it was moved to', async () => {
    bench.github.world.issues['kubeflow/next'] = [issueRow(5, P0)];
    goneFor(1, 'kubeflow/next#5');

    const { problems } = await sync();

    expect(problems).toEqual([]);
    expect(await blockers()).toEqual([2]);
    expect(await bench.store.evidence.document('absence', REPOSITORY, 'item 1')).toMatchObject({
      value: { movedTo: 'kubeflow/next#5' },
    });
  });

  it('comes back when it answers again, although nothing in it has changed', async () => {
    missing(/issues\/1(\/timeline)?(\?|$)/, 4);
    await sync();
    await sync();
    const gone = await blockers();
    hours += 24;

    await sync();

    expect(gone).toEqual([2]);
    expect(await blockers()).toEqual([1, 2]);
    expect(await bench.store.evidence.documents('absence', [REPOSITORY])).toEqual([]);
  });
});
