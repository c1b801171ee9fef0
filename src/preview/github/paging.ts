/** GitHub's paging: `per_page` up to 100 (30 by default), `page` from 1, and a Link header that leads on. */
import type { Query, Rows } from './moment.js';

/** `most`: how many rows can be reached at all. `link` is null where everything fits on one page. */
export function pageOf(
  rows: Rows,
  address: string,
  query: Query,
  most = Number.POSITIVE_INFINITY,
): { part: unknown[]; link: string | null } {
  const number = (value: string | undefined, otherwise: number) =>
    value !== undefined && /^[1-9]\d*$/.test(value) ? Number(value) : otherwise;
  const size = Math.min(100, number(query.per_page, 30));
  const page = number(query.page, 1);
  const length = Math.min(most, rows.length);
  const last = Math.max(1, Math.ceil(length / size));
  const to = (target: number, name: string) =>
    `<${address}?${new URLSearchParams({ ...query, page: String(target) })}>; rel="${name}"`;
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev'), to(1, 'first')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
  ];
  const part = rows.part((page - 1) * size, Math.min(length, page * size));
  return { part, link: links.length === 0 ? null : links.join(', ') };
}
