import { createForge } from '../../../src/adapters/github/octokit-forge.js';
import { RemoteFault } from '../../../src/domain/errors.js';
import type { Forge } from '../../../src/ports/forge.js';
import type { Fault } from '../../../src/preview/github/faults.js';
import { issueRow, NOON, openTestGithub, pullRow, REPOSITORY, type TestGithub } from '../../support/github.js';

const SHA = 'a'.repeat(40);
const PATH = 'requirements.txt';
const FILE = { path: PATH, text: 'kfp==1.4\n' };

describe('single documents of GitHub', () => {
  let github: TestGithub;
  let forge: Forge;

  beforeAll(async () => {
    const events = Array.from({ length: 150 }, (_, i) => ({ event: 'commented', by: `person-${i}`, at: NOON }));
    github = await openTestGithub({
      issues: { [REPOSITORY]: [issueRow(1, { events })] },
      pulls: { [REPOSITORY]: [pullRow(2, '2021-08-10T00:00:00.000Z')] },
      tags: { [REPOSITORY]: [['v1', SHA, '2021-08-01T00:00:00.000Z']] },
      commits: { [REPOSITORY]: { [SHA]: '2021-08-01T00:00:00.000Z' } },
    });
    forge = createForge({ token: 'secret', apiUrl: github.url, secondMs: 1, longestWaitSeconds: 5 });
  });
  beforeEach(() => {
    github.faults.clear();
    github.world.files = { [REPOSITORY]: [FILE] };
    github.world.repositories = {};
  });
  afterAll(() => github.close());

  const faultOf = async (work: Promise<unknown>): Promise<RemoteFault> => {
    const outcome = await work.then(
      (value) => value,
      (error: unknown) => error,
    );
    expect(outcome).toBeInstanceOf(RemoteFault);
    return outcome as RemoteFault;
  };
  const textOf = async (path = PATH, ref = SHA): Promise<string | null> => {
    const answer = await forge.file(REPOSITORY, ref, path, null);
    return answer.changed ? answer.value : 'unchanged';
  };

  const QUESTIONS: [string, RegExp, () => Promise<unknown>][] = [
    ['a file', /contents/, () => forge.file(REPOSITORY, SHA, PATH, null)],
    ['the date of a commit', /commits\/a/, () => forge.commitDate(REPOSITORY, SHA)],
    ['the tree', /git\/trees/, () => forge.tree(REPOSITORY, null)],
    ['the files of a pull request', /pulls\/2\/files/, () => forge.changedFiles(REPOSITORY, 2)],
    ['what changed since', /commits\?|compare/, () => forge.changedSince(REPOSITORY, NOON)],
    ['the beginning of a timeline', /timeline/, () => forge.movement(REPOSITORY, 1, null)],
    ['the middle of a timeline', /timeline.*page=2/, () => forge.movement(REPOSITORY, 1, null)],
    ['the latest release', /releases\/latest/, () => forge.latestRelease(REPOSITORY, null)],
    ['thumbs up', /search/, () => forge.upvoted(REPOSITORY, 10)],
    ['one issue', /issues\/1/, () => forge.item(REPOSITORY, 1, null)],
    ['the repository', /repos/, () => forge.repository(REPOSITORY, null, null)],
  ];
  const FAULTS: [Fault, string][] = [
    [{ kind: 'status', status: 403 }, '403'],
    [{ kind: 'status', status: 502 }, '502'],
    [{ kind: 'secondary-limit', retryAfter: 60 }, '403'],
    [{ kind: 'drop' }, 'no answer'],
    [{ kind: 'cut' }, 'unreadable'],
  ];
  const HICCUPS: Fault[] = [
    { kind: 'status', status: 502 },
    { kind: 'secondary-limit', retryAfter: 1 },
    { kind: 'drop' },
  ];

  it.each(QUESTIONS)('a fault of any kind in %s is a fault, and never an answer', async (_what, on, ask) => {
    for (const [fault, status] of FAULTS) {
      github.faults.clear();
      github.faults.add({ on, fault, times: 9 });

      const told = await faultOf(ask());

      expect([fault, told.status]).toEqual([fault, status]);
    }
  });

  it.each(QUESTIONS)('%s is asked for again after a hiccup, and is what it would have been', async (_what, on, ask) => {
    const expected = await ask();
    for (const fault of HICCUPS) {
      github.faults.clear();
      github.faults.add({ on, fault });

      expect(await ask()).toEqual(expected);
    }
  });

  it.each<[string, RegExp, () => Promise<unknown>]>([
    ['a file', /contents/, () => forge.file(REPOSITORY, SHA, PATH, null)],
    ['a commit', /commits\/a/, () => forge.commitDate(REPOSITORY, SHA)],
    ['an issue', /issues/, () => forge.item(REPOSITORY, 1, null)],
  ])('%s is not taken for deleted where the whole repository is hidden, or has moved', async (_what, on, ask) => {
    for (const [row, status] of [
      [{ deleted: true }, '404'],
      [{ movedTo: 'kubeflow/katib-next' }, '301'],
    ] as const) {
      github.world.repositories = { [REPOSITORY]: row, 'kubeflow/katib-next': {} };
      if ('deleted' in row) github.faults.add({ on, fault: { kind: 'status', status: 404 } });

      expect(await faultOf(ask())).toMatchObject({ status });
    }
  });

  it('does not take a timeline for whole whose issue went away between two of its pages', async () => {
    for (const status of [301, 404, 410]) {
      github.faults.clear();
      github.faults.add({ on: /timeline.*page=2/, fault: { kind: 'status', status } });

      expect(await faultOf(forge.movement(REPOSITORY, 1, null))).toMatchObject({ status: 'unreadable' });
    }
  });

  it('a file that is not there is none, and neither is one at a commit that is not there', async () => {
    expect([await textOf('setup.py'), await textOf(PATH, 'b'.repeat(40))]).toEqual([null, null]);
  });

  it('an empty file is empty', async () => {
    github.world.files = { [REPOSITORY]: [{ path: PATH, text: '' }] };

    expect(await textOf()).toBe('');
  });

  it.each<[string, { path: string; text: string }, string]>([
    ['binary', { path: PATH, text: 'kfp\0==1.4' }, 'it is not text in UTF-8'],
    ['too large', { path: PATH, text: 'x'.repeat(1024 * 1024 + 1) }, 'it is too large to be read'],
    ['a folder', { path: `${PATH}/inside`, text: '' }, 'it is a folder'],
  ])('a file that is %s is called so, and asked for once', async (_what, file, words) => {
    github.world.files = { [REPOSITORY]: [file] };
    const before = github.counts.requests;

    const told = await faultOf(textOf());

    expect(told.message).toMatch(new RegExp(`^${REPOSITORY}: ${PATH}: ${words}`));
    expect(github.counts.requests - before).toBe(1);
  });

  it('a file that GitHub itself calls too large is called so', async () => {
    const message =
      'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API.';
    github.faults.add({ on: /contents/, fault: { kind: 'status', status: 403, message } });

    expect((await faultOf(textOf())).message).toContain('it is too large to be read. Name a smaller file');
  });
});
