/** Pull requests that may be one work on two branches, which no list of GitHub's tells apart from two works of one name. */
import type { ItemRef } from '../../domain/changelog.js';
import { millisOf } from '../../domain/time.js';
import type { MergedPull } from './merged-pulls.js';

const FORTNIGHT_MILLIS = 14 * 86_400_000;

/** `pulls` oldest first. Each lies within two weeks of the one before it, with the same title and author. */
export function alikeAmong(pulls: readonly MergedPull[]): ItemRef[][] {
  const runs: MergedPull[][] = [];
  const last = new Map<string, MergedPull[]>();
  for (const pull of pulls) {
    const { repository, author, mergedAt } = pull.item;
    const key = `${repository} ${author ?? ''} ${pull.same}`;
    const run = last.get(key);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined) {
      if (millisOf(mergedAt) - millisOf(before.item.mergedAt) <= FORTNIGHT_MILLIS) {
        run.push(pull);
        continue;
      }
    }
    const begun = [pull];
    last.set(key, begun);
    runs.push(begun);
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => run.map(({ item: { repository, number } }) => ({ repository, number })));
}
