/** What people name as a reason may be anywhere: that one issue or pull request is read by itself. */
import { addHours } from '../../../src/domain/time.js';
import { NOTHING_WANTED } from '../../../src/evidence/wanted.js';
import { issueRow, NOON, REPOSITORY } from '../../support/github.js';
import { openSync, type SyncBench } from '../../support/sync-bench.js';

const OUTSIDE = 'istio/istio';

describe('an item in a repository that is not read otherwise', () => {
  let bench: SyncBench;
  const sync = (...numbers: number[]) => {
    bench.github.at = addHours(bench.github.at, 1);
    const items = numbers.map((number) => ({ repository: OUTSIDE, number }));
    return bench.sync({ wanted: async () => ({ ...NOTHING_WANTED, items }) });
  };
  const asked = (paths: string[]): string[] =>
    paths.filter((path) => path.includes(OUTSIDE)).map((path) => path.replace(/\?.*/, '').slice('/repos/'.length));
  const item = (number: number) => bench.store.evidence.item(OUTSIDE, number);

  beforeEach(async () => {
    bench = await openSync({
      issues: { [REPOSITORY]: [], [OUTSIDE]: [issueRow(1, { assignees: ['ada'] }), issueRow(2)] },
      pulls: { [OUTSIDE]: [[20, NOON, addHours(NOON, 3), 'ada', 'Change 20']] },
    });
  });
  afterEach(() => bench.close());

  it('is read with its movement and nothing else of its repository, and again under its conditions', async () => {
    const first = await bench.during(() => sync(1, 20));
    const second = await bench.during(() => sync(1));

    expect(asked(first.paths)).toEqual(
      ['', '/issues/1', '/issues/20', '/issues/1/timeline', '/issues/20/timeline'].map((path) => OUTSIDE + path),
    );
    expect(asked(second.paths)).toEqual(['', '/issues/1', '/issues/1/timeline'].map((path) => OUTSIDE + path));
    expect(bench.github.requests.slice(-3).map(({ status }) => status)).toEqual([304, 304, 304]);
    expect(await item(1)).toMatchObject({ title: 'Issue 1', assignees: ['ada'] });
    expect(await item(20)).toMatchObject({ type: 'pull', state: 'open' });
    expect(await item(2)).toBeNull();
    expect(await bench.store.evidence.document('movement', OUTSIDE, '1')).not.toBeNull();
  });

  it('is seen to change', async () => {
    for (let i = 0; i < 3; i++) await sync(1, 20);

    expect(await item(20)).toMatchObject({ state: 'closed', mergedAt: addHours(NOON, 3) });
  });

  it('is not read where the number does not exist, or the repository is private', async () => {
    bench.github.world.repositories = { [OUTSIDE]: { private: true } };
    const hidden = await sync(1);
    bench.github.world.repositories = {};
    const missing = await sync(99);

    expect(hidden.problems.join()).toContain('istio/istio is private');
    expect(missing.problems).toEqual([]);
    expect([await item(1), await item(99)]).toEqual([null, null]);
  });
});
