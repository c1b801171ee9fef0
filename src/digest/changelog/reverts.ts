/** Takes out what was taken back within the window, together with what took it back. */
import type { MergedPull, MergedPulls } from './merged-pulls.js';
import { readTitle } from './read-title.js';
import { tidy } from './references.js';

export interface Reverted {
  /** What is out, by its key, with the pull request because of which. */
  out: Map<string, { reason: 'reverted' | 'reverts'; because: MergedPull }>;
  /** Reverts that stand for themselves: what they take back was merged before the window, or is out already. */
  standing: Set<string>;
}

/**
 * From the newest on, so that a revert of a revert is met first: the two cancel each other, and what the first one took back
 * stands again.
 */
export function settleReverts(pulls: MergedPulls): Reverted {
  const out: Reverted['out'] = new Map();
  const standing = new Set<string>();
  for (const pull of [...pulls.all].reverse()) {
    if (pull.revert === null || out.has(pull.key)) continue;
    const target = targetOf(pull, pulls, out);
    if (target === null) {
      if (pull.revert.certain) standing.add(pull.key);
      continue;
    }
    out.set(target.key, { reason: 'reverted', because: pull });
    out.set(pull.key, { reason: 'reverts', because: target });
  }
  return { out, standing };
}

/** The one of exactly that title, else the one of its number, else the last of a title that reads the same; only earlier ones that stand. */
function targetOf(pull: MergedPull, pulls: MergedPulls, out: ReadonlyMap<string, unknown>): MergedPull | null {
  const { revert, item, n } = pull;
  if (revert === null) return null;
  const stands = (candidate: MergedPull): boolean => candidate.n < n && !out.has(candidate.key);
  const whole = pulls.byTitle(item.repository, revert.title);
  // What a title ends with, as `Fixes #1`, is often not taken over.
  const titled = whole.length > 0 ? whole : pulls.byTitle(item.repository, readTitle(revert.title).text);
  const same = titled.findLast((other) => stands(other) && tidy(other.item.title) === revert.title);
  if (same !== undefined) return same;
  const named = revert.number === null ? null : pulls.byRef(revert.number);
  // Where it names one that is out already, another one of that title is not meant.
  if (named !== null) return stands(named) ? named : null;
  return titled.findLast((other) => stands(other) && other.pick === null) ?? titled.findLast(stands) ?? null;
}
