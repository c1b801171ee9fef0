/** What the commits between two versions brought, out of the pull requests and issues that the store knows. */
import { type Held, heldBy, isNamelessPick, namedIn } from '../../digest/changelog/held.js';
import { parseIssueRef } from '../../digest/issue-ref.js';
import { type ItemRef, refKey } from '../../domain/changelog.js';
import type { ComparedCommit } from '../../domain/comparison.js';
import type { Item } from '../../domain/evidence.js';
import { addHours, type Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';

type Looking = Pick<Repositories, 'evidence'>;

/** What was taken along may itself have been taken along; further back nobody looks. */
const STEPS = 3;
/** How long before a pull request that takes something along, without its number, that is looked for. */
const NEAR_HOURS = 180 * 24;

export async function heldWork(
  looking: Looking,
  repository: string,
  commits: readonly ComparedCommit[],
): Promise<Held> {
  const named = new Map<string, Item>();
  for (let step = 0; step < STEPS; step++) {
    const wanted = namedIn(repository, commits, [...named.values()]).filter((ref) => !named.has(refKey(ref)));
    const found = await itemsOf(looking, wanted);
    if (found.length === 0) break;
    for (const item of found) named.set(refKey(item), item);
  }
  return heldBy(repository, commits, { named, near: await nearTo(looking, repository, [...named.values()]) });
}

async function nearTo({ evidence }: Looking, repository: string, items: readonly Item[]): Promise<Item[]> {
  const moments = items.flatMap((item): Instant[] => (isNamelessPick(item) ? (item.mergedAt ?? []) : []) as Instant[]);
  const [first, last] = [moments.sort()[0], moments.at(-1)];
  if (first === undefined || last === undefined) return [];
  return evidence.finishedBetween([repository], addHours(first, -NEAR_HOURS), last);
}

/** The issues that pull requests say they close, and that are closed. */
export async function closedBy(looking: Looking, pulls: readonly Item[]): Promise<Item[]> {
  const refs = new Set(pulls.flatMap((pull) => pull.closes));
  const items = await itemsOf(
    looking,
    [...refs].flatMap((ref) => parseIssueRef(ref) ?? []),
  );
  return items.filter((item) => item.type === 'issue' && item.closedAt !== null);
}

async function itemsOf({ evidence }: Looking, refs: readonly ItemRef[]): Promise<Item[]> {
  const numbers = new Map<string, number[]>();
  for (const { repository, number } of refs) numbers.set(repository, [...(numbers.get(repository) ?? []), number]);
  const found: Item[] = [];
  for (const [repository, theirs] of numbers) found.push(...(await evidence.items(repository, theirs)));
  return found;
}
