/** The merged pull requests of a window in the order of time, found by number and by title without looking at each. */
import { type ItemRef, refKey } from '../../domain/changelog.js';
import type { Item } from '../../domain/evidence.js';
import { type PickReading, readPick } from './read-pick.js';
import { type RevertReading, readRevert } from './read-revert.js';
import { readTitle, type TitleReading } from './read-title.js';
import { comparable } from './references.js';

export type MergedItem = Item & { mergedAt: string };

export interface MergedPull {
  item: MergedItem;
  key: string;
  /** Its place in time, from 0. */
  n: number;
  revert: RevertReading | null;
  pick: PickReading | null;
  /** Its title, read once. */
  reading: TitleReading;
  /** The same for titles that read the same. */
  same: string;
}

export interface MergedPulls {
  /** Oldest first. */
  all: MergedPull[];
  byRef(ref: ItemRef): MergedPull | null;
  /** Those whose whole title, or what people read of it, is this one; oldest first. */
  byTitle(repository: string, title: string): readonly MergedPull[];
}

const NONE: readonly MergedPull[] = [];

/** Each pull request once, however often it is given. */
export function mergedPulls(items: readonly Item[]): MergedPulls {
  const once = new Map(items.filter(isMerged).map((item) => [refKey(item), item]));
  const all = [...once.values()].sort(byTime).map((item, n): MergedPull => {
    const revert = readRevert(item.title, item.repository);
    // A revert carries the title of what it takes back, its numbers too.
    const pick = revert === null ? readPick(item.title, item.repository) : null;
    const [reading, same] = [readTitle(item.title), comparable(item.title)];
    return { item, key: refKey(item).toLowerCase(), n, revert, pick, reading, same };
  });
  const byKey = new Map(all.map((pull) => [pull.key, pull]));
  const titles = new Map<string, MergedPull[]>();
  for (const pull of all) {
    const { repository } = pull.item;
    for (const known of new Set([pull.same, comparable(pull.reading.text)])) {
      const key = `${repository} ${known}`;
      const theirs = titles.get(key);
      if (theirs === undefined) titles.set(key, [pull]);
      else theirs.push(pull);
    }
  }
  return {
    all,
    byRef: (ref) => byKey.get(refKey(ref).toLowerCase()) ?? null,
    byTitle: (repository, title) => {
      const wanted = comparable(title);
      return wanted === '' ? NONE : (titles.get(`${repository} ${wanted}`) ?? NONE);
    },
  };
}

const isMerged = (item: Item): item is MergedItem => item.type === 'pull' && item.mergedAt !== null;

function byTime(a: MergedItem, b: MergedItem): number {
  if (a.mergedAt !== b.mergedAt) return a.mergedAt < b.mergedAt ? -1 : 1;
  return a.repository === b.repository ? a.number - b.number : a.repository < b.repository ? -1 : 1;
}
