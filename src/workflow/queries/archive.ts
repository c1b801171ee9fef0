/** What was sent of one draft, as it was sent. */
import { Refusal } from '../../domain/errors.js';
import type { Repositories } from '../../ports/store.js';
import type { ArchiveProps } from '../../surfaces/pages/archive-page.js';
import { appliedConfiguration } from '../applied-configuration.js';
import { destinationName, sentSends, sentSubject } from './sent-messages.js';

/** @throws Refusal `not-found` as long as nothing of it has left: an unsent draft is not public */
export async function archiveQuery(store: Repositories, id: string): Promise<ArchiveProps> {
  const { configuration } = await appliedConfiguration(store);
  const { community, releases } = configuration;
  const file = await store.drafts.byId(id);
  const sends = file === null ? [] : sentSends(file);
  if (file === null || sends.length === 0) {
    throw new Refusal('not-found', 'No message of that name has been sent. The page lists what was.');
  }
  const { kind, release } = file.draft;
  const revisions = await store.drafts.revisions(id);
  const last = Math.max(...sends.map((send) => send.revision ?? 0));
  return {
    id,
    zone: community.zone,
    kind,
    subject: sentSubject(file),
    release: release === null ? null : { id: release, name: releases.find((r) => r.id === release)?.name ?? release },
    arrivals: sends.map((send) => ({
      destination: destinationName(community, send.destination),
      at: send.sentAt,
      remoteId: send.remoteId,
      payload: send.payload,
    })),
    amended: revisions.flatMap(({ n, cause, at, why }) =>
      cause === 'amended' && why !== null && n <= last ? [{ at, why }] : [],
    ),
  };
}
