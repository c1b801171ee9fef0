/** What the page about evidence shows. */
import { outdatedNames } from '../../digest/configured-names.js';
import type { RepositoryFact, SyncEndpoint, SyncState } from '../../domain/evidence.js';
import { type Forge, repositoryAddress } from '../../domain/forge-address.js';
import type { Instant } from '../../domain/time.js';
import { LISTS } from '../../evidence/sync.js';
import type { EvidenceCount } from '../../ports/evidence-store.js';
import type { Repositories } from '../../ports/store.js';
import type { EvidenceProps, ListEvidence, RepositoryEvidence } from '../../surfaces/pages/evidence-props.js';
import { counted } from '../../surfaces/pages/evidence-words.js';
import { appliedConfiguration } from '../applied-configuration.js';
import { readRepositories } from '../read-repositories.js';
import { loadWorld } from '../world.js';
import { leftOut } from './left-out.js';
import { tagWarnings } from './tags-left-out.js';

/**
 * What is known of each repository that is configured, those that are not complete first.
 * @throws Refusal when no configuration has been applied
 */
export async function evidenceQuery(
  store: Repositories,
  now: Instant,
  process: Pick<EvidenceProps, 'reading' | 'budget'>,
): Promise<EvidenceProps> {
  const { configuration } = await appliedConfiguration(store);
  const world = await loadWorld(store, now);
  const names = readRepositories(configuration);
  const states = await store.evidence.syncStates();
  const facts = await store.evidence.documents('repository', names);
  const counts = await store.evidence.counts();
  const outdated = outdatedNames(configuration, await store.evidence.renames());
  const repositories = names.map((name) =>
    repositoryEvidence(name, {
      states: states.filter(({ repository }) => repository === name),
      fact: facts.find(({ repository }) => repository === name)?.value ?? null,
      counts: counts.filter(({ repository }) => repository === name),
      forge: configuration.community,
    }),
  );
  repositories.sort((a, b) => Number(a.complete) - Number(b.complete));
  return {
    now,
    zone: configuration.community.zone,
    ...process,
    repositories,
    outdated: outdated.map(({ sentence }) => sentence),
    leftOut: (await leftOut(store, world)).map(({ sentence }) => sentence),
    tags: tagWarnings(world),
  };
}

interface Known {
  states: readonly SyncState[];
  fact: RepositoryFact | null;
  counts: readonly EvidenceCount[];
  forge: Forge;
}

function repositoryEvidence(name: string, { states, fact, counts, forge }: Known): RepositoryEvidence {
  const lists = LISTS.map((endpoint): ListEvidence => {
    const state = states.find((s) => s.endpoint === endpoint);
    const asOf = state?.completeAsOf ?? null;
    return { endpoint, asOf, behind: (state?.problem ?? null) !== null, known: knownWords(endpoint, counts) };
  });
  const moments = lists.flatMap(({ asOf }) => asOf ?? []).sort();
  const problems = new Set(states.flatMap(({ problem }) => problem ?? []));
  return {
    name,
    url: repositoryAddress(forge, name),
    outcome: fact?.outcome ?? null,
    complete: problems.size === 0 && moments.length === lists.length,
    asOf: moments.length === lists.length ? (moments[0] ?? null) : null,
    problems: [...problems],
    lists,
  };
}

/** Which counts belong to a list, and how one and many are called. */
const COUNTED: Partial<Record<SyncEndpoint, [kind: EvidenceCount['kind'], one: string, many: string][]>> = {
  issues: [
    ['pull', 'pull request', 'pull requests'],
    ['issue', 'issue', 'issues'],
  ],
  tags: [['tag', 'tag', 'tags']],
  releases: [['release', 'release', 'releases']],
};

function knownWords(endpoint: SyncEndpoint, counts: readonly EvidenceCount[]): string | null {
  const words = (COUNTED[endpoint] ?? []).flatMap(([kind, one, many]) => {
    const count = counts.find((c) => c.kind === kind)?.count ?? 0;
    return count === 0 ? [] : [`${counted(count)} ${count === 1 ? one : many}`];
  });
  return words.length === 0 ? null : words.join(', ');
}
