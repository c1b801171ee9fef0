/**
 * Whether somebody who may object has been asked: silence counts from the first card or message that reached them (decision 18),
 * and not for as long as Herald was away, since nobody could object then.
 */
import { approvers } from '../domain/approval.js';
import type { Community } from '../domain/community.js';
import { isReachable, mailAddressOf } from '../domain/reach.js';
import type { Send } from '../domain/send.js';
import type { Instant } from '../domain/time.js';
import type { DraftFile, Repositories } from '../ports/store.js';

export interface Asked {
  /** When the first of them was reached; null where nobody was. */
  since: Instant | null;
  /** Why nobody can be expected to have heard of it, in a sentence; null where somebody has, or will at once. */
  problem: string | null;
}

/** By draft, of those that leave by silence and wait. */
export async function askedAbout(
  { sends }: Pick<Repositories, 'sends'>,
  community: Community,
  drafts: readonly DraftFile[],
): Promise<Record<string, Asked>> {
  const asked: Record<string, Asked> = {};
  for (const { draft } of drafts) {
    const policy = community.messages[draft.kind].approval;
    if (policy.rule !== 'lazy' || policy.asked === 'desk' || draft.state !== 'awaiting') continue;
    const people = approvers(community, policy).filter((person) => isReachable(community, person));
    if (people.length === 0) {
      asked[draft.id] = { since: null, problem: 'Nobody who may object to it can be written to.' };
      continue;
    }
    const channel = people.some(({ slack }) => slack !== null) ? community.releaseTeam?.channel : undefined;
    const addresses = new Set([channel, ...people.flatMap((p) => [p.slack, p.email, mailAddressOf(community, p)])]);
    const said = (await sends.about(`draft:${draft.id}`)).filter((send) => addresses.has(send.address));
    const arrivals = await Promise.all(
      said.filter(({ state }) => state !== 'failed').map((send) => arrival(sends, send)),
    );
    const since = arrivals.filter((at): at is Instant => at !== null).sort()[0] ?? null;
    const failed = said.find(({ state, error }) => state === 'failed' || (state === 'ready' && error !== null));
    const problem =
      since !== null || failed === undefined
        ? null
        : `Nobody who may object to it could be reached: ${failed.error ?? 'it could not be delivered.'}`;
    asked[draft.id] = { since, problem };
  }
  return asked;
}

/** A card is changed where it stands, so that when it was posted is in its tries alone. */
async function arrival(sends: Repositories['sends'], { id, sentAt }: Send): Promise<Instant | null> {
  if (sentAt === null) return null;
  const accepted = (await sends.attempts(id)).filter(({ outcome }) => outcome === 'accepted');
  return accepted.map(({ at }) => at).sort()[0] ?? sentAt;
}
