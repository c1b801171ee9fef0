/** What blocks, as a claim: every open blocker in one line, each with who has it, so that one more or one less shows. */
import type { BlockerFact } from './issue-facts.js';
import { NONE } from './none.js';

export interface BlockingEntry {
  /** `kubeflow/manifests#1980`. */
  reference: string;
  /** Names, or `none`. */
  owners: string;
}

type Blocker = Pick<BlockerFact, 'repository' | 'number' | 'owners'>;

const BETWEEN = '; ';

export const referenceOf = ({ repository, number }: Pick<Blocker, 'repository' | 'number'>): string =>
  `${repository}#${number}`;

/** In an order of its own: who was assigned first says nothing. */
export const ownersClaim = (owners: readonly string[]): string =>
  owners.length === 0
    ? NONE
    : [...owners]
        .map((name) => name.replaceAll(/[;\s]+/g, ' ').trim())
        .sort()
        .join(', ');

/** `kubeflow/katib#1597 (Ann Example); kubeflow/manifests#1980 (none)`, each once; `none` for nothing. */
export function blockingClaim(blockers: readonly Blocker[]): string {
  const entries = blockers.map((blocker) => `${referenceOf(blocker)} (${ownersClaim(blocker.owners)})`);
  return entries.length === 0 ? NONE : [...new Set(entries)].sort().join(BETWEEN);
}

export const readBlocking = (claim: string): BlockingEntry[] =>
  claim.split(BETWEEN).flatMap((entry) => {
    const [, reference, owners] = /^(\S+#\d+) \((.*)\)$/.exec(entry) ?? [];
    return reference === undefined || owners === undefined ? [] : [{ reference, owners }];
  });
