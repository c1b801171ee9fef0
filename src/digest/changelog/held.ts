/**
 * Which work git's history has in a tag: each pull request once, and of one that only takes others along those others, so that
 * what was made elsewhere stands here by its own title and author.
 */
import { type ItemRef, refKey } from '../../domain/changelog.js';
import type { ComparedCommit } from '../../domain/comparison.js';
import type { Item } from '../../domain/evidence.js';
import { type NamedPulls, pullsNamedBy } from './commit-subject.js';
import { type MergedItem, mergedPulls } from './merged-pulls.js';
import { readPick } from './read-pick.js';
import { readRevert } from './read-revert.js';
import { comparable } from './references.js';

/** What took it along, and to where. */
export type Carried = ItemRef & { branch: string | null };

export interface Held {
  pulls: MergedItem[];
  /** What took a pull request along, by the key of that pull request. */
  carried: Map<string, Carried[]>;
  /** Commits that came without a pull request that is known. */
  alone: number;
}

/** `named`: merged pull requests by their key; `near`: those merged in its repository until then, among which one that names no number is looked for by title. */
export interface KnownPulls {
  named: ReadonlyMap<string, Item>;
  near: readonly Item[];
}

export function heldBy(repository: string, commits: readonly ComparedCommit[], known: KnownPulls): Held {
  const pulls = new Map<string, MergedItem>();
  const carried: Held['carried'] = new Map();
  const byTitle = mergedPulls(known.near).byTitle;
  let alone = 0;

  const take = (item: MergedItem, seen: readonly string[]): void => {
    const key = refKey(item);
    const { works, branch } = workOf(item, known, byTitle);
    const others = works.filter((work) => !seen.includes(refKey(work)) && refKey(work) !== key);
    if (others.length === 0) pulls.set(key, item);
    for (const work of others) {
      const by = { repository: item.repository, number: item.number, branch };
      carried.set(refKey(work), [...(carried.get(refKey(work)) ?? []), by]);
      take(work, [...seen, key]);
    }
  };
  for (const commit of commits) {
    const { numbers, each } = broughtBy(commit);
    const brought = numbers.flatMap((number) => mergedIn(known, { repository, number }) ?? []);
    if (brought.length === 0) alone += 1;
    for (const item of each ? brought : brought.slice(-1)) take(item, []);
  }
  return { pulls: [...pulls.values()], carried, alone };
}

/** Every pull request that the commits name, and that those which are known name in turn. */
export function namedIn(repository: string, commits: readonly ComparedCommit[], known: readonly Item[]): ItemRef[] {
  const refs = [
    ...commits.flatMap((commit) => broughtBy(commit).numbers.map((number) => ({ repository, number }))),
    ...known.flatMap((item) => pickOf(item)?.refs ?? []),
  ];
  return [...new Map(refs.map((ref) => [refKey(ref), ref])).values()];
}

/** It says that it takes something along, and not by which number. */
export const isNamelessPick = (item: Item): boolean => {
  const pick = pickOf(item);
  return pick?.certain === true && pick.refs.length === 0 && pick.title !== '';
};

const broughtBy = ({ subject, pulls }: ComparedCommit): NamedPulls =>
  pulls === null ? pullsNamedBy(subject) : { numbers: pulls, each: true };

const isMerged = (item: Item | undefined): item is MergedItem =>
  item !== undefined && item.type === 'pull' && item.mergedAt !== null;

function mergedIn({ named }: KnownPulls, ref: ItemRef): MergedItem | null {
  const item = named.get(refKey(ref));
  return isMerged(item) ? item : null;
}

/** A revert carries the title of what it takes back, its numbers too. */
const pickOf = ({ title, repository }: Item) =>
  readRevert(title, repository) === null ? readPick(title, repository) : null;

/** What it takes along; itself where it takes nothing, or not only what is known. */
function workOf(
  item: MergedItem,
  known: KnownPulls,
  byTitle: ReturnType<typeof mergedPulls>['byTitle'],
): { works: MergedItem[]; branch: string | null } {
  const none = { works: [], branch: null };
  const pick = pickOf(item);
  if (pick === null) return none;
  const refs = pick.refs.flatMap((ref) => mergedIn(known, ref) ?? []);
  const earlier = refs.filter((work) => work.mergedAt <= item.mergedAt);
  if (!pick.certain) {
    const same = earlier.filter((work) => comparable(work.title) === comparable(pick.title));
    return { works: same, branch: pick.branch };
  }
  if (pick.refs.length > 0) return earlier.length < pick.refs.length ? none : { works: earlier, branch: pick.branch };
  const titled = byTitle(item.repository, pick.title).filter(
    (other) =>
      other.item.mergedAt <= item.mergedAt && other.item.number !== item.number && other.pick?.certain !== true,
  );
  const last = titled.at(-1)?.item;
  return last === undefined ? none : { works: [last], branch: pick.branch };
}
