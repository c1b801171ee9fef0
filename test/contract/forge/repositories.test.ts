import { createForge } from '../../../src/adapters/github/octokit-forge.js';
import type { RepositoryFact } from '../../../src/domain/evidence.js';
import type { Forge } from '../../../src/ports/forge.js';
import type { RepositoryRow } from '../../../src/preview/github/world.js';
import { issueRow, openTestGithub, REPOSITORY, type TestGithub } from '../../support/github.js';

describe('what stands behind a name and a number on GitHub', () => {
  let github: TestGithub;
  let forge: Forge;

  const open = async (repositories: Record<string, RepositoryRow>, issues = {}) => {
    github = await openTestGithub({ issues: { [REPOSITORY]: [], 'kubeflow/katib-next': [], ...issues }, repositories });
    forge = createForge({ token: null, apiUrl: github.url, secondMs: 1 });
  };
  const factOf = async (known: number | null = null): Promise<Partial<RepositoryFact>> => {
    const answer = await forge.repository(REPOSITORY, known, null);
    return answer.changed ? answer.value : {};
  };

  afterEach(() => github.close());

  it.each<[string, Record<string, RepositoryRow>, number | null, Partial<RepositoryFact>]>([
    ['public', { [REPOSITORY]: { id: 7 } }, null, { outcome: 'readable', id: 7, newName: null }],
    ['archived', { [REPOSITORY]: { id: 7, archived: true } }, 7, { outcome: 'archived', id: 7 }],
    ['hidden from us and never seen', { [REPOSITORY]: { private: true } }, null, { outcome: 'not found', id: null }],
    ['deleted since', { [REPOSITORY]: { deleted: true } }, 7, { outcome: 'deleted', id: 7 }],
    ['blocked', { [REPOSITORY]: { blocked: true } }, 7, { outcome: 'blocked', id: 7 }],
    ['another repository by now', { [REPOSITORY]: { id: 8 } }, 7, { outcome: 'replaced', id: 7 }],
    [
      'renamed',
      { [REPOSITORY]: { movedTo: 'kubeflow/katib-next' }, 'kubeflow/katib-next': { id: 7 } },
      7,
      { outcome: 'renamed', id: 7, newName: 'kubeflow/katib-next' },
    ],
    [
      'transferred',
      { [REPOSITORY]: { movedTo: 'other/katib' }, 'other/katib': { id: 7 } },
      7,
      { outcome: 'transferred', id: 7, newName: 'other/katib' },
    ],
  ])('tells that a repository is %s', async (_what, repositories, known, expected) => {
    await open(repositories);

    const fact = await factOf(known);

    expect(fact).toMatchObject({ name: REPOSITORY, ...expected });
  });

  it('tells a private repository from a public one, with credentials that may see it', async () => {
    await open({ [REPOSITORY]: { id: 7, private: true } });
    forge = createForge({ token: 'secret', apiUrl: github.url });

    expect(await factOf()).toMatchObject({ outcome: 'private', id: 7 });
  });

  it('is told under its condition that a repository is as it was', async () => {
    await open({ [REPOSITORY]: { id: 7 } });
    const first = await forge.repository(REPOSITORY, null, null);

    const again = await forge.repository(REPOSITORY, 7, first.changed ? first.etag : null);

    expect(again).toMatchObject({ changed: false });
  });

  it('tells the last movement of a person on an issue, and the pull requests that mention it', async () => {
    const pull = { repository: REPOSITORY, number: 20, title: 'Mend it', state: 'closed' as const };
    const events = [
      { event: 'labeled', by: 'johnugeorge', at: '2021-08-02T10:00:00.000Z' },
      {
        event: 'cross-referenced',
        by: 'tenzen-y',
        at: '2021-08-03T10:00:00.000Z',
        pull: { ...pull, mergedAt: '2021-08-05T10:00:00.000Z' },
      },
      { event: 'commented', by: 'gaocegege', at: '2021-08-04T10:00:00.000Z' },
      { event: 'commented', by: 'stale[bot]', at: '2021-08-09T10:00:00.000Z' },
      { event: 'subscribed', by: 'somebody', at: '2021-08-10T10:00:00.000Z' },
    ];
    await open({}, { [REPOSITORY]: [issueRow(1, { events })] });

    const answer = await forge.movement(REPOSITORY, 1, null);

    expect(answer).toMatchObject({
      changed: true,
      value: {
        last: { at: '2021-08-04T10:00:00.000Z', by: 'gaocegege', what: 'commented' },
        pulls: [{ repository: REPOSITORY, number: 20, state: 'merged' }],
      },
    });
  });

  it('reads a long timeline to its end, where what is new stands', async () => {
    const events = Array.from({ length: 250 }, (_, i) => ({
      ...{ event: 'commented', by: `person-${i}` },
      at: `2021-08-${String(1 + Math.floor(i / 24)).padStart(2, '0')}T${String(i % 24).padStart(2, '0')}:00:00.000Z`,
    }));
    await open({}, { [REPOSITORY]: [issueRow(1, { events })] });

    const answer = await forge.movement(REPOSITORY, 1, null);

    expect(answer).toMatchObject({ value: { last: { by: 'person-249' } }, etag: null });
  });

  it('tells an issue that was deleted, and where one was transferred to', async () => {
    const issues = {
      [REPOSITORY]: [issueRow(1, { goneTo: null }), issueRow(2, { goneTo: 'kubeflow/katib-next#5' })],
      'kubeflow/katib-next': [issueRow(5)],
    };
    await open({}, issues);

    const deleted = await forge.item(REPOSITORY, 1, null);
    const moved = await forge.item(REPOSITORY, 2, null);
    const timelines = [await forge.movement(REPOSITORY, 1, null), await forge.movement(REPOSITORY, 2, null)];

    expect(deleted).toMatchObject({ value: { item: null, movedTo: null } });
    expect(moved).toMatchObject({ value: { item: null, movedTo: 'kubeflow/katib-next#5' } });
    // They say nothing about the issue.
    expect(timelines).toMatchObject([{ value: null }, { value: null }]);
  });

  it('counts thumbs up where the list of issues would not have moved', async () => {
    await open({}, { [REPOSITORY]: [issueRow(1, { upvotes: 3 }), issueRow(2, { upvotes: 9 }), issueRow(3)] });

    const { rows } = await forge.upvoted(REPOSITORY, 2);

    expect(rows).toEqual([
      { number: 2, upvotes: 9 },
      { number: 1, upvotes: 3 },
    ]);
  });
});
