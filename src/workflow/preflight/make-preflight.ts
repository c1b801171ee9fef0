/** The preflight of a release as the store has it now: evidence in, checks out. Asks nobody. */
import { resolveComponents } from '../../digest/components.js';
import { parseIssueRef } from '../../digest/issue-ref.js';
import type { PreflightDraft, PreflightInput } from '../../digest/preflight/input.js';
import { preflight } from '../../digest/preflight/preflight.js';
import type { DependencyMatrix } from '../../domain/dependencies.js';
import type { Preflight } from '../../domain/preflight.js';
import type { DraftFile } from '../../ports/store.js';
import { openBlockers } from '../facts/blocking.js';
import type { Looking } from '../facts/gathering.js';
import { repositoriesOf } from '../facts/repositories-of.js';
import type { ReleaseWorld } from '../world.js';
import { draftLinks } from './draft-links.js';
import { readDependencies } from './read-dependencies.js';

export interface PreflightAbout {
  release: ReleaseWorld;
  kind: PreflightInput['kind'];
  tag: string;
  /** Null while there is none. */
  file: DraftFile | null;
}

export interface Checked {
  preflight: Preflight;
  dependencies: DependencyMatrix;
}

export async function makePreflight(looking: Looking, about: PreflightAbout): Promise<Checked> {
  const { world, store, now } = looking;
  const { community } = world.configuration;
  const { plan } = about.release;
  const { evidence } = store;
  const repositories = [...new Set([plan.tags.repository, ...plan.components.flatMap((c) => c.repository ?? [])])];
  const scope = repositoriesOf(world);
  const { docs } = community;
  const dependencies = await readDependencies(store, plan, world.tags);
  const input: PreflightInput = {
    now,
    kind: about.kind,
    community,
    plan,
    tag: about.tag,
    components: resolveComponents(plan, world.tags),
    tags: world.tags,
    releases: await evidence.releases(repositories),
    states: await evidence.syncStates(),
    branches: await evidence.document('branches', plan.tags.repository, ''),
    scope,
    blockers: await openBlockers(looking, about.release),
    docsFile:
      docs === null || docs.versionFile === null
        ? null
        : await evidence.document('file', docs.repository, `HEAD:${docs.versionFile}`),
    draft: about.file === null ? null : await draftOf(looking, about.file),
    knownIssues: {
      open: await evidence.openWithLabels(scope, community.labels.knownIssue),
      listed: await listedIssues(looking, about),
    },
    dependencies,
  };
  return { preflight: preflight(input), dependencies };
}

async function draftOf({ store }: Looking, { head }: DraftFile): Promise<PreflightDraft> {
  const { links, own } = draftLinks(head);
  const checked = await Promise.all(links.map((url) => store.evidence.document('link', '', url)));
  return { text: `${head.intro}\n\n${head.bodyMd}`, links, checked: checked.filter((check) => check !== null), own };
}

/** What the message lists; without one, what the release file does. */
async function listedIssues(
  { store }: Looking,
  { release: { plan }, file }: PreflightAbout,
): Promise<PreflightInput['knownIssues']['listed']> {
  const facts = file?.head.facts;
  const listed = facts !== undefined && 'knownIssues' in facts ? facts.knownIssues : plan.knownIssues;
  return Promise.all(
    listed.map(async (entry) => {
      const reference = entry.url === null ? null : parseIssueRef(entry.url);
      const item = reference === null ? null : await store.evidence.item(reference.repository, reference.number);
      return { ...entry, item };
    }),
  );
}
