import { createForge } from '../../../src/adapters/github/octokit-forge.js';
import { RemoteFault } from '../../../src/domain/errors.js';
import type { ListEndpoint } from '../../../src/domain/evidence.js';
import type { Forge } from '../../../src/ports/forge.js';
import type { Fault } from '../../../src/preview/github/faults.js';
import type { GithubWorld } from '../../../src/preview/github/world.js';
import {
  issueRow,
  issueRows,
  listed,
  NOON,
  openTestGithub,
  pullRow,
  REPOSITORY,
  type TestGithub,
  tagRows,
} from '../../support/github.js';

const QUICK = { secondMs: 1, longestWaitSeconds: 5 };

const milestones = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...{ number: i + 1, title: `v1.${i}`, state: 'open' as const, dueOn: null, open: i, closed: 0 },
  }));

const releases = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...{ id: i + 1, tag: `v0.${i}.0`, name: `Katib 0.${i}`, prerelease: i === 100 },
    publishedAt: `2021-08-02T00:00:${String(i % 60).padStart(2, '0')}.000Z`,
  }));

/** More than a page of everything. */
const LARGE: Partial<GithubWorld> = {
  issues: { [REPOSITORY]: issueRows(230) },
  tags: { [REPOSITORY]: tagRows(230) },
  releases: { [REPOSITORY]: releases(130) },
  milestones: { [REPOSITORY]: milestones(130) },
  labels: { [REPOSITORY]: Array.from({ length: 130 }, (_, i) => `area/${i}`) },
  branches: { [REPOSITORY]: Array.from({ length: 130 }, (_, i) => [`v0.${i}-branch`, `${i}`.padStart(40, 'c')]) },
};

describe('reading GitHub through Octokit', () => {
  let github: TestGithub;
  let forge: Forge;

  const open = async (world: Partial<GithubWorld>, token: string | null = 'secret') => {
    github = await openTestGithub(world);
    forge = createForge({ token, apiUrl: github.url, ...QUICK });
  };
  const faultOf = async (work: Promise<unknown>): Promise<RemoteFault> => {
    const outcome = await work.then(
      () => 'no error',
      (error: unknown) => error,
    );
    expect(outcome).toBeInstanceOf(RemoteFault);
    return outcome as RemoteFault;
  };

  afterEach(() => github.close());

  const LISTS: [ListEndpoint, number][] = [
    ['issues', 230],
    ['tags', 230],
    ['releases', 130],
    ['milestones', 130],
    ['labels', 130],
    ['branches', 130],
  ];

  it.each(LISTS)('reads every page of %s', async (endpoint, count) => {
    await open(LARGE);

    const rows = await listed(forge, endpoint);

    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(count);
    expect(github.counts.requests).toBe(Math.ceil(count / 100));
  });

  it.each(LISTS)(
    'is told that a page of %s is as it was, under its condition, and by which clock',
    async (endpoint) => {
      await open(LARGE);
      const first = await forge.page(endpoint, REPOSITORY, {}, null);
      github.at = '2021-08-16T13:00:00.000Z';

      const again = await forge.page(endpoint, REPOSITORY, {}, first.changed ? first.etag : null);

      expect(first).toMatchObject({ changed: true, asOf: NOON });
      expect(again).toEqual({ changed: false, asOf: '2021-08-16T13:00:00.000Z' });
      expect(github.counts).toMatchObject({ requests: 2, conditional: 1, unchanged: 1 });
    },
  );

  it.each(LISTS)(
    'asks again in the middle of %s when no usable answer came, and is complete then',
    async (endpoint, count) => {
      await open(LARGE);
      const FAULTS: Fault[] = [
        { kind: 'cut' },
        { kind: 'drop' },
        { kind: 'status', status: 502 },
        { kind: 'secondary-limit', retryAfter: 2 },
      ];

      for (const fault of FAULTS) {
        github.faults.add({ on: /page=2/, fault });
        expect(await listed(forge, endpoint)).toHaveLength(count);
      }
    },
  );

  it.each(LISTS)('calls %s that break off in the middle a fault, never a short list', async (endpoint) => {
    await open(LARGE);
    const FAULTS: [Fault, string][] = [
      [{ kind: 'cut' }, 'unreadable'],
      [{ kind: 'drop' }, 'no answer'],
      [{ kind: 'status', status: 503 }, '503'],
      [{ kind: 'status', status: 429 }, '429'],
      [{ kind: 'status', status: 403 }, '403'],
      [{ kind: 'secondary-limit', retryAfter: 60 }, '403'],
    ];

    for (const [fault, status] of FAULTS) {
      github.faults.clear();
      github.faults.add({ on: /page=2/, fault, times: 9 });
      const told = await faultOf(listed(forge, endpoint));
      expect(told).toMatchObject({ service: 'github', status });
      expect(told.message).toMatch(new RegExp(`^${REPOSITORY}: ${endpoint}: `));
    }
  });

  it('gives up after three attempts', async () => {
    await open({});
    github.faults.add({ on: /issues/, fault: { kind: 'drop' }, times: 9 });

    const fault = await faultOf(listed(forge, 'issues'));

    expect(fault.status).toBe('no answer');
    expect(github.counts.requests).toBe(3);
  });

  it('reads only what changed at or after a moment, oldest change first', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(10) } });

    const items = await listed(forge, 'issues', REPOSITORY, '2021-08-01T00:08:00.000Z');

    expect(items.map((item) => item.number)).toEqual([8, 9, 10]);
  });

  it('tells issues and pull requests apart, with everything that Herald keeps of them', async () => {
    const closedAt = '2021-08-10T09:00:00.000Z';
    const issue = issueRow(1, {
      assignees: ['johnugeorge'],
      labels: [{ name: 'priority/p0' }],
      milestone: 'v1.4',
      body: '- [x] images\n- [ ] manifests',
      upvotes: 4,
      closedAt,
    });
    const [number, opened, merged, login, title] = pullRow(2, '2021-08-11T09:00:00.000Z');
    await open({
      users: { andreyvelich: 11, johnugeorge: 12 },
      labels: { [REPOSITORY]: [{ name: 'priority/p0', id: 13 }] },
      milestones: { [REPOSITORY]: [{ number: 4, title: 'v1.4', dueOn: null }] },
      issues: { [REPOSITORY]: [issue] },
      pulls: {
        [REPOSITORY]: [
          [number, opened, merged, login, title, { body: 'BREAKING CHANGE: gone\nFixes #1', labels: ['size/S'] }],
          pullRow(3, '2021-08-16T12:30:00.000Z', null),
        ],
      },
    });

    const items = await listed(forge, 'issues');

    expect(items).toEqual([
      {
        repository: REPOSITORY,
        number: 1,
        type: 'issue',
        title: 'Issue 1',
        url: 'https://github.com/kubeflow/katib/issues/1',
        state: 'closed',
        author: 'andreyvelich',
        assignees: ['johnugeorge'],
        labels: ['priority/p0'],
        milestone: 'v1.4',
        ids: { author: 11, assignees: [12], labels: [13], milestone: 4 },
        createdAt: issue.createdAt,
        updatedAt: closedAt,
        closedAt,
        mergedAt: null,
        upvotes: 4,
        comments: 0,
        checklist: [
          { text: 'images', done: true },
          { text: 'manifests', done: false },
        ],
        closes: [],
        breaking: false,
      },
      expect.objectContaining({
        number: 2,
        type: 'pull',
        state: 'closed',
        mergedAt: '2021-08-11T09:00:00.000Z',
        labels: ['size/S'],
        closes: ['kubeflow/katib#1'],
        breaking: true,
        checklist: [],
      }),
      expect.objectContaining({ number: 3, type: 'pull', state: 'open', mergedAt: null, author: null }),
    ]);
  });

  it.each([
    [301, 'renamed or moved'],
    [401, 'token was refused'],
    [403, 'may not read it'],
    [410, 'gone'],
    [429, 'limits our requests'],
    [422, 'refused the request'],
    [451, 'legal reasons'],
    [503, 'failed to answer'],
  ])('explains status %i in a sentence', async (status, words) => {
    await open({});
    const location = `${github.url}/repositories/1/issues`;
    github.faults.add({ on: /issues/, fault: { kind: 'status', status, location }, times: 3 });

    const fault = await faultOf(listed(forge, 'issues'));

    expect(fault).toMatchObject({ service: 'github', status: String(status) });
    expect(fault.message).toContain(words);
    expect(github.requests.map((r) => r.path).filter((path) => path.startsWith('/repositories'))).toEqual([]);
  });

  it('waits for a short limit, and says for how long it would have to wait for a long one', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(3) } });
    github.faults.add({ on: /issues/, fault: { kind: 'secondary-limit', retryAfter: 3 } });
    const waited = await listed(forge, 'issues');
    github.faults.add({ on: /issues/, fault: { kind: 'secondary-limit', retryAfter: 60 } });

    const fault = await faultOf(listed(forge, 'issues'));

    expect(waited).toHaveLength(3);
    expect(fault).toMatchObject({ status: '403', retryAfterSeconds: 60 });
    expect(fault.message).toContain('limits our requests for 60 s');
  });

  it('knows how many requests are left, and that what is unchanged costs nothing with credentials alone', async () => {
    github = await openTestGithub({ issues: { [REPOSITORY]: issueRows(3) } }, { limited: true });
    const known = createForge({ token: 'secret', apiUrl: github.url, ...QUICK });
    const anonymous = createForge({ token: null, apiUrl: github.url, ...QUICK });
    const twice = async (one: Forge): Promise<void> => {
      const first = await one.page('issues', REPOSITORY, {}, null);
      await one.page('issues', REPOSITORY, {}, first.changed ? first.etag : null);
      await one.page('issues', REPOSITORY, {}, null);
    };

    await twice(known);
    await twice(anonymous);

    expect(known.budget()).toMatchObject({ authenticated: true, remaining: 4998 });
    expect(anonymous.budget()).toMatchObject({ authenticated: false, remaining: 57 });
  });

  it('looks up one issue, under its condition, and gives null where there is none', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(5) } });

    const found = await forge.item(REPOSITORY, 4, null);
    const again = await forge.item(REPOSITORY, 4, found.changed ? found.etag : null);
    const missing = await forge.item(REPOSITORY, 99, null);

    expect(found).toMatchObject({ value: { item: { number: 4, title: 'Issue 4' } } });
    expect(again).toMatchObject({ changed: false });
    expect(missing).toMatchObject({ value: { item: null, movedTo: null } });
  });

  it('tells the doctor whose credentials these are, how much is left and what cannot be read', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(3) } });

    const anonymous = await createForge({ token: null, apiUrl: github.url }).check([]);
    const known = await createForge({ token: 'secret', apiUrl: `${github.url}/` }).check([REPOSITORY, 'kubeflow/gone']);

    expect(anonymous).toEqual({ login: null, remaining: expect.any(Number), repositories: [] });
    expect(known.login).toBe('herald-preview');
    expect(known.repositories).toEqual([
      { name: REPOSITORY, problem: null },
      { name: 'kubeflow/gone', problem: expect.stringMatching(/^kubeflow\/gone: issues: it does not exist, or/) },
    ]);
  });

  it('does not take a page of another shape for an empty one', async () => {
    await open({ issues: { [REPOSITORY]: [issueRow(1, { title: null as unknown as string })] } });

    const fault = await faultOf(listed(forge, 'issues'));

    expect(fault.status).toBe('unreadable');
  });
});
