/** What was sent: drafts of which at least one message has left, the latest first. */
import type { Community } from '../../domain/community.js';
import type { Send } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import type { SentSummary } from '../../surfaces/pages/home-page.js';

/** How many drafts are looked through. */
const REACH = 200;

export type SentSend = Send & { sentAt: Instant };

export const sentSends = (file: Pick<DraftFile, 'sends'>): SentSend[] =>
  file.sends
    .flatMap((send) => (send.state === 'sent' && send.sentAt !== null ? [{ ...send, sentAt: send.sentAt }] : []))
    .sort((a, b) => (a.sentAt === b.sentAt ? a.part - b.part : a.sentAt < b.sentAt ? -1 : 1));

/** The subject as it went out: a later revision may have another one. */
export function sentSubject(file: DraftFile): string {
  for (const { payload } of sentSends(file)) if (payload.type === 'mail') return payload.subject;
  return file.head.subject;
}

export const destinationName = (community: Community, id: string): string =>
  community.destinations.find((d) => d.id === id)?.name ?? id;

/** `release` null takes every release. */
export async function sentMessages(
  store: Repositories,
  community: Community,
  release: string | null,
  limit: number,
): Promise<SentSummary[]> {
  const files = await store.drafts.list({ ...(release === null ? {} : { release }), limit: REACH });
  return files
    .flatMap((file) => {
      const sends = sentSends(file);
      const first = sends[0];
      if (first === undefined) return [];
      const names = new Set(sends.map((s) => destinationName(community, s.destination)));
      const { id, kind } = file.draft;
      return [{ id, kind, subject: sentSubject(file), at: first.sentAt, destinations: [...names] }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, limit);
}
