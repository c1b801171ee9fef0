/** `GET /search/issues`: the words and qualifiers of its question that tell repositories, kinds, states and labels. */
import { issueJson } from '../answers.js';
import type { ItemView } from '../items.js';
import type { Here, Moment, Query, Resource } from '../moment.js';
import { listOf } from '../moment.js';
import { holds, placeOf } from '../repositories.js';

/** GitHub finds no more of any question. */
const MOST = 1000;

interface Found {
  here: Here;
  item: ItemView;
}

export function searchIssues(moment: Moment, query: Query): Resource {
  const { q = '', sort = '', order = 'desc' } = query;
  if (q.trim() === '') return { status: 422, message: 'Validation Failed' };
  const page = Number(query.page ?? 1);
  const size = Math.min(100, Number(query.per_page ?? 30));
  if ((page - 1) * size >= MOST) return { status: 422, message: 'Only the first 1000 search results are available' };
  const places = [...q.matchAll(/\brepo:(\S+)/g)].flatMap(([, name = '']) => readable(moment, name));
  // Of a name that is not there, GitHub says that nobody may search it.
  if (places.length === 0) return { status: 422, message: 'Validation Failed' };
  const fits = fitting(q);
  const found = places.flatMap((here) =>
    here.shelf
      .items(here.key, here.now)
      .by('createdAt')
      .filter(fits)
      .map((item) => ({ here, item })),
  );
  const sorted = inOrder(found, sort, order);
  return {
    ...listOf(sorted.slice(0, MOST), ({ here, item }) => ({ ...issueJson(here, item), score: 1 })),
    wrap: (items) => ({ total_count: found.length, incomplete_results: false, items }),
  };
}

function readable(moment: Moment, name: string): Here[] {
  const { world, now, asker } = moment;
  const place = placeOf(world, name, now);
  if (place === null || place.kind === 'moved') return [];
  const { key, row } = place;
  const hidden = holds(row.deleted, now) || holds(row.blocked, now) || (holds(row.private, now) && !asker.sees(name));
  return hidden ? [] : [{ ...moment, key, name: place.name, row }];
}

function fitting(q: string): (item: ItemView) => boolean {
  const is = new Set([...q.matchAll(/\b(?:is|type|state):(\w+)/g)].map(([, what]) => what));
  const labels = [...q.matchAll(/\blabel:(?:"([^"]+)"|(\S+))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  return (item) =>
    !(is.has('issue') && item.pull) &&
    !((is.has('pr') || is.has('pull-request')) && !item.pull) &&
    !(is.has('open') && item.closedAt !== null) &&
    !(is.has('closed') && item.closedAt === null) &&
    !(is.has('merged') && item.mergedAt === null) &&
    labels.every((label) => item.labels.some((one) => one.toLowerCase() === label.toLowerCase()));
}

function inOrder(found: readonly Found[], sort: string, order: string): Found[] {
  const value = ({ item }: Found): number | string => {
    if (sort === 'reactions-+1' || sort === 'reactions') return item.upvotes;
    if (sort === 'comments') return item.comments;
    return sort === 'updated' ? item.updatedAt : item.createdAt;
  };
  const rising = [...found].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    return left < right ? -1 : left > right ? 1 : a.item.number - b.item.number;
  });
  return order === 'asc' ? rising : rising.reverse();
}
