import type { GithubWorld } from '../../../src/preview/github/world.js';
import { issueRow, NOON, openTestGithub, REPOSITORY, type TestGithub } from '../../support/github.js';

const DAY = (day: number) => `2021-08-${String(day).padStart(2, '0')}T10:00:00.000Z`;
const SHA = (letter: string) => letter.repeat(40);

/** A component with a release branch: one change before the fork, one after it on either side, then a tag on the branch. */
const WORLD: Partial<GithubWorld> = {
  pulls: {
    [REPOSITORY]: [
      [1, DAY(1), DAY(2), 'anna', 'Begin', { sha: SHA('a'), files: ['sdk/setup.py', 'README.md'] }],
      [2, DAY(3), DAY(5), 'anna', 'Go on', { sha: SHA('b'), files: ['sdk/client.py'], body: 'Fixes #11' }],
      [3, DAY(5), DAY(6), 'rui', 'Mend the branch', { sha: SHA('c'), files: ['sdk/setup.py'], branch: 'v0.12-branch' }],
      [4, DAY(5), DAY(7), 'rui', 'Give up', { unmerged: true }],
      [5, DAY(8), null, null, 'Wait', { body: 'Part of kubeflow/katib#11, and of elsewhere#4', draft: true }],
    ],
  },
  issues: {
    [REPOSITORY]: [
      issueRow(11, {
        labels: ['kind/bug', { name: 'priority/p0', from: DAY(4), until: DAY(9) }],
        assignees: [{ login: 'johnu', from: DAY(4) }],
        milestone: 'v0.12',
        upvotes: [DAY(5), DAY(12), DAY(20)],
        body: [
          { text: '- [ ] one', from: DAY(1) },
          { text: '- [x] one', from: DAY(10) },
        ],
        closedAt: DAY(14),
      }),
      issueRow(12, { upvotes: 9, labels: ['kind/feature'], association: 'MEMBER' }),
      issueRow(13, { goneTo: null, goneAt: DAY(10) }),
      issueRow(14, { goneTo: 'kubeflow/manifests#3' }),
    ],
  },
  tags: {
    [REPOSITORY]: [
      ['v0.12.0', SHA('c'), DAY(8)],
      ['v0.13.0', SHA('b'), DAY(9)],
      ['v0.13.0', SHA('d'), DAY(11)],
    ],
  },
  releases: {
    [REPOSITORY]: [
      { id: 1, tag: 'v0.12.0', name: 'Katib 0.12', prerelease: false, publishedAt: DAY(8) },
      { id: 2, tag: 'v0.13.0-rc.0', name: 'Candidate', prerelease: true, publishedAt: DAY(9) },
      { id: 3, tag: 'v0.11.9', name: 'Patch', prerelease: false, publishedAt: DAY(10), latest: false },
      { id: 4, tag: 'v0.13.0', name: 'Not yet', prerelease: false, publishedAt: DAY(11), draft: true },
    ],
  },
  branches: {
    [REPOSITORY]: [
      ['v0.12-branch', SHA('c'), '2021-08-02T12:00:00.000Z'],
      ['v0.13-branch', SHA('b'), DAY(20)],
    ],
  },
  commits: { [REPOSITORY]: { [SHA('d')]: DAY(11) } },
  milestones: {
    [REPOSITORY]: [
      { number: 1, title: 'v0.11', dueOn: DAY(1), closedAt: DAY(2) },
      { number: 2, title: 'v0.12', dueOn: DAY(15) },
    ],
  },
  labels: { [REPOSITORY]: ['priority/p0', { name: 'kind/bug', description: 'Something is wrong' }] },
  files: {
    [REPOSITORY]: [
      { path: 'sdk/setup.py', text: 'now' },
      { path: 'sdk/setup.py', text: 'at the tag', at: 'v0.12.0' },
      { path: 'docs/versions.md', text: 'old', changedAt: DAY(3) },
      { path: 'docs/versions.md', text: 'new', changedAt: DAY(12) },
      { path: 'go.mod', text: 'module katib', from: DAY(13) },
    ],
  },
};

describe('what lies in a repository of the stand-in for GitHub', () => {
  let github: TestGithub;

  const base = `/repos/${REPOSITORY}`;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${github.url}${path.startsWith('/') ? path : `${base}/${path}`}`, { headers, redirect: 'manual' });
  const read = async (path: string) => (await get(path)).json();
  // biome-ignore lint/suspicious/noExplicitAny: answers of a foreign service, read by name.
  const each = async (path: string, name: string) => ((await read(path)) as any[]).map((row) => at(row, name));
  const at = (row: unknown, name: string): unknown =>
    name.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | null)?.[part], row);

  beforeAll(async () => {
    github = await openTestGithub(WORLD);
  });
  beforeEach(() => {
    github.at = NOON;
  });
  afterAll(() => github.close());

  it.each([
    ['commits', 'commit.message', ['Commit ddddddd', 'Go on (#2)', 'Change docs/versions.md', 'Begin (#1)']],
    ['commits?sha=v0.12-branch', 'sha', [SHA('c'), SHA('a')]],
    [`commits?until=${DAY(5)}&per_page=1`, 'sha', [SHA('b')]],
    [`commits?since=${DAY(6)}&until=2021-08-11T23:00:00Z`, 'sha', [SHA('d')]],
    ['commits?path=sdk', 'sha', [SHA('b'), SHA('a')]],
    ['commits?path=README.md', 'commit.message', ['Begin (#1)']],
    ['commits?author=anna', 'commit.committer.date', ['2021-08-05T10:00:00Z', '2021-08-02T10:00:00Z']],
    ['tags', 'name', ['v0.13.0', 'v0.12.0']],
    ['tags', 'commit.sha', [SHA('d'), SHA('c')]],
    ['branches', 'name', ['v0.12-branch']],
    ['branches', 'commit.sha', [SHA('c')]],
    ['milestones', 'title', ['v0.12']],
    ['milestones?state=all', 'title', ['v0.11', 'v0.12']],
    ['milestones?state=closed', 'due_on', ['2021-08-01T10:00:00Z']],
    ['labels', 'description', [null, 'Something is wrong']],
    ['releases', 'tag_name', ['v0.11.9', 'v0.13.0-rc.0', 'v0.12.0']],
    ['pulls/2/files', 'filename', ['sdk/client.py']],
    ['pulls?state=closed', 'number', [4, 3, 2, 1]],
    ['pulls?state=closed&base=v0.12-branch', 'merge_commit_sha', [SHA('c')]],
    ['pulls?state=closed', 'merged_at', [null, '2021-08-06T10:00:00Z', '2021-08-05T10:00:00Z', '2021-08-02T10:00:00Z']],
    ['contents/', 'name', ['docs', 'go.mod', 'sdk']],
    ['contents/sdk', 'path', ['sdk/setup.py']],
    ['issues?state=open', 'number', [5, 12]],
    ['issues?labels=kind/feature', 'author_association', ['MEMBER']],
  ])('lists %s: each %s is %j', async (path, name, expected) => {
    if (path.startsWith('commits')) github.at = '2021-08-11T23:00:00.000Z';

    expect(await each(path, name)).toEqual(expected);
  });

  it.each([
    ['commits/v0.12.0', { sha: SHA('c'), files: [{ filename: 'sdk/setup.py' }] }],
    ['commits/ccccccc', { sha: SHA('c'), parents: [{ sha: SHA('a') }] }],
    ['commits/HEAD', { commit: { message: 'Change docs/versions.md' } }],
    ['releases/latest', { tag_name: 'v0.12.0' }],
    ['releases/tags/v0.11.9', { id: 3 }],
    ['milestones/2', { open_issues: 0, closed_issues: 1, state: 'open', due_on: '2021-08-15T10:00:00Z' }],
    ['git/ref/tags/v0.13.0', { object: { sha: SHA('d') } }],
    ['compare/v0.12.0...v0.13.0', { status: 'diverged', ahead_by: 3, behind_by: 1 }],
    [`compare/${SHA('a')}...v0.12.0`, { status: 'ahead', ahead_by: 1, files: [{ filename: 'sdk/setup.py' }] }],
    [`compare/${SHA('a')}...${SHA('a')}`, { status: 'identical', commits: [], files: [] }],
    [`compare/${SHA('d')}...HEAD`, { files: [{ filename: 'docs/versions.md' }] }],
    [
      'git/trees/v0.12.0?recursive=1',
      {
        truncated: false,
        tree: [{ path: 'docs' }, { path: 'docs/versions.md' }, { path: 'sdk' }, { path: 'sdk/setup.py' }],
      },
    ],
    ['git/trees/HEAD', { tree: [{ path: 'docs', type: 'tree' }, { path: 'go.mod', type: 'blob' }, { path: 'sdk' }] }],
    ['contents/go.mod', { encoding: 'base64', content: Buffer.from('module katib').toString('base64'), size: 12 }],
    ['issues/11', { reactions: { '+1': 2 }, body: '- [x] one', milestone: { number: 2, closed_issues: 1 } }],
    ['pulls/5', { draft: true, merged_at: null, state: 'open' }],
  ])('shows %s: %j', async (path, expected) => {
    const response = await get(path);

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject(expected);
  });

  it.each([
    ['commits/nothing', 422],
    ['commits?sha=nothing', 404],
    ['compare/v0.12.0...nothing', 404],
    ['contents/nothing', 404],
    ['contents/go.mod?ref=v0.12.0', 404],
    ['git/trees/nothing', 404],
    ['releases/tags/v0.13.0', 404],
    ['milestones/9', 404],
    ['issues/13', 410],
    ['issues/14', 301],
    ['issues/14/timeline', 301],
    ['pulls/11', 404],
    ['toString', 404],
  ])('answers %s by %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it.each([
    ['contents/sdk/setup.py', 'now'],
    ['contents/sdk/setup.py?ref=v0.12.0', 'at the tag'],
    [`contents/sdk/setup.py?ref=${SHA('c')}`, 'at the tag'],
    ['contents/sdk/setup.py?ref=v0.13.0', 'now'],
    ['contents/docs/versions.md', 'new'],
    ['contents/docs/versions.md?ref=v0.12.0', 'old'],
  ])('gives %s raw: %s', async (path, text) => {
    const response = await get(path, { accept: 'application/vnd.github.raw+json' });

    expect(await response.text()).toBe(text);
  });

  it('leads a transferred issue to its new address, with what was asked of it', async () => {
    const response = await get('issues/14/timeline');

    expect(response.headers.get('location')).toBe(`${github.url}/repos/kubeflow/manifests/issues/3/timeline`);
  });

  it('shows drafts of releases to whoever has credentials', async () => {
    const response = await get('releases', { authorization: 'token secret' });

    expect(((await response.json()) as { tag_name: string }[]).map((r) => r.tag_name)).toContain('v0.13.0');
  });

  it('counts a thumb up without calling it an update', async () => {
    const seen: unknown[] = [];

    for (const day of [11, 13]) {
      github.at = DAY(day);
      const issue = (await read('issues/11')) as { updated_at: string; reactions: Record<string, number> };
      seen.push([issue.updated_at, issue.reactions['+1']]);
    }

    expect(seen).toEqual([
      ['2021-08-10T10:00:00Z', 1],
      ['2021-08-10T10:00:00Z', 2],
    ]);
  });

  it('tells in a timeline what happened to an issue, and which pull requests mention it, as they are now', async () => {
    const events = (await read('issues/11/timeline')) as Record<string, never>[];

    expect(events.map((event) => [event.event, String(event.created_at).slice(8, 10)])).toEqual([
      ['labeled', '01'],
      ['milestoned', '01'],
      ['cross-referenced', '03'],
      ['labeled', '04'],
      ['assigned', '04'],
      ['cross-referenced', '08'],
      ['unlabeled', '09'],
      ['closed', '14'],
    ]);
    expect(
      events.map((event) => at(event, 'source.issue.pull_request.merged_at')).filter((m) => m !== undefined),
    ).toEqual(['2021-08-05T10:00:00Z', null]);
  });

  it.each([
    ['repo:kubeflow/katib is:issue is:open', 'reactions-+1', 1, [12]],
    ['repo:kubeflow/katib is:issue', 'reactions-+1', 2, [12, 11]],
    ['repo:kubeflow/katib is:pr is:merged', 'updated', 3, [3, 2, 1]],
    ['repo:kubeflow/katib label:"kind/bug"', '', 1, [11]],
  ])('finds %s by %s: %i of them, %j', async (q, sort, total, numbers) => {
    const parameters = new URLSearchParams({ q, ...(sort === '' ? {} : { sort }) });

    const found = (await read(`/search/issues?${parameters}`)) as { total_count: number; items: { number: number }[] };

    expect(found).toMatchObject({ total_count: total, incomplete_results: false });
    expect(found.items.map(({ number }) => number)).toEqual(numbers);
  });

  it('finds nothing beyond a thousand, and nothing where nobody may search', async () => {
    const beyond = await get('/search/issues?q=repo:kubeflow/katib&per_page=100&page=11');
    const nowhere = await get('/search/issues?q=repo:kubeflow/nothing');

    expect([beyond.status, nowhere.status]).toEqual([422, 422]);
  });
});
