/** What stands in the changelog of a pull request. */
import type { ChangelogEntry } from '../../domain/changelog.js';
import type { Community } from '../../domain/community.js';
import { nameOfLogin } from '../../domain/people.js';
import { isBot } from '../bots.js';
import { type Backports, refOf } from './backports.js';
import type { Carried } from './held.js';
import type { KindRules } from './kinds.js';
import type { MergedPull, MergedPulls } from './merged-pulls.js';
import { readTitle } from './read-title.js';
import type { Reverted } from './reverts.js';
import { sizeOf } from './sizes.js';

interface Settled {
  community: Community;
  rules: KindRules;
  backports: Backports;
  reverted: Reverted;
  pulls: MergedPulls;
  /** Logins. */
  newcomers: ReadonlySet<string>;
  carried: ReadonlyMap<string, readonly Carried[]>;
}

/** In the order of `standing`. */
export function makeEntries(
  standing: readonly MergedPull[],
  settled: Settled,
): { pull: MergedPull; entry: ChangelogEntry }[] {
  const wentTo = placesOf(settled);
  const seen = new Set<string>();
  return standing.map((pull) => {
    const { item, key } = pull;
    const { author } = item;
    const first = author !== null && settled.newcomers.has(author) && !seen.has(author);
    if (author !== null) seen.add(author);
    const brings = settled.backports.brings.get(key) ?? null;
    const { text, ...kind } = kindAndText(pull, settled);
    const entry: ChangelogEntry = {
      repository: item.repository,
      number: item.number,
      title: text,
      original: item.title,
      url: item.url,
      author,
      name: author === null ? null : nameOfLogin(settled.community, author),
      mergedAt: item.mergedAt,
      ...kind,
      size: sizeOf(item.labels),
      // A program that only carries a person's work to a branch is not its author.
      bot: author !== null && isBot(author) && brings === null,
      first,
      wentTo: wentTo.get(key) ?? [],
      brings,
    };
    return { pull, entry };
  });
}

function placesOf({ backports, pulls, carried }: Settled): Map<string, ChangelogEntry['wentTo']> {
  const places = new Map(
    [...carried].map(([key, by]): [string, ChangelogEntry['wentTo']] => [key.toLowerCase(), [...by]]),
  );
  for (const pull of pulls.all) {
    const folded = backports.folded.get(pull.key);
    for (const root of folded?.into ?? []) {
      const known = places.get(root.key) ?? [];
      known.push({ ...refOf(pull), branch: folded?.branch ?? null });
      places.set(root.key, known);
    }
  }
  return places;
}

function kindAndText(
  { item, key, pick, revert, reading }: MergedPull,
  { rules, reverted }: Settled,
): Pick<ChangelogEntry, 'scope' | 'kind' | 'kindSource'> & { text: string } {
  if (reverted.standing.has(key)) {
    const { text, scope } = revert === null || revert.title === '' ? reading : readTitle(revert.title);
    return { text, scope, kind: 'taken back', kindSource: 'convention' };
  }
  // What it brings says more than that it brings something.
  const title = pick?.certain === true && pick.title !== '' ? readTitle(pick.title) : reading;
  return { text: title.text, scope: title.scope, ...rules.kindOf(item, title) };
}
