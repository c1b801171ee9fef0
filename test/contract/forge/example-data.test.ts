import { readdir, stat } from 'node:fs/promises';
import { createForge } from '../../../src/adapters/github/octokit-forge.js';
import type { Item } from '../../../src/domain/evidence.js';
import { parseInstant } from '../../../src/domain/time.js';
import { type GithubServer, startGithub } from '../../../src/preview/github/server.js';
import { type GithubWorld, loadWorld } from '../../../src/preview/github/world.js';
import { listed } from '../../support/github.js';

const FOLDER = 'examples/kubeflow-1.4/github';

describe("the bundled cycle's GitHub", () => {
  let world: GithubWorld;

  beforeAll(async () => {
    world = await loadWorld(FOLDER);
  });

  it('is small enough to bundle', async () => {
    const names = await readdir(FOLDER);
    const sizes = await Promise.all(names.map(async (name) => (await stat(`${FOLDER}/${name}`)).size));

    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(400_000);
  });

  it('names every number of a repository once', () => {
    const repeated = Object.keys(world.pulls).flatMap((repository) => {
      const numbers = [
        ...(world.pulls[repository] ?? []).map(([number]) => number),
        ...(world.issues[repository] ?? []).map(({ number }) => number),
      ];
      return numbers.filter((number, i) => numbers.indexOf(number) !== i).map((number) => `${repository}#${number}`);
    });

    expect(repeated).toEqual([]);
  });

  it('writes moments as instants, in their order, and a title for listed', () => {
    const rows = [
      ...Object.values(world.pulls).flatMap((list) =>
        list.map(([, a, b, , title]) => ({ moments: [a, b ?? a], title })),
      ),
      ...Object.values(world.issues).flatMap((list) =>
        list.map(({ createdAt, closedAt, title }) => ({ moments: [createdAt, closedAt ?? createdAt], title })),
      ),
    ];

    const wrong = rows.filter(
      ({ moments: [from = '', to = ''], title }) =>
        parseInstant(from) !== from || parseInstant(to) !== to || from > to || title.trim() === '',
    );

    expect(rows.length).toBeGreaterThan(1400);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['2021-08-20', ['kubeflow/manifests#1970', 'kubeflow/manifests#1973']],
    ['2021-09-10', []],
    [
      '2021-09-30',
      [
        'kubeflow/manifests#2038',
        'kubeflow/katib#1597',
        'kubeflow/trainer#1392',
        'kubeflow/trainer#1425',
        'kubeflow/website#2879',
      ],
    ],
    ['2021-10-09', []],
  ])('has these blockers on %s: %j', async (day, expected) => {
    const github = await startGithub({ data: world, now: () => `${day}T12:00:00.000Z` });
    const forge = createForge({ token: null, apiUrl: github.url });

    const items: Item[] = [];
    for (const repository of Object.keys(world.issues)) items.push(...(await listed(forge, 'issues', repository)));
    await github.close();

    const open = items.filter((item) => item.state === 'open' && item.labels.includes('priority/p0'));
    expect(open.map((item) => `${item.repository}#${item.number}`).sort()).toEqual([...expected].sort());
  });

  it.each([
    ['2021-08-23T12:00:00.000Z', []],
    ['2021-08-24T12:00:00.000Z', ['v1.4.0-rc.0']],
    ['2021-09-28T12:00:00.000Z', ['v1.4.0-rc.2', 'v1.4.0-rc.1', 'v1.4.0-rc.0']],
    ['2021-10-08T18:00:00.000Z', ['v1.4.0-rc.2', 'v1.4.0-rc.1', 'v1.4.0-rc.0', 'v1.4.0']],
  ])('has these tags of 1.4 at %s: %j', async (now, expected) => {
    const github: GithubServer = await startGithub({ data: FOLDER, now: () => now });

    const tags = await listed(createForge({ token: null, apiUrl: github.url }), 'tags', 'kubeflow/manifests');
    await github.close();

    expect(tags.map((tag) => tag.name).filter((name) => name.startsWith('v1.4'))).toEqual(expected);
  });
});
