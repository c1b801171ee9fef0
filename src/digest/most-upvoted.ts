/** What hurts users most, by their own thumbs (R16). */
import type { Item } from '../domain/evidence.js';
import type { UpvotedFact } from '../domain/issue-facts.js';
import type { Instant } from '../domain/time.js';
import { wholeDays } from './blockers.js';

/** Fewer thumbs than this are a handful of friends. */
const FEWEST = 3;

/** @param items open issues, most thumbs first */
export const mostUpvoted = (items: readonly Item[], asOf: Instant): UpvotedFact[] =>
  items
    .filter(({ upvotes }) => upvotes >= FEWEST)
    .map(({ repository, number, title, url, author, upvotes, createdAt }) => ({
      repository,
      number,
      title,
      url,
      author,
      upvotes,
      openedAt: createdAt,
      ageDays: wholeDays(createdAt, asOf),
    }));
