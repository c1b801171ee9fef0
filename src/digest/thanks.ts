/** Whom an announcement thanks: the authors of what was merged, by name. */
import type { Community } from '../domain/community.js';
import type { Item } from '../domain/evidence.js';
import { nameOfLogin } from '../domain/people.js';
import { isBot } from './bots.js';

/**
 * The `limit` authors with the most merged pull requests, in the alphabet's order; `others` counts the rest. Bots are left
 * out, and so are pull requests whose author's account is gone.
 */
export function thanksTo(
  community: Community,
  items: readonly Item[],
  limit: number,
): { names: string[]; others: number } {
  const merged = new Map<string, number>();
  for (const { author, mergedAt } of items) {
    if (mergedAt === null || author === null || isBot(author)) continue;
    const name = nameOfLogin(community, author);
    merged.set(name, (merged.get(name) ?? 0) + 1);
  }
  const byName = ([a]: [string, number], [b]: [string, number]) => a.localeCompare(b, 'en');
  const most = [...merged].sort((a, b) => b[1] - a[1] || byName(a, b)).slice(0, limit);
  return { names: most.sort(byName).map(([name]) => name), others: merged.size - most.length };
}
