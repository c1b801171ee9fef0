/** Named rules: what a configuration must satisfy beyond its shape. Each says what is wrong and what to write instead. */
import type { Community } from '../../domain/community.js';
import type { ReleasePlan } from '../../domain/release.js';
import type { Lost } from '../check-shape.js';
import type { WrittenCommunity } from '../community-shape.js';
import type { Finding } from '../problem.js';
import type { WrittenRelease } from '../release-shape.js';

export interface CommunityCase {
  community: Community;
  /** As the file has it: entries stand in the same order as in `community`. */
  written: WrittenCommunity;
  lost: Lost;
}

export interface ReleaseCase extends CommunityCase {
  plan: ReleasePlan;
  release: WrittenRelease;
  /** The releases of the other files. */
  others: readonly ReleasePlan[];
}

/** A finding of a rule; the rule's name is added to it. */
export type RuleFinding = Omit<Finding, 'rule'>;

export interface Rule<Case> {
  name: string;
  check(subject: Case): RuleFinding[];
}

export const applyRules = <Case>(rules: readonly Rule<Case>[], subject: Case): Finding[] =>
  rules.flatMap(({ name, check }) => check(subject).map((finding) => ({ ...finding, rule: name })));

/** Positions in a list whose value occurred before it, with the position of the first one. */
export function repeats<T>(
  items: readonly T[],
  key: (item: T) => string | null,
): { index: number; first: number; key: string }[] {
  const seen = new Map<string, number>();
  return items.flatMap((item, index) => {
    const name = key(item);
    if (name === null) return [];
    const first = seen.get(name);
    if (first === undefined) seen.set(name, index);
    return first === undefined ? [] : [{ index, first, key: name }];
  });
}
