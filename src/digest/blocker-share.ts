/** "Everything is P1" (R11): a rule that so many open issues fit says nothing about any of them. */
import type { Community } from '../domain/community.js';
import type { Item } from '../domain/evidence.js';
import type { CommonRuleFact } from '../domain/issue-facts.js';
import { type Blocking, blockedBy } from './blocker-rules.js';

/** Of fewer issues than this no share is taken: two of eight are no habit. */
const FEWEST = 10;

/** @param open how many open issues there are in scope @param blocking those among them that block */
export function tooCommon(
  { blockerShare }: Pick<Community, 'blockerShare'>,
  rules: readonly Blocking[],
  blocking: readonly Item[],
  open: number,
): CommonRuleFact[] {
  const fitting = new Map<string, number>();
  for (const item of blocking) {
    for (const rule of new Set(blockedBy(item, rules).map((blocked) => blocked.rule))) {
      fitting.set(rule, (fitting.get(rule) ?? 0) + 1);
    }
  }
  return [...fitting]
    .map(([rule, count]): CommonRuleFact => ({ rule, count, open }))
    .filter(({ count }) => count >= FEWEST && count > blockerShare * open);
}
