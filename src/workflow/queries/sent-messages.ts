/** What was sent: drafts of which at least one message has left, the latest first. */
import type { Community } from '../../domain/community.js';
import type { DeliverySend } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import type { SentSummary } from '../../surfaces/pages/home-props.js';

/** How many of a release's drafts are looked through: more than a cycle has. */
export const MESSAGES_REACH = 200;

/** Destinations and parts of a message, generously. */
const SENDS_PER_MESSAGE = 4;

export type SentSend = DeliverySend & { sentAt: Instant };

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

/** The latest messages of all releases: found by their sends, so that a long history costs no more than a short one. */
export async function latestMessages(store: Repositories, community: Community, limit: number): Promise<SentSummary[]> {
  const sends = await store.sends.recent(limit * SENDS_PER_MESSAGE);
  const ids = [...new Set(sends.filter((s) => s.state === 'sent').map((s) => s.draft))].slice(0, limit);
  const files = await Promise.all(ids.map((id) => store.drafts.byId(id)));
  return summaries(
    community,
    files.filter((file) => file !== null),
  );
}

/** Every message of one release. */
export const messagesOf = async (store: Repositories, community: Community, release: string): Promise<SentSummary[]> =>
  summaries(community, await store.drafts.list({ release, limit: MESSAGES_REACH }));

const summaries = (community: Community, files: readonly DraftFile[]): SentSummary[] =>
  files
    .flatMap((file) => {
      const sends = sentSends(file);
      const first = sends[0];
      if (first === undefined) return [];
      const names = new Set(sends.map((s) => destinationName(community, s.destination)));
      const { id, kind } = file.draft;
      return [{ id, kind, subject: sentSubject(file), at: first.sentAt, destinations: [...names] }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
