/** Tags that have just been seen, and of which the sync is still reading what is in them. */

import { comparisonKey } from '../../domain/comparison.js';
import { currentTags, type Tag } from '../../domain/evidence.js';
import type { ReleasePlan } from '../../domain/release.js';
import { addMinutes, type Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { tagKind } from '../../schedules/tag-occasion.js';
import { saidTags } from './said-tags.js';
import { pairsOf } from './tag-ranges.js';

/** So long the announcement of a tag waits; then it says what is known, and what is missing. */
export const PATIENCE_MINUTES = 30;

export async function unreadContents(
  store: Pick<Repositories, 'drafts' | 'evidence'>,
  plans: readonly Pick<ReleasePlan, 'tags' | 'components'>[],
  tags: readonly Tag[],
  now: Instant,
): Promise<Pick<Tag, 'repository' | 'name'>[]> {
  const young = currentTags(tags).filter((tag) => !tag.baseline && addMinutes(tag.firstSeen, PATIENCE_MINUTES) > now);
  const theirs = young.flatMap((tag) =>
    plans.filter((plan) => tagKind(plan, tag) !== null).map((plan) => ({ tag, plan })),
  );
  if (theirs.length === 0) return [];
  const said = await saidTags(store);
  const unread: Pick<Tag, 'repository' | 'name'>[] = [];
  for (const { tag, plan } of theirs) {
    for (const { repository, base, head } of pairsOf(plan, tags, tag, said)) {
      const known = await store.evidence.document('comparison', repository, comparisonKey(base, head));
      if (known === null) {
        unread.push({ repository: tag.repository, name: tag.name });
        break;
      }
    }
  }
  return unread;
}
