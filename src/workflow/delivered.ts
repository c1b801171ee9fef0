/** What each destination has had lately, from the ledger. */
import type { Community } from '../domain/community.js';
import { addHours, type Instant } from '../domain/time.js';
import type { Repositories } from '../ports/store.js';

/** One message, whatever parts it arrived in. */
export interface Delivered {
  draft: string;
  destination: string;
  /** When the first of it left. */
  at: Instant;
}

/** A week, and a day on which somebody asks what was so. */
const DAYS = 8;

/** Of the last week; empty where nothing is counted. What nobody can tell of may have arrived, and counts. */
export async function deliveredLately(
  { sends }: Pick<Repositories, 'sends'>,
  { destinations }: Pick<Community, 'destinations'>,
  now: Instant,
): Promise<Delivered[]> {
  if (destinations.every(({ mostPerWeek }) => mostPerWeek === undefined)) return [];
  const first = new Map<string, Delivered>();
  for (const { draft, destination, at } of await sends.deliveredSince(addHours(now, -24 * DAYS))) {
    const key = `${draft}>${destination}`;
    const before = first.get(key);
    if (before === undefined || at < before.at) first.set(key, { draft, destination, at });
  }
  return [...first.values()];
}
