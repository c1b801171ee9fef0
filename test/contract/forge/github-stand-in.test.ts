import {
  issueRow,
  issueRows,
  NOON,
  openTestGithub,
  pullRow,
  REPOSITORY,
  type TestGithub,
} from '../../support/github.js';

describe('the stand-in for GitHub', () => {
  let github: TestGithub;

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${github.url}${path}`, { headers });
  const numbers = async (path: string) =>
    ((await (await get(path)).json()) as { number: number }[]).map((i) => i.number);

  afterEach(() => github.close());

  it('shows an issue as it stood at the moment: open, unlabelled and quiet until each of these changed', async () => {
    const row = issueRow(1, {
      labels: [{ name: 'priority/p0', from: '2021-08-18T00:00:00.000Z' }],
      changedAt: ['2021-08-19T00:00:00.000Z'],
      closedAt: '2021-08-20T00:00:00.000Z',
    });
    github = await openTestGithub({ issues: { [REPOSITORY]: [row] } });
    const views: unknown[] = [];

    for (const at of [NOON, '2021-08-18T12:00:00.000Z', '2021-08-19T12:00:00.000Z', '2021-08-20T12:00:00.000Z']) {
      github.at = at;
      const issue = (await (await get(`/repos/${REPOSITORY}/issues/1`)).json()) as Record<string, unknown>;
      views.push([issue.state, (issue.labels as unknown[]).length, issue.updated_at, issue.closed_at]);
    }

    expect(views).toEqual([
      ['open', 0, '2021-08-01T00:01:00Z', null],
      ['open', 1, '2021-08-18T00:00:00Z', null],
      ['open', 1, '2021-08-19T00:00:00Z', null],
      ['closed', 1, '2021-08-20T00:00:00Z', '2021-08-20T00:00:00Z'],
    ]);
  });

  it('knows nothing yet of what comes later', async () => {
    const later = '2021-08-20T00:00:00.000Z';
    github = await openTestGithub({
      issues: { [REPOSITORY]: [issueRow(1), issueRow(2, { createdAt: later })] },
      pulls: { [REPOSITORY]: [pullRow(3, later)] },
      tags: { [REPOSITORY]: [['v0.12.0', 'a'.repeat(40), later]] },
      releases: { [REPOSITORY]: [{ id: 1, tag: 'v0.12.0', name: 'v0.12.0', prerelease: false, publishedAt: later }] },
    });

    const items = await numbers(`/repos/${REPOSITORY}/issues?state=all`);
    const single = await get(`/repos/${REPOSITORY}/issues/2`);
    const tags = await (await get(`/repos/${REPOSITORY}/tags`)).json();
    const releases = await (await get(`/repos/${REPOSITORY}/releases`)).json();

    expect({ items, single: single.status, tags, releases }).toEqual({
      items: [1],
      single: 404,
      tags: [],
      releases: [],
    });
  });

  it('lists open issues, newest first and thirty at a time, unless asked otherwise', async () => {
    const rows = issueRows(40).map((row) => (row.number === 40 ? { ...row, closedAt: NOON } : row));
    github = await openTestGithub({ issues: { [REPOSITORY]: rows } });

    const plain = await numbers(`/repos/${REPOSITORY}/issues`);
    const closed = await numbers(`/repos/${REPOSITORY}/issues?state=closed`);
    const second = await numbers(`/repos/${REPOSITORY}/issues?state=all&direction=asc&per_page=15&page=3`);

    expect(plain).toEqual(Array.from({ length: 30 }, (_, i) => 39 - i));
    expect(closed).toEqual([40]);
    expect(second).toEqual([31, 32, 33, 34, 35, 36, 37, 38, 39, 40]);
  });

  it('leads from page to page by Link headers', async () => {
    github = await openTestGithub({ issues: { [REPOSITORY]: issueRows(250) } });

    const middle = await get(`/repos/${REPOSITORY}/issues?per_page=100&page=2`);
    const last = await get(`/repos/${REPOSITORY}/issues?per_page=100&page=3`);

    const at = (page: number, rel: string) =>
      `<${github.url}/repos/${REPOSITORY}/issues?per_page=100&page=${page}>; rel="${rel}"`;
    expect(middle.headers.get('link')).toBe([at(1, 'prev'), at(1, 'first'), at(3, 'next'), at(3, 'last')].join(', '));
    expect(last.headers.get('link')).not.toContain('rel="next"');
  });

  it('answers 304 to whoever has the newest state, and 200 once it has changed', async () => {
    github = await openTestGithub({
      issues: { [REPOSITORY]: [issueRow(1, { closedAt: '2021-08-17T00:00:00.000Z' })] },
    });
    const path = `/repos/${REPOSITORY}/issues?state=all`;
    const etag = (await get(path)).headers.get('etag') ?? '';

    const same = await get(path, { 'if-none-match': etag });
    github.at = '2021-08-18T00:00:00.000Z';
    const changed = await get(path, { 'if-none-match': etag });

    expect([same.status, await same.text()]).toEqual([304, '']);
    expect(changed.status).toBe(200);
  });

  it('finds a repository in whichever case it is written, and no other', async () => {
    github = await openTestGithub({ issues: { [REPOSITORY]: [] } });

    const known = await get('/repos/KubeFlow/Katib/issues');
    const unknown = await get('/repos/kubeflow/nothing/issues');

    expect([known.status, unknown.status]).toEqual([200, 404]);
    expect(await unknown.json()).toMatchObject({ message: 'Not Found' });
  });

  it('listens on the loopback interface only', async () => {
    github = await openTestGithub();
    const { port } = new URL(github.url);

    // Every 127.x address reaches a server that listens everywhere.
    const attempt = fetch(`http://127.0.0.2:${port}/rate_limit`);

    await expect(attempt).rejects.toThrow();
  });
});
