/** Messages that arrived somewhere after they had been corrected. */
import type { Configuration } from '../../domain/configuration.js';
import { draftId } from '../../domain/identity.js';
import type { OccasionRecord } from '../../domain/occasion.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import { sentSends } from '../queries/sent-messages.js';

/** Where a message has arrived of which its correction does not know. */
export interface LateArrival {
  /** The correction's occasion. */
  correction: OccasionRecord;
  /** Ids of destinations, in alphabetical order. */
  to: string[];
}

/** `ledger`: the corrections among it are looked at. */
export async function lateArrivals(
  store: Pick<Repositories, 'drafts'>,
  { community }: Configuration,
  ledger: readonly OccasionRecord[],
): Promise<LateArrival[]> {
  const configured = community.destinations.map((destination) => destination.id);
  const found: LateArrival[] = [];
  for (const correction of ledger) {
    const about = corrected(correction);
    if (about === null) continue;
    const file = await store.drafts.byId(draftId(community.id, correction.key, correction.generation));
    const message = file === null ? null : await store.drafts.byId(about.draft);
    if (file === null || message === null) continue;
    const told = [...toldBy(file), ...followedTo(ledger, correction.key)];
    const to = arrivedIn(message, about.revision).filter((id) => configured.includes(id) && !told.includes(id));
    if (to.length > 0) found.push({ correction, to: to.sort() });
  }
  return found;
}

/** Which message it corrects, up to which of its revisions; null for what is none, or was given up. */
function corrected({ source, outcome }: OccasionRecord): { draft: string; revision: number } | null {
  if (outcome !== null && outcome !== 'sent') return null;
  if (source.type === 'moved tag') return { draft: source.draft, revision: Number.POSITIVE_INFINITY };
  if (source.type !== 'person' || source.said.kind !== 'correction') return null;
  return { draft: source.said.draft, revision: source.said.revision ?? Number.POSITIVE_INFINITY };
}

const arrivedIn = (message: DraftFile, revision: number): string[] => [
  ...new Set(sentSends(message).flatMap((send) => (send.revision <= revision ? [send.destination] : []))),
];

const toldBy = ({ head: { facts } }: DraftFile): string[] =>
  facts.kind === 'correction' ? facts.arrived.map((place) => place.destination) : [];

/** However that ended: what somebody discarded is not offered again. */
const followedTo = (ledger: readonly OccasionRecord[], of: string): string[] =>
  ledger.flatMap(({ source }) => (source.type === 'late correction' && source.of === of ? source.to : []));
