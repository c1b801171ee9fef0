import { createForge } from '../../../src/adapters/github/octokit-forge.js';
import { RemoteFault } from '../../../src/domain/errors.js';
import type { Item } from '../../../src/domain/evidence.js';
import type { ListReader } from '../../../src/ports/forge.js';
import {
  everything,
  issueRow,
  issueRows,
  NOON,
  openTestGithub,
  pullRow,
  REPOSITORY,
  type TestGithub,
  tagRows,
} from '../../support/github.js';

describe('reading GitHub through Octokit', () => {
  let github: TestGithub;
  let forge: ListReader;

  const open = async (world: Parameters<typeof openTestGithub>[0]) => {
    github = await openTestGithub(world);
    forge = createForge({ token: null, apiUrl: github.url });
  };
  const readAll = () => everything(forge.itemsSince(REPOSITORY, null));
  const faultOf = async (work: Promise<unknown>): Promise<RemoteFault> => {
    const outcome = await work.then(
      () => 'no error',
      (error: unknown) => error,
    );
    expect(outcome).toBeInstanceOf(RemoteFault);
    return outcome as RemoteFault;
  };

  afterEach(() => github.close());

  it.each([0, 1, 100, 101, 1050])('reads %i issues, each once, oldest change first', async (count) => {
    await open({ issues: { [REPOSITORY]: issueRows(count) } });

    const items = await readAll();

    expect(items.map((item) => item.number)).toEqual(issueRows(count).map((row) => row.number));
    expect(github.listed().length).toBeLessThanOrEqual(Math.max(1, Math.ceil((count / 100) * 1.1)));
  });

  it('reads on where more than a page of items changed in the same second', async () => {
    const same = issueRows(250).map((row) => ({ ...row, createdAt: '2021-08-02T10:00:00.000Z' }));
    await open({ issues: { [REPOSITORY]: [...issueRows(3), ...same.slice(3)] } });

    const items = await readAll();

    expect(new Set(items.map((item) => item.number)).size).toBe(250);
    expect(items).toHaveLength(250);
  });

  it('loses nothing when items of an earlier page change while it reads', async () => {
    const late = '2021-08-16T13:00:00.000Z';
    const rows = issueRows(300).map((row) => (row.number <= 40 ? { ...row, changedAt: [late] } : row));
    await open({ issues: { [REPOSITORY]: rows } });
    const items: Item[] = [];

    for await (const page of forge.itemsSince(REPOSITORY, null)) {
      items.push(...page);
      github.at = '2021-08-16T14:00:00.000Z';
    }

    expect(new Set(items.map((item) => item.number)).size).toBe(300);
    expect(items.filter((item) => item.updatedAt === late)).toHaveLength(40);
  });

  it('reads only what changed at or after a moment', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(10) } });

    const items = await everything(forge.itemsSince(REPOSITORY, '2021-08-01T00:08:00.000Z'));

    expect(items.map((item) => item.number)).toEqual([8, 9, 10]);
  });

  it('tells issues and pull requests apart, with everything that Herald keeps of them', async () => {
    const closedAt = '2021-08-10T09:00:00.000Z';
    const issue = issueRow(1, {
      assignees: ['johnugeorge'],
      labels: [{ name: 'priority/p0' }],
      milestone: 'v1.4',
      closedAt,
    });
    await open({
      issues: { [REPOSITORY]: [issue] },
      pulls: { [REPOSITORY]: [pullRow(2, '2021-08-11T09:00:00.000Z'), pullRow(3, '2021-08-16T12:30:00.000Z', null)] },
    });

    const items = await readAll();

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
        createdAt: issue.createdAt,
        updatedAt: closedAt,
        closedAt,
        mergedAt: null,
      },
      expect.objectContaining({ number: 2, type: 'pull', state: 'closed', mergedAt: '2021-08-11T09:00:00.000Z' }),
      expect.objectContaining({ number: 3, type: 'pull', state: 'open', mergedAt: null, author: null }),
    ]);
  });

  it('calls a body that is cut off in the middle of paging a fault, never a short list', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(250) } });
    github.faults.add({ on: /since=/, fault: { kind: 'cut' }, times: 2 });
    const items: Item[] = [];

    const fault = await faultOf(
      (async () => {
        for await (const page of forge.itemsSince(REPOSITORY, null)) items.push(...page);
      })(),
    );

    expect(items).toHaveLength(100);
    expect(fault).toMatchObject({ service: 'github', status: 'unreadable' });
    expect(fault.message).toContain('kubeflow/katib: issues');
    expect(fault.message).toContain('incomplete');
  });

  it.each([{ kind: 'cut' as const }, { kind: 'drop' as const }, { kind: 'status' as const, status: 502 }])(
    'asks once more when GitHub gave no usable answer ($kind), and is complete then',
    async (fault) => {
      await open({ issues: { [REPOSITORY]: issueRows(150) } });
      github.faults.add({ on: /since=/, fault });

      const items = await readAll();

      expect(items).toHaveLength(150);
      expect(github.listed()).toHaveLength(3);
    },
  );

  it('gives up after asking once more', async () => {
    await open({});
    github.faults.add({ on: /issues/, fault: { kind: 'drop' }, times: 9 });

    const fault = await faultOf(readAll());

    expect(fault.status).toBe('no answer');
    expect(github.listed()).toHaveLength(2);
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
    github.faults.add({ on: /issues/, fault: { kind: 'status', status, location }, times: 2 });

    const fault = await faultOf(readAll());

    expect(fault).toMatchObject({ service: 'github', status: String(status) });
    expect(fault.message).toContain(words);
    expect(github.requests.map((r) => r.path).filter((path) => path.startsWith('/repositories'))).toEqual([]);
  });

  it('says that a repository which does not exist does not exist', async () => {
    await open({});

    const fault = await faultOf(everything(forge.tags('kubeflow/no-such-thing')));

    expect(fault.status).toBe('404');
    expect(fault.message).toMatch(/^kubeflow\/no-such-thing: tags: it does not exist/);
  });

  it('does not press on when GitHub limits requests, and says for how long', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(150) } });
    github.faults.add({ on: /since=/, fault: { kind: 'secondary-limit', retryAfter: 60 } });

    const fault = await faultOf(readAll());

    expect(fault).toMatchObject({ status: '403', retryAfterSeconds: 60 });
    expect(fault.message).toContain('limits our requests for 60 s');
    expect(github.listed()).toHaveLength(2);
  });

  it('reads every page of tags and releases', async () => {
    const publishedAt = '2021-08-02T00:00:00.000Z';
    const releases = Array.from({ length: 101 }, (_, i) => ({
      id: i + 1,
      tag: `v0.${i}.0`,
      name: `Katib 0.${i}`,
      prerelease: i === 100,
      publishedAt,
    }));
    await open({ tags: { [REPOSITORY]: tagRows(230) }, releases: { [REPOSITORY]: releases } });

    const tags = await everything(forge.tags(REPOSITORY));
    const seen = await everything(forge.releases(REPOSITORY));

    expect(new Set(tags.map((tag) => tag.name)).size).toBe(230);
    expect(tags).toContainEqual({ repository: REPOSITORY, name: 'v0.7.0', sha: '7'.padStart(40, 'a') });
    expect(seen).toHaveLength(101);
    expect(seen.find((r) => r.id === 101)).toEqual({
      repository: REPOSITORY,
      id: 101,
      tag: 'v0.100.0',
      name: 'Katib 0.100',
      url: 'https://github.com/kubeflow/katib/releases/tag/v0.100.0',
      draft: false,
      prerelease: true,
      publishedAt,
    });
  });

  it('looks up one issue, and gives null where there is none', async () => {
    await open({ issues: { [REPOSITORY]: issueRows(5) } });

    const found = await forge.item(REPOSITORY, 4);
    const missing = await forge.item(REPOSITORY, 99);

    expect(found).toMatchObject({ number: 4, title: 'Issue 4' });
    expect(missing).toBeNull();
  });

  it('tells the doctor whose credentials these are and how much is left', async () => {
    await open({});

    const anonymous = await forge.check([]);
    const known = await createForge({ token: 'secret', apiUrl: `${github.url}/` }).check([]);

    expect(anonymous).toEqual({ login: null, remaining: expect.any(Number), repositories: [] });
    expect(known.login).toBe('herald-preview');
  });

  it.each([null, 'secret'])('tells the doctor which repositories can be read, with the token %s', async (token) => {
    await open({ issues: { [REPOSITORY]: issueRows(3) } });

    const { repositories } = await createForge({ token, apiUrl: github.url }).check([REPOSITORY, 'kubeflow/gone']);

    expect(repositories).toEqual([
      { name: REPOSITORY, problem: null },
      { name: 'kubeflow/gone', problem: expect.stringMatching(/^kubeflow\/gone: issues: it does not exist, or/) },
    ]);
  });

  it('does not take a page of another shape for an empty one', async () => {
    await open({ issues: { [REPOSITORY]: [issueRow(1, { title: null as unknown as string })] } });

    const fault = await faultOf(readAll());

    expect(fault.status).toBe('unreadable');
  });

  it('sees the calendar moment that the forge stands at', async () => {
    await open({ issues: { [REPOSITORY]: [issueRow(1), issueRow(2, { createdAt: '2021-08-17T00:00:00.000Z' })] } });

    const before = await readAll();
    github.at = '2021-08-18T00:00:00.000Z';
    const after = await everything(forge.itemsSince(REPOSITORY, NOON));

    expect(before.map((item) => item.number)).toEqual([1]);
    expect(after.map((item) => item.number)).toEqual([2]);
  });
});
