/**
 * What is worked out of a world once and looked up often: items in their orders, by number, and who mentions whom. It is kept for
 * as long as the world's version says that it holds; a world without a version is looked at anew each time.
 */
import type { Instant } from '../../domain/time.js';
import { commitsOf, type StoredCommit } from './commits.js';
import { type ItemView, itemsAt } from './items.js';
import { type Mention, mentionsIn } from './mentions.js';
import type { GithubWorld } from './world.js';

type Order = 'createdAt' | 'updatedAt';

export interface Items {
  /** Oldest first by this moment, to the second as GitHub keeps time, then by number. */
  by(order: Order): readonly ItemView[];
  get(number: string): ItemView | undefined;
  /** How many open and closed ones a milestone has, by its title. */
  inMilestone(title: string): { open: number; closed: number };
  /** What was chosen of them by this question the last time, so that its next page need not choose again. */
  chosen(question: string, choose: () => readonly ItemView[]): readonly ItemView[];
}

export interface Shelf {
  items(key: string, now: Instant): Items;
  /** Oldest first, those of the future too. */
  commits(key: string): readonly StoredCommit[];
  /** By `owner/name#number`. */
  mentions(): ReadonlyMap<string, readonly Mention[]>;
}

export function createShelf(world: GithubWorld): Shelf {
  const kept = new Map<string, { until: string; value: unknown }>();
  const keep = <T>(name: string, now: Instant | '', work: () => T): T => {
    if (world.version === undefined) return work();
    const until = `${world.version} ${now}`;
    const before = kept.get(name);
    if (before?.until === until) return before.value as T;
    const value = work();
    kept.set(name, { until, value });
    return value;
  };
  return {
    items: (key, now) => keep(`items ${key}`, now, () => ordered(itemsAt(world, key, now))),
    commits: (key) => keep(`commits ${key}`, '', () => commitsOf(world, key)),
    mentions: () => keep('mentions', '', () => mentionsIn(world)),
  };
}

function ordered(all: readonly ItemView[]): Items {
  const by = { createdAt: once(() => sorted(all, 'createdAt')), updatedAt: once(() => sorted(all, 'updatedAt')) };
  const byNumber = once(() => new Map(all.map((item) => [String(item.number), item])));
  const counts = once(() => counted(all));
  let last: { question: string; chosen: readonly ItemView[] } | null = null;
  return {
    by: (order) => by[order](),
    get: (number) => byNumber().get(number),
    inMilestone: (title) => counts().get(title) ?? { open: 0, closed: 0 },
    chosen: (question, choose) => {
      if (last?.question !== question) last = { question, chosen: choose() };
      return last.chosen;
    },
  };
}

function once<T>(work: () => T): () => T {
  let value: { is: T } | null = null;
  return () => {
    value ??= { is: work() };
    return value.is;
  };
}

const sorted = (all: readonly ItemView[], order: Order): ItemView[] =>
  all
    .map((item) => ({ item, at: item[order].slice(0, 19) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.item.number - b.item.number))
    .map(({ item }) => item);

function counted(all: readonly ItemView[]): Map<string, { open: number; closed: number }> {
  const counts = new Map<string, { open: number; closed: number }>();
  for (const { milestone, closedAt } of all) {
    if (milestone === null) continue;
    const { open, closed } = counts.get(milestone) ?? { open: 0, closed: 0 };
    counts.set(milestone, closedAt === null ? { open: open + 1, closed } : { open, closed: closed + 1 });
  }
  return counts;
}
