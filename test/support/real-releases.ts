/** Tags and component versions of the real releases 1.2 to 1.5; where those are not at hand, their irregularities by hand. */
import { existsSync, readFileSync } from 'node:fs';
import type { Tag } from '../../src/domain/evidence.js';
import type { ComponentPlan } from '../../src/domain/release.js';
import type { Instant } from '../../src/domain/time.js';
import { tagOf } from './preflight.js';

const DATA = '../shared/data';
export const REAL = existsSync(`${DATA}/tags.json`) && existsSync(`${DATA}/components.json`);

interface RealTag {
  repository: string;
  name: string;
  sha: string;
  date: Instant;
}
export interface RealComponent {
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

if (!REAL)
  process.stdout.write('The real release data is not at hand: a stand-in with the same irregularities is used.\n');

/** As Herald would have seen them at this moment. */
export const tagsAt = (now: Instant): Tag[] =>
  TAGS.filter((t) => t.date <= now).map((t) => tagOf(t.repository, t.name, t.sha));

/** The versions of a release's README as fixed ones. */
export const fixedComponents = (
  tag: string,
  change = (component: RealComponent): RealComponent => component,
): ComponentPlan[] =>
  componentsOf(tag)
    .map(change)
    .map(({ name, repository, revision }) => ({ name, repository, version: revision, tags: null, manifests: [] }));
