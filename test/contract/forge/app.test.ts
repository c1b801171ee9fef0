import { generateKeyPairSync } from 'node:crypto';
import { jest } from '@jest/globals';
import { createForge } from '../../../src/adapters/github/octokit-forge.js';
import { addMinutes } from '../../../src/domain/time.js';
import type { Forge } from '../../../src/ports/forge.js';
import type { AppOptions } from '../../../src/preview/github/askers.js';
import type { Fault } from '../../../src/preview/github/faults.js';
import { NOON, openTestGithub, REPOSITORY, type TestGithub } from '../../support/github.js';

const SECRET = 'kubeflow/security';
const ELSEWHERE = 'kserve/kserve';

const newKeys = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

describe('reading GitHub as a GitHub App', () => {
  let github: TestGithub;
  let app: AppOptions;
  let keys: ReturnType<typeof newKeys>;

  const forgeOf = (privateKey = keys.privateKey, id = '7'): Forge =>
    createForge({ token: null, app: { id, privateKey }, apiUrl: github.url, secondMs: 1, longestWaitSeconds: 5 });
  const read = (forge: Forge, name = SECRET) => forge.repository(name, null, null);
  const during = async (work: () => Promise<unknown>): Promise<string[]> => {
    const before = github.counts.requests;
    await work();
    return github.requests.slice(before - github.counts.requests).map((request) => request.path);
  };
  /** On the client's clock and on GitHub's; never back, since the client paces itself by it over all tests. */
  const later = (minutes: number): void => {
    github.at = addMinutes(github.at, minutes);
    jest.setSystemTime(Date.parse(github.at));
  };

  beforeAll(async () => {
    keys = newKeys();
    app = { id: '7', publicKey: keys.publicKey, installations: [] };
    github = await openTestGithub(
      { issues: { [REPOSITORY]: [], [ELSEWHERE]: [] }, repositories: { [SECRET]: { id: 7, private: true } } },
      { app },
    );
    jest.useFakeTimers({
      now: Date.parse(NOON),
      doNotFake: [
        ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
        ...(['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
      ],
    });
  });
  beforeEach(() => {
    app.installations = [
      { id: 70, account: 'Kubeflow' },
      { id: 71, account: 'kserve' },
    ];
    github.faults.clear();
    later(24 * 60);
  });
  afterAll(async () => {
    jest.useRealTimers();
    await github.close();
  });

  it('asks for each owner with the token of its installation, and for each token once', async () => {
    const forge = forgeOf();

    const paths = await during(async () => {
      for (const name of [SECRET, REPOSITORY, ELSEWHERE]) await read(forge, name);
    });

    expect(await read(forge)).toMatchObject({ value: { outcome: 'private', id: 7 } });
    expect(forge.budget().authenticated).toBe(true);
    expect(paths).toEqual([
      '/app/installations?per_page=100&page=1',
      '/app/installations/70/access_tokens',
      `/repos/${SECRET}`,
      `/repos/${REPOSITORY}`,
      '/app/installations/71/access_tokens',
      `/repos/${ELSEWHERE}`,
    ]);
  });

  it('takes a key whose line breaks are written as \\n, as in an environment', async () => {
    const forge = forgeOf(keys.privateKey.replaceAll('\n', '\\n'));

    expect(await read(forge)).toMatchObject({ value: { id: 7 } });
  });

  it('asks for a new token when an hour has passed', async () => {
    const forge = forgeOf();
    await read(forge);
    later(61);

    const paths = await during(() => read(forge));

    expect(paths).toEqual(['/app/installations/70/access_tokens', `/repos/${SECRET}`]);
  });

  it('asks for a new token when GitHub refuses the one that it has, before its time', async () => {
    const forge = forgeOf();
    await read(forge);
    later(10);
    github.faults.add({ on: /repos/, fault: { kind: 'status', status: 401 } });

    const paths = await during(() => read(forge));

    expect(paths).toEqual([
      `/repos/${SECRET}`,
      '/app/installations?per_page=100&page=1',
      '/app/installations/70/access_tokens',
      `/repos/${SECRET}`,
    ]);
  });

  it.each<[string, number, RegExp]>([
    ['was taken back', 404, /it is not installed any more for the owner of these repositories. Install it again/],
    ['is suspended', 403, /its installation is suspended, or may not read what Herald needs/],
    ['has other keys now', 401, /GITHUB_APP_PRIVATE_KEY is not one of its keys any more/],
  ])('does not take a repository for deleted where the app %s', async (_what, status, words) => {
    const forge = forgeOf();
    await read(forge);
    later(61);
    github.faults.add({ on: /access_tokens/, fault: { kind: 'status', status } });

    await expect(read(forge)).rejects.toMatchObject({
      ...{ name: 'RemoteFault', status: 'app refused' },
      message: expect.stringMatching(words),
    });
    expect(await read(forge)).toMatchObject({ value: { id: 7 } });
  });

  it.each<[string, number, string]>([
    ['access_tokens', 503, 'the GitHub App: its token: GitHub failed to answer'],
    ['installations', 503, 'the GitHub App: its installations: GitHub failed to answer'],
    ['installations', 429, 'the GitHub App: its installations: GitHub limits our requests'],
  ])('says that GitHub failed where %s is answered by %i', async (what, status, words) => {
    const on = new RegExp(`${what}(\\?.*)?$`);
    github.faults.add({ on, fault: { kind: 'status', status }, times: 9 });

    await expect(read(forgeOf())).rejects.toThrow(words);
  });

  it('finds the owner among more installations than a page holds', async () => {
    app.installations = [
      ...Array.from({ length: 250 }, (_, i) => ({ id: 1000 + i, account: `owner-${i}` })),
      { id: 70, account: 'kubeflow' },
    ];
    const forge = forgeOf();

    const paths = await during(() => read(forge));

    expect(await read(forge)).toMatchObject({ value: { outcome: 'private', id: 7 } });
    expect(paths.slice(0, 4)).toEqual([
      ...[1, 2, 3].map((page) => `/app/installations?per_page=100&page=${page}`),
      '/app/installations/70/access_tokens',
    ]);
  });

  it.each<[string, Fault, string]>([
    ['fails', { kind: 'status', status: 503 }, '503'],
    ['drops the connection', { kind: 'drop' }, 'no answer'],
    ['cuts its answer off', { kind: 'cut' }, 'unreadable'],
    ['limits us', { kind: 'secondary-limit', retryAfter: 60 }, '403'],
  ])(
    'does not call the app missing where GitHub %s in the middle of its installations',
    async (_what, fault, status) => {
      app.installations.push(...Array.from({ length: 150 }, (_, i) => ({ id: 1000 + i, account: `owner-${i}` })));
      github.faults.add({ on: /installations\?.*page=2/, fault, times: 9 });

      await expect(read(forgeOf(), 'owner-149/one')).rejects.toMatchObject({ name: 'RemoteFault', status });
    },
  );

  it('says that GitHub could not be reached where its installations could not be asked for', async () => {
    github.faults.add({ on: /installations/, fault: { kind: 'drop' }, times: 9 });

    await expect(read(forgeOf())).rejects.toMatchObject({ status: 'no answer' });
  });

  it('names the owner for whom it is not installed, and sees it as soon as it is', async () => {
    app.installations = [{ id: 70, account: 'kubeflow' }];
    const forge = forgeOf();

    await expect(read(forge, ELSEWHERE)).rejects.toThrow(
      'The GitHub App 7 is not installed for kserve. Install it there with read access',
    );
    app.installations = [];
    await expect(forge.check([])).rejects.toThrow('The GitHub App 7 is installed nowhere');
    app.installations = [{ id: 71, account: 'kserve' }];
    expect(await read(forge, ELSEWHERE)).toMatchObject({ value: { outcome: 'readable' } });
  });

  it.each<[string, () => Forge, RegExp]>([
    ['a key of another app', () => forgeOf(newKeys().privateKey), /it does not know this GITHUB_APP_ID, or/],
    ['another app’s id', () => forgeOf(keys.privateKey, '8'), /it does not know this GITHUB_APP_ID, or/],
    ['no key at all', () => forgeOf('secret'), /GITHUB_APP_PRIVATE_KEY is not a private key. Paste the whole PEM/],
  ])('is told when it has %s, without the key being shown', async (_what, forge, words) => {
    const told = await read(forge()).catch((error: Error) => error);

    expect(told).toMatchObject({ status: 'app refused', message: expect.stringMatching(words) });
    expect(String(told)).not.toContain('secret');
  });

  it('is nobody for the doctor, and may read all the same', async () => {
    expect(await forgeOf().check([REPOSITORY])).toMatchObject({
      ...{ login: null, repositories: [{ name: REPOSITORY, problem: null }] },
    });
  });
});
