/** Whether the addresses that drafts hold lead somewhere, looked at once a day; one that did not, at every sync. */
import { addMinutes } from '../domain/time.js';
import { DAILY } from './cadence.js';
import type { SyncDeps } from './reading.js';

export async function checkLinks({ store, links, clock }: SyncDeps, urls: readonly string[]): Promise<void> {
  const known = new Map((await store.evidence.documents('link', [''])).map((document) => [document.key, document]));
  const now = clock.now();
  const due = [...new Set(urls)].filter((url) => {
    const before = known.get(url);
    return before?.value.outcome !== 'resolves' || addMinutes(before.asOf, DAILY) <= now;
  });
  const checks = due.length === 0 ? [] : await links.check(due);
  await store.evidence.saveDocuments(
    checks.map((value) => ({ repository: '', kind: 'link', key: value.url, value, asOf: now })),
  );
  const wanted = new Set(urls);
  for (const url of known.keys()) if (!wanted.has(url)) await store.evidence.dropDocument('link', '', url);
}
