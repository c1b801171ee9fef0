import { readdir, stat } from 'node:fs/promises';
import { createForge } from '../../../src/adapters/github/octokit-forge.js';
import { loadConfiguration } from '../../../src/config/load.js';
import { dependencyMatrix } from '../../../src/digest/dependencies/dependency-matrix.js';
import type { ComponentManifests, ManifestFile } from '../../../src/domain/dependencies.js';
import type { Item } from '../../../src/domain/evidence.js';
import { parseInstant } from '../../../src/domain/time.js';
import { fitsPattern } from '../../../src/domain/version.js';
import { itemsAt } from '../../../src/preview/github/items.js';
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

  it.each([
    ['2021-08-11', { 1958: '1 of 5', 1959: '0 of 4', 1961: '1 of 4', 1962: '1 of 5' }],
    ['2021-08-26', { 1958: '3 of 5', 1959: '0 of 4', 1961: '3 of 4', 1962: '3 of 5' }],
    ['2021-10-09', { 1958: '5 of 5', 1959: '3 of 4', 1961: '3 of 4', 1962: '4 of 5' }],
  ])('has umbrellas that are on %s at %j', (day, expected) => {
    const items = itemsAt(world, 'kubeflow/manifests', `${day}T12:00:00.000Z`);

    const progress = items.flatMap(({ number, body }) => {
      const entries = body?.match(/^- \[[ x]\]/gm) ?? [];
      return entries.length === 0
        ? []
        : [[number, `${entries.filter((e) => e.includes('x')).length} of ${entries.length}`]];
    });

    expect(Object.fromEntries(progress)).toEqual(expected);
  });

  it('keeps a file for every manifest that the release names, and one pair that excludes each other', async () => {
    const { releases } = (await loadConfiguration('examples/kubeflow-1.4')).configuration;
    const components = (releases[0]?.components ?? []).map(
      ({ name: component, repository, manifests, tags }): ComponentManifests => {
        const version =
          (world.tags[repository ?? ''] ?? []).findLast(([tag]) => tags !== null && fitsPattern(tag, tags))?.[0] ??
          null;
        const files = [...manifests, 'go.mod'].map((path): ManifestFile => {
          const text =
            world.files?.[repository ?? '']?.find((file) => file.path === path && file.at === version)?.text ?? null;
          return { path, text, state: 'read', asOf: null };
        });
        return { component, repository, version, tagged: true, files };
      },
    );

    const matrix = dependencyMatrix(components, releases[0]?.dependencies ?? []);

    expect(matrix.components.filter(({ files }) => files.length > 1).map(({ name }) => name)).toEqual([
      'Training Operator',
      'Katib',
      'Kubeflow Pipelines',
      'KFServing',
    ]);
    expect(matrix.shared.flatMap(({ conflicts }) => conflicts)).toEqual([
      expect.stringMatching(/^(Training Operator|Kubeflow Pipelines)/),
    ]);
    expect(matrix.platforms.map(({ verdict }) => verdict)).toEqual(['agree']);
  });

  it.each([
    ['2021-10-07T12:00:00.000Z', false],
    ['2021-10-08T18:00:00.000Z', true],
  ])('lists 1.4 in the documentation at %s: %s', async (now, listed) => {
    const github = await startGithub({ data: world, now: () => now });
    const accept = 'application/vnd.github.raw+json';

    const file = await fetch(`${github.url}/repos/kubeflow/website/contents/config.toml`, { headers: { accept } });
    const text = await file.text();
    await github.close();

    expect(text.includes('"v1.4"')).toBe(listed);
    expect(text).toContain('"v1.3"');
  });
});
