import { createForge } from '../../../src/adapters/github/octokit-forge.js';
import { evidenceSources } from '../../../src/evidence/evidence-sources.js';
import { type SyncDeps, type SyncProgress, syncRepositories } from '../../../src/evidence/sync.js';
import type { Store } from '../../../src/ports/store.js';
import {
  issueRow,
  issueRows,
  NOON,
  openTestGithub,
  pullRow,
  REPOSITORY,
  type TestGithub,
  tagRows,
} from '../../support/github.js';
import { openTestStore } from '../../support/store.js';

const OTHER = 'kubeflow/manifests';
const LATER = '2021-08-17T12:00:00.000Z';

describe('syncing evidence into the real store', () => {
  let github: TestGithub;
  let store: Store;
  let deps: SyncDeps;
  const warnings: string[] = [];

  const open = async (world: Parameters<typeof openTestGithub>[0]) => {
    github = await openTestGithub(world);
    store = await openTestStore();
    warnings.length = 0;
    deps = {
      store,
      forge: createForge({ token: null, apiUrl: github.url }),
      clock: { now: () => github.at, wall: () => github.at },
      log: (level, _event, fields) => {
        if (level === 'warn') warnings.push(String(fields?.problem));
      },
    };
  };
  const stateOf = async (endpoint: string, repository = REPOSITORY) =>
    (await store.evidence.syncStates()).find((s) => s.repository === repository && s.endpoint === endpoint);

  afterEach(async () => {
    await github.close();
    await store.close();
  });

  it('stores everything that a repository has, and how far it has read', async () => {
    await open({
      issues: { [REPOSITORY]: issueRows(1050) },
      pulls: { [REPOSITORY]: [pullRow(2000, '2021-08-12T00:00:00.000Z')] },
      tags: { [REPOSITORY]: tagRows(3) },
    });

    const report = await syncRepositories(deps, [REPOSITORY]);

    expect(report.problems).toEqual([]);
    expect(await store.evidence.item(REPOSITORY, 1050)).toMatchObject({ title: 'Issue 1050' });
    expect(await store.evidence.finishedBetween([REPOSITORY], '2021-08-01T00:00:00.000Z', NOON)).toHaveLength(1);
    expect(await stateOf('issues')).toEqual({
      repository: REPOSITORY,
      endpoint: 'issues',
      watermark: '2021-08-12T00:00:00.000Z',
      cursor: null,
      completeAsOf: NOON,
      problem: null,
    });
  });

  it('reads only what changed the next time, with a little overlap', async () => {
    const row = issueRow(7, { closedAt: '2021-08-16T18:00:00.000Z' });
    await open({ issues: { [REPOSITORY]: [...issueRows(6), row, ...issueRows(300).slice(7)] } });
    await syncRepositories(deps, [REPOSITORY]);
    const before = github.listed().length;
    github.at = LATER;

    await syncRepositories(deps, [REPOSITORY]);

    expect(github.listed().slice(before)).toEqual([expect.stringContaining('since=2021-08-01T04%3A55%3A00Z')]);
    expect(await store.evidence.item(REPOSITORY, 7)).toMatchObject({ state: 'closed', closedAt: row.closedAt });
    expect((await stateOf('issues'))?.watermark).toBe('2021-08-16T18:00:00.000Z');
  });

  it('takes the tags of the first complete sync as the baseline, and says which are new later', async () => {
    await open({ tags: { [REPOSITORY]: [...tagRows(2), ['v0.12.0', 'b'.repeat(40), '2021-08-17T00:00:00.000Z']] } });

    const first = await syncRepositories(deps, [REPOSITORY]);
    github.at = LATER;
    const second = await syncRepositories(deps, [REPOSITORY]);

    expect(first.newTags).toEqual([]);
    expect(second.newTags).toEqual([
      { repository: REPOSITORY, name: 'v0.12.0', sha: 'b'.repeat(40), firstSeen: LATER, baseline: false, goneAt: null },
    ]);
    const tags = await store.evidence.tags([REPOSITORY]);
    expect(tags.filter((tag) => tag.baseline).map((tag) => tag.firstSeen)).toEqual([NOON, NOON]);
  });

  it('makes no baseline of half a list of tags: the next complete one is', async () => {
    await open({ tags: { [REPOSITORY]: tagRows(150) } });
    github.faults.add({ on: /tags\?.*page=2/, fault: { kind: 'cut' }, times: 2 });

    const failed = await syncRepositories(deps, [REPOSITORY]);
    const stored = await store.evidence.tags([REPOSITORY]);
    github.at = LATER;
    const complete = await syncRepositories(deps, [REPOSITORY]);

    expect(failed.problems).toHaveLength(1);
    expect(stored).toEqual([]);
    expect(complete.newTags).toEqual([]);
    expect((await store.evidence.tags([REPOSITORY])).every((tag) => tag.baseline)).toBe(true);
  });

  it('reports a tag that moved, and one that moved back', async () => {
    await open({ tags: { [REPOSITORY]: [['v0.12.0', 'a'.repeat(40), NOON]] } });
    await syncRepositories(deps, [REPOSITORY]);
    const move = (sha: string, at: string) => {
      github.world.tags[REPOSITORY] = [['v0.12.0', sha.repeat(40), NOON]];
      github.at = at;
    };

    move('b', LATER);
    const moved = await syncRepositories(deps, [REPOSITORY]);
    move('a', '2021-08-18T12:00:00.000Z');
    const back = await syncRepositories(deps, [REPOSITORY]);
    const quiet = await syncRepositories(deps, [REPOSITORY]);

    const tag = { repository: REPOSITORY, name: 'v0.12.0' };
    expect(moved.movedTags).toEqual([{ ...tag, sha: 'b'.repeat(40), wasSha: 'a'.repeat(40) }]);
    expect(back.movedTags).toEqual([{ ...tag, sha: 'a'.repeat(40), wasSha: 'b'.repeat(40) }]);
    expect([moved.newTags, quiet.movedTags]).toEqual([[], []]);
  });

  it('keeps the last complete moment and the sentence of a list that fails, while the others go on', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(3), [OTHER]: issueRows(3) } });
    await syncRepositories(deps, [REPOSITORY, OTHER]);
    github.at = LATER;
    github.faults.add({ on: /katib\/issues/, fault: { kind: 'status', status: 503 }, times: 2 });

    const report = await syncRepositories(deps, [REPOSITORY, OTHER]);

    expect(report.problems).toEqual([expect.stringContaining('kubeflow/katib: issues: GitHub failed to answer')]);
    expect(warnings).toEqual(report.problems);
    expect(await stateOf('issues')).toMatchObject({ completeAsOf: NOON, problem: report.problems[0] });
    expect(await stateOf('issues', OTHER)).toMatchObject({ completeAsOf: LATER, problem: null });
  });

  it('does not move its mark over items that it could not read', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(250) } });
    github.faults.add({ on: /issues.*since=/, fault: { kind: 'secondary-limit', retryAfter: 30 } });

    await syncRepositories(deps, [REPOSITORY]);
    const failed = await stateOf('issues');
    await syncRepositories(deps, [REPOSITORY]);

    expect(failed).toMatchObject({ watermark: null, completeAsOf: null });
    expect(await stateOf('issues')).toMatchObject({ completeAsOf: NOON, problem: null });
    expect(await store.evidence.item(REPOSITORY, 250)).not.toBeNull();
  });

  it('calls a deleted repository a problem of its own, in words', async () => {
    await open({ issues: { [OTHER]: [] } });

    const report = await syncRepositories(deps, [REPOSITORY, OTHER]);
    const sources = evidenceSources(await store.evidence.syncStates(), [REPOSITORY, OTHER]);

    expect(report.problems).toHaveLength(3);
    expect(report.problems[0]).toContain('it does not exist');
    expect(sources).toEqual([
      {
        name: REPOSITORY,
        fetchedAt: null,
        problem:
          'Its issues and pull requests, tags and releases could never be read to the end, so what is said here is incomplete.',
      },
      { name: OTHER, fetchedAt: NOON, problem: null },
    ]);
  });

  it('tells how far it is', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(150) } });
    const steps: SyncProgress[] = [];

    await syncRepositories(deps, [REPOSITORY], { onProgress: (step) => steps.push(step) });

    expect(steps.filter((s) => s.endpoint === 'issues').map((s) => s.rows)).toEqual([100, 150]);
  });

  it('lets through what is not the forge’s fault', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(1) } });
    const forge = {
      ...deps.forge,
      tags: () => {
        throw new TypeError('a bug');
      },
    };

    const syncing = syncRepositories({ ...deps, forge }, [REPOSITORY]);

    await expect(syncing).rejects.toThrow('a bug');
  });
});
