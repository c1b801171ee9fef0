/** The preflight of the real releases 1.2 to 1.5 as of the day that each was announced: what it would have caught. */
import { existsSync, readFileSync } from 'node:fs';
import type { Tag } from '../../../../src/domain/evidence.js';
import type { ComponentPlan } from '../../../../src/domain/release.js';
import type { Instant } from '../../../../src/domain/time.js';
import { checkOf, stateOf, tagOf, thePlan } from '../../../support/preflight.js';

const DATA = '../shared/data';
const REAL = existsSync(`${DATA}/tags.json`) && existsSync(`${DATA}/components.json`);

interface RealTag {
  repository: string;
  name: string;
  sha: string;
  date: Instant;
}
interface RealComponent {
  name: string;
  repository: string | null;
  revision: string;
}

const read = (name: string): never => JSON.parse(readFileSync(`${DATA}/${name}.json`, 'utf8')) as never;

function realTags(): RealTag[] {
  const all: Record<string, { tags: { name: string; sha: string; commit_date: string; tag_date: string | null }[] }> =
    read('tags');
  return Object.entries(all).flatMap(([repository, { tags }]) =>
    tags.map(({ name, sha, commit_date, tag_date }) => ({ repository, name, sha, date: tag_date ?? commit_date })),
  );
}

function realComponents(tag: string): RealComponent[] {
  const all: {
    tag: string;
    components: { component: string; revisions: { revision: string; repo: string | null }[] }[];
  }[] = read('components');
  return (all.find((entry) => entry.tag === tag)?.components ?? []).map(({ component, revisions }) => ({
    name: component,
    repository: revisions[0]?.repo ?? null,
    revision: revisions[0]?.revision ?? '',
  }));
}

/** The irregularities of the real ones, by hand, for where those are not at hand. */
const standInTags = (): RealTag[] =>
  [
    ['kubeflow/manifests', 'v1.2-rc.1', 'm1', '2020-11-16'],
    ['kubeflow/manifests', 'v1.2.0', 'm2', '2020-11-20'],
    ['kubeflow/manifests', 'v1.3.0', 'm3', '2021-04-21'],
    ['kubeflow/manifests', 'v1.3.1', 'm4', '2021-07-20'],
    ['kubeflow/manifests', 'v1.3.1-rc.1', 'm4', '2021-07-20'],
    ['kubeflow/manifests', 'v1.4.0', 'm5', '2021-10-08'],
    ['kubeflow/manifests', 'v1.5.0', 'm6', '2022-03-10'],
    ['kubeflow/kubeflow', 'v1.3.0-rc.1', 'k1', '2021-04-14'],
    ['kubeflow/kubeflow', 'v1.3.1-rc.0', 'k2', '2021-06-23'],
    ['kubeflow/kubeflow', 'v1.4.0', 'k3', '2021-10-08'],
    ['kubeflow/pipelines', '1.7.0', 'p1', '2021-08-25'],
  ].map(([repository = '', name = '', sha = '', day = '']) => ({ repository, name, sha, date: `${day}T12:00:00Z` }));

function standInComponents(tag: string): RealComponent[] {
  const web = [
    'Notebook Controller',
    'Tensorboard Controller',
    'Central Dashboard',
    'Profiles',
    'PodDefaults',
    'Jupyter',
    'Tensorboards',
    'Volumes',
  ];
  const of = (revision: string): RealComponent[] =>
    web.map((name) => ({ name, repository: 'kubeflow/kubeflow', revision }));
  if (tag === 'v1.3.1') return of('v1.3.1-rc.0');
  if (tag !== 'v1.3.0') return tag === 'v1.2.0' ? [] : of('v1.4.0');
  return [
    ...of('v1.3.0-rc.1'),
    { name: 'MPI', repository: 'kubeflow/mpi-operator', revision: 'b367aa55886d2b042f5089df359d8e067e49e8d1' },
    { name: 'Katib', repository: 'kubeflow/katib', revision: 'origin/release-0.11' },
    { name: 'KFServing', repository: 'kserve/kserve', revision: 'origin/release-0.5' },
    { name: 'Tekton', repository: 'kubeflow/kfp-tekton', revision: 'v0.8.0-rc0' },
  ];
}

const TAGS = REAL ? realTags() : standInTags();
const componentsOf = REAL ? realComponents : standInComponents;
/** Only of these have all tags been read. */
const READ_REPOSITORIES = [
  'kubeflow/manifests',
  'kubeflow/kubeflow',
  'kubeflow/pipelines',
  'kubeflow/katib',
  'kubeflow/trainer',
  'kserve/kserve',
];

/** As Herald would have seen it at this moment, with the versions of the README as the release file's fixed ones. */
function stableTagsAt(release: string, tag: string, now: Instant, change = (c: RealComponent): RealComponent => c) {
  const tags: Tag[] = TAGS.filter((t) => t.date <= now).map((t) => tagOf(t.repository, t.name, t.sha));
  const components = componentsOf(tag)
    .map(change)
    .map(
      ({ name, repository, revision }): ComponentPlan => ({
        name,
        repository,
        version: revision,
        tags: null,
        manifests: [],
      }),
    );
  const plan = thePlan({
    name: `Kubeflow ${release}`,
    tags: { repository: 'kubeflow/manifests', candidate: null, stable: tag, branch: null },
    components,
  });
  const states = READ_REPOSITORIES.map((repository) => stateOf(repository, 'tags', { completeAsOf: now }));
  return checkOf('stable-tags', { now, plan, tag, tags, states });
}

if (!REAL)
  process.stdout.write('The real release data is not at hand: a stand-in with the same irregularities is used.\n');

describe('the preflight of a real release, on the day it was announced', () => {
  it('would have held 1.2 back: it was announced before kubeflow/manifests was tagged', () => {
    const check = stableTagsAt('1.2', 'v1.2.0', '2020-11-19T00:57:35.000Z');

    expect(check.result).toBe('fail');
    expect(check.found[0]).toMatch(
      /^Kubeflow 1\.2: kubeflow\/manifests has no tag v1\.2\.0; its last candidate is v1\.2-rc\.1 \(\w+\)\.$/,
    );
  });

  it('would have named the twelve unstable components in 1.3', () => {
    const check = stableTagsAt('1.3', 'v1.3.0', '2021-04-23T01:49:43.000Z');

    const problems = check.found.filter((line) => /candidate|is a commit|has no tag/.test(line));
    const components = problems.flatMap((line) => line.slice(0, line.indexOf(':')).split(/, | and /));
    expect(check.result).toBe('fail');
    expect(components).toHaveLength(12);
    expect(problems.join('\n')).toMatch(/only the candidate v1\.3\.0-rc\.1; set v1\.3\.0 at its commit/);
  });

  it('would have named the candidates in 1.3.1 that never got a stable tag, on one commit with the release’s own candidate', () => {
    const check = stableTagsAt('1.3.1', 'v1.3.1', '2021-07-21T12:00:00.000Z');

    expect(check.result).toBe('fail');
    expect(check.found).toContainEqual(
      expect.stringMatching(/only the candidate v1\.3\.1-rc\.0; set v1\.3\.1 at its commit/),
    );
    expect(check.found).toContain('kubeflow/manifests v1.3.1 is the commit of its last candidate, v1.3.1-rc.1.');
  });

  it.each([
    ['1.4', 'v1.4.0', '2021-10-12T19:14:44.000Z'],
    ['1.5', 'v1.5.0', '2022-03-10T23:06:54.000Z'],
  ])(
    'would have found nothing wrong with the tags of %s, and passed on none that it had not read',
    (release, tag, now) => {
      const check = stableTagsAt(release, tag, now);

      expect(check.found.filter((line) => /candidate;|has no tag|is a commit/.test(line))).toEqual([]);
      expect(check.result).toBe(REAL ? 'unknown' : 'pass');
    },
  );

  it('would have told somebody who writes v1.7.0 that Pipelines spells its tags without the v', () => {
    const check = stableTagsAt('1.4', 'v1.4.0', '2021-10-12T19:14:44.000Z', () => ({
      name: 'Kubeflow Pipelines',
      repository: 'kubeflow/pipelines',
      revision: 'v1.7.0',
    }));

    expect(check.found[0]).toMatch(/kubeflow\/pipelines has no tag v1\.7\.0; there it is spelt 1\.7\.0\.$/);
  });
});
