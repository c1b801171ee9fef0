/** The changelog of a window: every merged pull request once, as an entry or with the reason why it is none of its own. */
import { type ChangelogFacts, type NotCountedAlone, refKey } from '../../domain/changelog.js';
import type { Community } from '../../domain/community.js';
import type { Item } from '../../domain/evidence.js';
import type { ReleasePlan } from '../../domain/release.js';
import type { Instant } from '../../domain/time.js';
import { alikeAmong } from './alike.js';
import { refOf, settleBackports } from './backports.js';
import { makeEntries } from './entries.js';
import { changelogGroups } from './groups.js';
import type { Carried } from './held.js';
import { kindRules } from './kinds.js';
import { mergedPulls } from './merged-pulls.js';
import { countChanges, everybody, firstTimers, newLogins, type Window } from './people.js';
import { settleReverts } from './reverts.js';

export interface ChangelogInput {
  community: Community;
  /** Its components name the repositories. */
  plan: Pick<ReleasePlan, 'components'>;
  /** Null where `finished` is everything that counts, whenever it was finished. */
  window: Window | null;
  /** Pull requests merged and issues closed. */
  finished: readonly Item[];
  /** What took pull requests along, by the key of what was taken. */
  carried?: ReadonlyMap<string, readonly Carried[]>;
  /** Of each author, when the first pull request of theirs was merged; null where that cannot be told. */
  firsts: readonly { author: string; at: Instant }[] | null;
  /** Groups are shown for these repositories, whether something happened there or not. */
  repositories: readonly string[];
}

export function makeChangelog(
  input: ChangelogInput,
): Pick<ChangelogFacts, 'groups' | 'totals' | 'firstTime' | 'thanks' | 'account'> {
  const { community, window, firsts } = input;
  const within = window === null ? input.finished : input.finished.filter((item) => isWithin(item, window));
  const finished = [...new Map(within.map((item) => [refKey(item), item])).values()];
  const pulls = mergedPulls(finished);
  const reverted = settleReverts(pulls);
  const backports = settleBackports(pulls, reverted);
  const out = new Map([...reverted.out, ...backports.out]);
  const standing = pulls.all.filter(({ key }) => !out.has(key) && !backports.folded.has(key));
  const newcomers = newLogins(firsts ?? [], finished);
  const rules = kindRules(community);
  const entries = makeEntries(standing, {
    community,
    rules,
    backports,
    reverted,
    pulls,
    newcomers,
    carried: input.carried ?? new Map(),
  });

  const notAlone = pulls.all.flatMap((pull): NotCountedAlone[] => {
    const gone = out.get(pull.key);
    const folded = backports.folded.get(pull.key);
    const { repository, number, title, url } = pull.item;
    if (gone !== undefined) {
      return [{ repository, number, title, url, reason: gone.reason, because: [refOf(gone.because)], branch: null }];
    }
    if (folded === undefined) return [];
    const { into, branch } = folded;
    return [{ repository, number, title, url, reason: 'taken to another branch', because: into.map(refOf), branch }];
  });
  const bots = entries.filter(({ entry }) => entry.bot).length;
  return {
    groups: changelogGroups(input, finished, entries, rules.kinds),
    totals: countChanges(finished),
    firstTime: firsts === null ? null : firstTimers(community, finished, newcomers),
    thanks: everybody(community, finished),
    account: {
      merged: pulls.all.length,
      entries: entries.length - bots,
      apart: bots,
      notAlone,
      alike: alikeAmong(standing),
      withoutAuthor: pulls.all.filter(({ item }) => item.author === null).length,
    },
  };
}

/** `(from, to]`. */
function isWithin(item: Item, { from, to }: Window): boolean {
  const at = item.type === 'pull' ? item.mergedAt : item.closedAt;
  return at !== null && at > from && at <= to;
}
