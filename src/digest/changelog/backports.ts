/** Counts what was taken to another branch once, where it was made. */
import type { ItemRef } from '../../domain/changelog.js';
import type { MergedPull, MergedPulls } from './merged-pulls.js';
import type { PickReading } from './read-pick.js';
import { comparable } from './references.js';
import type { Reverted } from './reverts.js';

export interface Backports {
  /** What is counted elsewhere, by its key: with what, and where it went. */
  folded: Map<string, { into: MergedPull[]; branch: string | null }>;
  /** Reverts, and what they take back, that only a branch saw. */
  out: Reverted['out'];
  /** What stands for itself although it says that it takes something to a branch, by its key. */
  brings: Map<string, { refs: ItemRef[]; branch: string | null }>;
}

export function settleBackports(pulls: MergedPulls, reverted: Reverted): Backports {
  const folded: Backports['folded'] = new Map();
  const out: Backports['out'] = new Map();
  const brings: Backports['brings'] = new Map();
  const undone = pickedReverts(pulls, reverted);
  for (const pull of pulls.all) {
    const { pick } = pull;
    if (pick === null || reverted.out.has(pull.key)) continue;
    const originals = originalsOf(pull, pick, pulls);
    const because = originals.find(({ key }) => reverted.out.has(key));
    if (originals.length === 1 && because !== undefined && isUndone(because, reverted, undone)) {
      out.set(pull.key, { reason: reverted.out.get(because.key)?.reason ?? 'reverted', because });
      continue;
    }
    const standing = originals.filter(({ key }) => !reverted.out.has(key));
    const all = originals.length > 0 && originals.length >= pick.refs.length;
    if (all && standing.length > 0) folded.set(pull.key, { into: standing, branch: pick.branch });
    else if (pick.certain) brings.set(pull.key, { refs: missing(pick, pulls), branch: pick.branch });
  }
  return { folded: rooted(folded), out, brings };
}

/** The pull requests of the window that it takes along. A title alone is enough only for one that says that it does. */
function originalsOf(pull: MergedPull, pick: PickReading, pulls: MergedPulls): MergedPull[] {
  const isOther = (other: MergedPull | null): other is MergedPull =>
    other !== null && other.key !== pull.key && (other.pick?.certain !== true || other.n < pull.n);
  const named = pick.refs.map(pulls.byRef).filter(isOther);
  if (!pick.certain) {
    const same = comparable(pick.title);
    return named.filter((other) => other.n < pull.n && other.same === same);
  }
  if (named.length > 0) return named;
  const titled = pulls.byTitle(pull.item.repository, pick.title).filter(isOther);
  const last = titled.findLast(({ n }) => n < pull.n) ?? titled[0];
  return last === undefined ? [] : [last];
}

const missing = (pick: PickReading, pulls: MergedPulls): ItemRef[] =>
  pick.refs.filter((ref) => pulls.byRef(ref) === null);

/** The reverts that were taken to a branch too, by the key of what they take back. */
function pickedReverts(pulls: MergedPulls, { out }: Reverted): Set<string> {
  const undone = new Set<string>();
  for (const { pick } of pulls.all) {
    for (const ref of pick?.refs ?? []) {
      const original = pulls.byRef(ref);
      const gone = original === null ? undefined : out.get(original.key);
      if (gone?.reason === 'reverts') undone.add(gone.because.key);
    }
  }
  return undone;
}

/** A revert that went to a branch leaves nothing there; what it took back is gone from the branch only when it went there. */
const isUndone = (original: MergedPull, { out }: Reverted, undone: ReadonlySet<string>): boolean =>
  out.get(original.key)?.reason === 'reverts' || undone.has(original.key);

/** What was taken on from branch to branch is counted with where it began; every way leads back in time, so it ends. */
function rooted(folded: Backports['folded']): Backports['folded'] {
  const roots = new Map<string, MergedPull[]>();
  const rootsOf = (pull: MergedPull): MergedPull[] => {
    const known = roots.get(pull.key);
    if (known !== undefined) return known;
    // Until it is known, it is its own: two that name each other stay apart from the rest.
    roots.set(pull.key, [pull]);
    const into = folded.get(pull.key)?.into;
    const found = into === undefined ? [pull] : [...new Map(into.flatMap(rootsOf).map((r) => [r.key, r])).values()];
    roots.set(pull.key, found);
    return found;
  };
  return new Map(
    [...folded].map(([key, { into, branch }]) => [
      key,
      { into: [...new Map(into.flatMap(rootsOf).map((root) => [root.key, root])).values()], branch },
    ]),
  );
}

export const refOf = ({ item: { repository, number } }: MergedPull): ItemRef => ({ repository, number });
