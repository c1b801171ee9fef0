/** The open issues with the most thumbs up, from GitHub's search, since no list is ordered by them. */
import type { Instant } from '../../domain/time.js';
import { PAGE } from './client.js';
import { unreadable } from './faults.js';
import { count, isFields } from './fields.js';
import { ownerOf } from './lists.js';
import type { Asking } from './request.js';

export async function readUpvoted(
  { get }: Asking,
  repository: string,
  limit: number,
): Promise<{ rows: { number: number; upvotes: number }[]; asOf: Instant }> {
  const what = `${repository}: its most upvoted issues`;
  const got = await get({
    what,
    owner: ownerOf(repository),
    target: '/search/issues',
    parameters: {
      q: `repo:${repository} is:issue is:open`,
      sort: 'reactions-+1',
      order: 'desc',
      per_page: Math.min(limit, PAGE),
    },
    // What took GitHub too long is half a list, which is no list.
    read: (data) =>
      isFields(data) && Array.isArray(data.items) && data.incomplete_results !== true
        ? data.items.filter(isFields)
        : null,
  });
  if (got.status === 'other') throw unreadable(what);
  const rows = got.value.flatMap(({ number, reactions }) =>
    typeof number === 'number' ? [{ number, upvotes: isFields(reactions) ? count(reactions['+1']) : 0 }] : [],
  );
  return { rows, asOf: got.asOf };
}
