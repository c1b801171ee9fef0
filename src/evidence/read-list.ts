/**
 * A list page by page, every stored page under a condition of its own at its unchanged address: page 1 that is as it was says
 * nothing about page 2. A full last page is followed by one more request, since another may have begun behind it unseen.
 */
import type { ListEndpoint, SyncPage } from '../domain/evidence.js';
import type { Instant } from '../domain/time.js';
import type { EvidenceRepository } from '../ports/evidence-store.js';
import type { ListRows } from '../ports/forge.js';
import { pageAt } from './page-address.js';
import { ask, type Reading } from './reading.js';

export interface WholeList<Row> {
  rows: Row[];
  /** False where every page is as it was. */
  changed: boolean;
  /** As of its first page. */
  asOf: Instant;
  /** Remembers the pages; in the same transaction as what is made of them, else an unchanged page would hide it for ever. */
  keep(evidence: EvidenceRepository): Promise<void>;
}

export async function readList<E extends Exclude<ListEndpoint, 'issues'>>(
  reading: Reading,
  endpoint: E,
): Promise<WholeList<ListRows[E]>> {
  const { store, forge, repository } = reading;
  const stored = await store.evidence.pages(repository, endpoint);
  const pages: SyncPage[] = [];
  let changed = false;
  let asOf: Instant | null = null;
  for (let url: string | null = null, n = 1; n === 1 || url !== null; n++) {
    const before: SyncPage | undefined = stored.find((p) => p.n === n && (url === null || p.url === url));
    const at: { url: string } | Record<string, never> = before ?? (url === null ? {} : { url });
    const answer: Awaited<ReturnType<typeof forge.page<E>>> = await ask(
      reading,
      () => forge.page(endpoint, repository, 'url' in at ? { url: at.url } : {}, before?.etag ?? null),
      ({ rows }) => rows.length,
    );
    asOf ??= answer.asOf;
    if (answer.changed) {
      changed = true;
      const { url: address, rows, next } = answer.value;
      const further = next ?? (rows.length >= forge.pageSize ? pageAt(address, n + 1) : null);
      pages.push({ repository, endpoint, n, url: address, etag: answer.etag, next: further, rows });
    } else if (before !== undefined) pages.push(before);
    url = pages.at(-1)?.next ?? null;
  }
  return {
    rows: pages.flatMap((page) => page.rows as ListRows[E][]),
    changed: changed || stored.length !== pages.length,
    asOf: asOf ?? reading.clock.now(),
    keep: async (evidence) => {
      for (const page of pages) await evidence.savePage(page);
      await evidence.dropPages(repository, endpoint, pages.length + 1);
    },
  };
}
