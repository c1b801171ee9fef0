/** Which tags have been announced, and the table of components that each of them had when it was drafted. */
import type { ComponentFact } from '../../domain/component.js';
import type { Facts } from '../../domain/facts.js';
import type { MessageKind } from '../../domain/message-kind.js';
import type { Repositories } from '../../ports/store.js';

export type Versions = readonly Pick<ComponentFact, 'name' | 'repository' | 'version'>[];

export interface SaidTags {
  /** Somebody has heard of it: a message about it has arrived. */
  isSaid(repository: string, tag: string): boolean;
  /** Null where no message about it was ever drafted. */
  versions(repository: string, tag: string): Versions | null;
}

const KINDS = ['candidate', 'release', 'patch'] as const satisfies readonly MessageKind[];

/** Of each kind: the releases of years. */
const MOST = 60;

export async function saidTags({ drafts }: Pick<Repositories, 'drafts'>): Promise<SaidTags> {
  const known = new Map<string, { said: boolean; versions: Versions }>();
  for (const kind of KINDS) {
    // Newest first: what was drafted last of a tag is what stands.
    for (const { head, sends } of await drafts.list({ kind, limit: MOST })) {
      const about = aboutTag(head.facts);
      if (about === null) continue;
      const before = known.get(about.key);
      const said = sends.some(({ state }) => state === 'sent');
      known.set(about.key, { said: said || before?.said === true, versions: before?.versions ?? about.versions });
    }
  }
  const of = (repository: string, tag: string) => known.get(keyOf(repository, tag));
  return {
    isSaid: (repository, tag) => of(repository, tag)?.said ?? false,
    versions: (repository, tag) => of(repository, tag)?.versions ?? null,
  };
}

const keyOf = (repository: string, tag: string): string => `${repository.toLowerCase()} ${tag}`;

function aboutTag(facts: Facts): { key: string; versions: Versions } | null {
  if (facts.kind === 'candidate') return { key: keyOf(facts.repository, facts.tag), versions: facts.components };
  if (facts.kind !== 'release' && facts.kind !== 'patch') return null;
  return { key: keyOf(facts.repository, facts.version), versions: facts.components };
}
