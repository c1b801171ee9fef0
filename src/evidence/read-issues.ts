/**
 * Issues and pull requests, by what changed since.
 *
 * - Pages are not numbered but begin where the last one ended (`since` its last change, oldest first): an item that changes while
 *   we read moves to the end, and of numbered pages the first item of the next one would be lost. A page's own `next` is
 *   followed only while a whole page shares one second.
 * - The tail is the page that begins at a fixed moment and is not full. Its address does not change, so that it is asked for
 *   under its condition: one request per sync while nothing changes, one page when something does. Only when it is full
 *   does it move on, since a full page can stay the same while another begins behind it.
 * - How far a first reading has come is written with each page.
 */
import type { Item, SyncPage } from '../domain/evidence.js';
import { addMinutes, type Instant } from '../domain/time.js';
import type { Answer, ForgePage, PageAt } from '../ports/forge.js';
import { parametersOf } from './page-address.js';
import { ask, type Read, type Reading } from './reading.js';

/** The tail begins at least this long ago: GitHub's list can show a change a little after its own timestamp. */
const OVERLAP_MINUTES = 5;

type ItemPage = Extract<Answer<ForgePage<Item>>, { changed: true }>;

export async function readIssues(reading: Reading): Promise<Read> {
  const { store, repository, before } = reading;
  const [tail] = await store.evidence.pages(repository, 'issues');
  if (before.watermark === null || tail === undefined) {
    const overlapping = before.watermark === null ? null : addMinutes(before.watermark, -OVERLAP_MINUTES);
    return walk(reading, before.cursor ?? overlapping);
  }
  const answer = await page(reading, { url: tail.url }, tail.etag);
  if (!answer.changed) return { completeAsOf: answer.asOf, watermark: before.watermark };
  return walk(reading, sinceOf(tail.url), answer);
}

const page = (reading: Reading, at: PageAt, etag: string | null) =>
  ask(
    reading,
    () => reading.forge.page('issues', reading.repository, at, etag),
    ({ rows }) => rows.length,
  );

async function fresh(reading: Reading, at: PageAt): Promise<ItemPage> {
  const answer = await page(reading, at, null);
  if (!answer.changed) throw new Error('An answer without a condition cannot be unchanged');
  return answer;
}

/** From `since` to the end; `first` is the page that begins there, where it was read already. */
async function walk(reading: Reading, since: Instant | null, first?: ItemPage): Promise<Read> {
  const { forge } = reading;
  let from = since;
  let watermark = reading.before.watermark;
  let answer = first ?? (await fresh(reading, { since: from }));
  for (;;) {
    const { rows, next } = answer.value;
    const last = rows.at(-1)?.updatedAt ?? null;
    if (last !== null && (watermark === null || last > watermark)) watermark = last;
    await keep(reading, rows, last);
    if (next === null && rows.length < forge.pageSize) break;
    const moved = last !== null && (from === null || wholeSecond(last) > wholeSecond(from));
    if (moved) from = last;
    else if (next === null) break;
    answer = await fresh(reading, moved || next === null ? { since: from } : { url: next });
  }
  await anchor(reading, from, answer);
  return { completeAsOf: answer.asOf, watermark: watermark ?? answer.asOf };
}

const wholeSecond = (instant: Instant): string => instant.slice(0, 19);

/** The page's items and how far we have come, both or neither. */
async function keep({ store, before }: Reading, rows: Item[], cursor: Instant | null): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.evidence.saveItems(rows);
    // A watermark is moved when the end is reached; a reading that breaks off begins at the tail again.
    if (before.watermark === null && cursor !== null) await tx.evidence.saveSyncState({ ...before, cursor });
  });
}

/** Remembers the page that the next sync asks for; one that is full, or reached by a number, cannot be asked for again. */
async function anchor(reading: Reading, from: Instant | null, tail: ItemPage): Promise<void> {
  const { store, repository, forge } = reading;
  const latest = addMinutes(tail.asOf, -OVERLAP_MINUTES);
  let answer = tail;
  const later = from === null ? latest : addMinutes(from, 1 / 60);
  // Behind a whole page of one second the next second begins a page of its own.
  const since = from !== null && from > latest ? latest : numbered(tail.value.url) && later <= latest ? later : null;
  if (since !== null) {
    answer = await fresh(reading, { since });
    await store.evidence.saveItems(answer.value.rows);
  }
  const { url, rows, next } = answer.value;
  const whole = next === null && rows.length < forge.pageSize && !numbered(url);
  if (!whole) return store.evidence.dropPages(repository, 'issues', 1);
  const stored: SyncPage = { repository, endpoint: 'issues', n: 1, url, etag: answer.etag, next: null, rows: [] };
  await store.evidence.savePage(stored);
}

const numbered = (url: string): boolean => parametersOf(url).has('page');

/** Where the page of this address begins. */
function sinceOf(url: string): Instant | null {
  const since = parametersOf(url).get('since');
  return since === null ? null : `${since.slice(0, 19)}.000Z`;
}
