/** Labels, milestones and accounts are renamed and deleted on GitHub without any item that carries them being changed. */
import { thanksTo } from '../../../src/digest/thanks.js';
import { underLoginsOfNow } from '../../../src/domain/people.js';
import { addHours } from '../../../src/domain/time.js';
import { NOTHING_WANTED } from '../../../src/evidence/wanted.js';
import type { GithubWorld } from '../../../src/preview/github/world.js';
import { issueRow, issueRows, NOON, pullRow, REPOSITORY } from '../../support/github.js';
import { openSync, type SyncBench } from '../../support/sync-bench.js';
import { aCommunity } from '../../support/world.js';

const P0 = 'priority/p0';
const CRITICAL = 'priority/critical';
const PERSON = { id: 'ada', slack: null, email: null, zone: 'UTC', deputy: null, roles: [] };
const FIRST = '2021-08-01T01:00:00.000Z';
const START = '2021-08-01T00:00:00.000Z';

describe('what is called otherwise on GitHub than before', () => {
  let bench: SyncBench;
  let hours = 0;
  /** Behind so many later issues that the page which is read again shows nothing of what the test is about. */
  const open = async (world: Partial<GithubWorld>) => {
    const later = issueRows(300).slice(150);
    bench = await openSync({ ...world, issues: { [REPOSITORY]: [...(world.issues?.[REPOSITORY] ?? []), ...later] } });
    hours = 0;
    await bench.sync();
  };
  const sync = async (...given: Parameters<SyncBench['sync']>) => {
    hours += 1;
    bench.github.at = addHours(NOON, hours);
    return bench.sync(...given);
  };
  const withLabel = async (name: string): Promise<number[]> =>
    (await bench.store.evidence.openWithLabels([REPOSITORY], [name])).map(({ number }) => number);
  const item = (number: number) => bench.store.evidence.item(REPOSITORY, number);
  const rows = () => bench.github.world.issues[REPOSITORY] ?? [];

  afterEach(() => bench.close());

  it('is a label: its issues are found by either name, and called by the new one', async () => {
    await open({
      labels: { [REPOSITORY]: [{ name: P0, id: 7 }, 'kind/bug'] },
      issues: { [REPOSITORY]: [issueRow(1, { labels: [P0, 'kind/bug'] }), issueRow(2, { labels: [P0] }), issueRow(3)] },
    });
    bench.github.world.labels = { [REPOSITORY]: [{ name: CRITICAL, id: 7 }, 'kind/bug'] };
    for (const row of rows()) row.labels = row.labels?.map((label) => (label === P0 ? CRITICAL : label)) ?? [];

    const { problems } = await sync();

    expect(problems).toEqual([]);
    expect([await withLabel(P0), await withLabel(CRITICAL), await withLabel('KIND/bug')]).toEqual([
      [1, 2],
      [1, 2],
      [1],
    ]);
    expect(await item(1)).toMatchObject({ labels: [CRITICAL, 'kind/bug'], formerly: { [CRITICAL]: [P0] } });
    expect(await bench.store.evidence.renames()).toEqual([
      { repository: REPOSITORY, kind: 'label', id: 7, name: CRITICAL, former: [P0], goneAt: null },
    ]);
  });

  it('is a label whose former name was given to another one: both count', async () => {
    await open({
      labels: { [REPOSITORY]: [{ name: P0, id: 7 }] },
      issues: { [REPOSITORY]: [issueRow(1, { labels: [P0] })] },
    });
    bench.github.world.labels = {
      [REPOSITORY]: [
        { name: CRITICAL, id: 7 },
        { name: P0, id: 8 },
      ],
    };
    Object.assign(rows()[0] ?? {}, { labels: [CRITICAL] });
    rows().push(issueRow(400, { labels: [P0], createdAt: addHours(NOON, 1) }));

    await sync();

    expect([await withLabel(P0), await withLabel(CRITICAL)]).toEqual([[1, 400], [1]]);
  });

  it('is a label that was deleted: it goes at the second whole list without it, and is back with the first that has it', async () => {
    await open({
      labels: { [REPOSITORY]: [{ name: P0, id: 7 }, 'kind/bug'] },
      issues: { [REPOSITORY]: [issueRow(1, { labels: [P0, 'kind/bug'] })] },
    });
    const seen: number[][] = [];
    for (const labels of [['kind/bug'], ['kind/bug'], [{ name: P0, id: 7 }, 'kind/bug']]) {
      bench.github.world.labels = { [REPOSITORY]: labels };
      Object.assign(rows()[0] ?? {}, {
        labels: labels.map((label) => (typeof label === 'string' ? label : label.name)),
      });
      await sync();
      seen.push(await withLabel(P0));
    }

    expect(seen).toEqual([[1], [], [1]]);
  });

  it('is a milestone: its issues are found by either title', async () => {
    const milestone = (title: string) => ({ [REPOSITORY]: [{ number: 4, title, dueOn: null }] });
    await open({ milestones: milestone('v1.4'), issues: { [REPOSITORY]: [issueRow(1, { milestone: 'v1.4' })] } });
    bench.github.world.milestones = milestone('Kubeflow 1.4');
    Object.assign(rows()[0] ?? {}, { milestone: 'Kubeflow 1.4' });

    await sync();

    for (const title of ['v1.4', 'kubeflow 1.4']) {
      expect(await bench.store.evidence.openInMilestones([REPOSITORY], [title])).toMatchObject([
        { number: 1, milestone: 'Kubeflow 1.4' },
      ]);
    }
  });

  it('is a person: one under both logins, thanked by the name in the configuration, and no newcomer', async () => {
    await open({
      users: { ada: 5 },
      issues: { [REPOSITORY]: [issueRow(1, { author: 'ada', assignees: ['ada'] })] },
      pulls: { [REPOSITORY]: [pullRow(20, FIRST, 'ada')] },
    });
    const later = addHours(NOON, 1);
    bench.github.world.users = { 'ada-l': 5, ada: 6 };
    // Somebody else has taken the login that became free.
    const since = [pullRow(21, later, 'ada-l'), pullRow(22, later, 'ada')];
    bench.github.world.pulls[REPOSITORY] = [pullRow(20, FIRST, 'ada-l'), ...since];

    await sync();

    const { evidence } = bench.store;
    const merged = await evidence.finishedBetween([REPOSITORY], START, addHours(NOON, 2));
    const community = aCommunity({ people: [{ ...PERSON, name: 'Ada Lovelace', github: 'Ada' }] });
    const now = underLoginsOfNow(community, await evidence.renames());
    expect(merged.map(({ number, author }) => [number, author])).toEqual([
      [22, 'ada'],
      [21, 'ada-l'],
      [20, 'ada-l'],
    ]);
    expect(await evidence.firstMerged([REPOSITORY], ['ada', 'ada-l'])).toEqual([
      { author: 'ada', at: later },
      { author: 'ada-l', at: FIRST },
    ]);
    expect(thanksTo(now, merged, 9)).toEqual({ names: ['ada', 'Ada Lovelace'], others: 0 });
    expect(await item(1)).toMatchObject({ author: 'ada-l', assignees: ['ada-l'] });
  });

  it('is who moved an issue last', async () => {
    const events = [{ event: 'commented', by: 'ada', at: '2021-08-03T00:00:00.000Z' }];
    await open({ users: { ada: 5 }, issues: { [REPOSITORY]: [issueRow(1, { events })] } });
    const wanted = async () => ({ ...NOTHING_WANTED, movements: [{ repository: REPOSITORY, number: 1 }] });
    await sync({ wanted });
    bench.github.world.users = { 'ada-l': 5 };
    bench.github.world.pulls[REPOSITORY] = [pullRow(421, addHours(NOON, 2), 'ada-l')];

    await sync();
    await sync();

    expect(await bench.store.evidence.document('movement', REPOSITORY, '1')).toMatchObject({
      value: { last: { by: 'ada-l' } },
    });
  });

  it('asks no more for it: a quiet sync stays quiet', async () => {
    await open({
      labels: { [REPOSITORY]: [{ name: CRITICAL, id: 7 }] },
      issues: { [REPOSITORY]: [issueRow(1, { labels: [CRITICAL] })] },
    });

    const { paths, unchanged } = await bench.during(() => sync());

    // The latest release is missing without a condition.
    expect(unchanged).toBe(paths.length - 1);
  });
});
