import type { GithubWorld } from '../../../src/preview/github/world.js';
import { issueRow, NOON, openTestGithub, pullRow, type TestGithub } from '../../support/github.js';

const BEFORE = '2021-08-01T00:00:00.000Z';
const LATER = '2021-08-20T00:00:00.000Z';

/** What may become of a repository, one each, at noon or later. */
const REPOSITORIES: GithubWorld['repositories'] = {
  'kubeflow/katib': { id: 1 },
  'kubeflow/trainer': { id: 2, formerNames: [{ name: 'kubeflow/tf-operator', until: BEFORE }] },
  'kserve/kserve': { id: 3, formerNames: [{ name: 'kubeflow/kfserving', until: LATER }] },
  'kubeflow/common': { id: 4, archived: LATER },
  'kubeflow/kfctl': { id: 5, deleted: LATER },
  'kubeflow/security': { id: 6, private: true },
  'kubeflow/blocked': { id: 7, blocked: true },
  // Its name was another repository's before, which is elsewhere now.
  'kubeflow/taken': { id: 8, createdAt: LATER },
  'kubeflow/elsewhere': { id: 9, formerNames: [{ name: 'kubeflow/taken', until: BEFORE }] },
  'kubeflow/short': { movedTo: 'kubeflow/katib' },
  'kubeflow/empty': { id: 10, empty: true },
};

describe('a repository of the stand-in for GitHub', () => {
  let github: TestGithub;

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${github.url}${path}`, { headers, redirect: 'manual' });
  const token = { authorization: 'token secret' };

  beforeAll(async () => {
    github = await openTestGithub({
      issues: { 'kserve/kserve': [issueRow(7)], 'kubeflow/security': [issueRow(1)] },
      pulls: { 'kubeflow/katib': [pullRow(2, BEFORE)] },
      repositories: REPOSITORIES,
    });
  });
  beforeEach(() => {
    github.at = NOON;
  });
  afterAll(() => github.close());

  it.each([
    ['kubeflow/katib', NOON, { id: 1, full_name: 'kubeflow/katib', archived: false, private: false }],
    ['kubeflow/KATIB', NOON, { id: 1, full_name: 'kubeflow/katib', default_branch: 'master' }],
    ['kubeflow/katib', NOON, { pushed_at: '2021-08-01T00:00:00Z' }],
    ['kubeflow/common', NOON, { archived: false }],
    ['kubeflow/common', LATER, { archived: true }],
    ['kubeflow/kfserving', NOON, { id: 3, full_name: 'kubeflow/kfserving' }],
    ['kserve/kserve', LATER, { id: 3, full_name: 'kserve/kserve' }],
    ['kubeflow/taken', LATER, { id: 8, full_name: 'kubeflow/taken' }],
  ])('%s at %s is %j', async (name, at, expected) => {
    github.at = at;

    const response = await get(`/repos/${name}`);

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject(expected);
  });

  it.each([
    ['kubeflow/tf-operator', NOON, 301, '/repositories/2'],
    ['kubeflow/tf-operator/issues?state=all&per_page=5', NOON, 301, '/repositories/2/issues?state=all&per_page=5'],
    ['kubeflow/kfserving/tags', LATER, 301, '/repositories/3/tags'],
    ['kubeflow/taken', NOON, 301, '/repositories/9'],
    ['kubeflow/short/labels', NOON, 301, '/repositories/1/labels'],
    ['kserve/kserve', NOON, 404, null],
    ['kubeflow/kfctl', NOON, 200, null],
    ['kubeflow/kfctl', LATER, 404, null],
    ['kubeflow/security', NOON, 404, null],
    ['kubeflow/security/issues', NOON, 404, null],
    ['kubeflow/blocked/issues', NOON, 451, null],
    ['kubeflow/nothing', NOON, 404, null],
    ['kubeflow/empty/commits', NOON, 409, null],
    ['kubeflow/empty/git/trees/HEAD', NOON, 409, null],
  ])('%s at %s answers %i, and leads to %s', async (path, at, status, location) => {
    github.at = at;

    const response = await get(`/repos/${path}`);

    expect(response.status).toBe(status);
    expect(response.headers.get('location')).toBe(location === null ? null : `${github.url}${location}`);
  });

  it('is found by its id under whatever name it has', async () => {
    const names: unknown[] = [];

    for (const at of [NOON, LATER]) {
      github.at = at;
      const issues = (await (await get('/repositories/3/issues')).json()) as { html_url: string }[];
      names.push(issues[0]?.html_url);
    }

    expect(names).toEqual([
      'https://github.com/kubeflow/kfserving/issues/7',
      'https://github.com/kserve/kserve/issues/7',
    ]);
  });

  it('that is private is shown to whoever has credentials for it', async () => {
    const response = await get('/repos/kubeflow/security', token);

    expect(await response.json()).toMatchObject({ id: 6, private: true, visibility: 'private' });
  });

  it('has an id that stays, where none is given', async () => {
    await github.close();
    const ids: unknown[] = [];

    for (const issues of [{ 'kubeflow/website': [] }, { 'kubeflow/website': [], 'kubeflow/blog': [] }]) {
      github = await openTestGithub({ issues });
      ids.push(((await (await get('/repos/kubeflow/website')).json()) as { id: number }).id);
      if (ids.length === 1) await github.close();
    }

    expect(ids[0]).toBeGreaterThan(0);
    expect(ids[1]).toBe(ids[0]);
  });
});
