/** Cards of those who are not in Slack: a mail with the message and a link to the desk, where they decide. Nobody approves by mail. */
import { describePolicy } from '../../domain/approval.js';
import type { Send } from '../../domain/send.js';
import { changeSend } from '../../domain/send-transitions.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import { waiting } from '../../surfaces/notices/draft-notices.js';
import { outgoingNotice } from '../outgoing.js';
import { policyOf } from '../plan/draft-questions.js';
import { draftSummary } from '../queries/draft-summary.js';
import type { World } from '../world.js';
import { draftUrl } from './card-props.js';
import { mailsOf } from './places.js';

interface Mailing {
  file: DraftFile;
  /** What was said about this draft already. */
  said: readonly Send[];
  publicUrl: string;
  now: Instant;
}

/** How many rows changed. What has not left when the draft no longer waits is taken back. */
export async function mailCards(store: Repositories, world: World, mailing: Mailing): Promise<number> {
  const { file, said, now } = mailing;
  const waits = file.draft.state === 'awaiting' && file.draft.expiresAt > now;
  const sent = said.filter(({ purpose, payload }) => purpose === 'card' && payload.type === 'mail');
  const vain = waits ? [] : sent.filter(({ state }) => state === 'ready');
  for (const send of vain) {
    await store.sends.save(changeSend(send, { do: 'cancel', why: 'It was decided meanwhile.' }, now), send);
  }
  if (!waits) return vain.length;
  const fresh = (await wanted(store, world, mailing)).filter(
    (send) => !sent.some(({ dedupeKey }) => dedupeKey === send.dedupeKey),
  );
  if (fresh.length > 0) await store.sends.insert(fresh);
  return fresh.length;
}

/** One for each draft; where silence lets it out, for each revision, since nobody consents to what they have not seen. */
async function wanted(store: Repositories, world: World, { file, said, publicUrl, now }: Mailing): Promise<Send[]> {
  const { draft, head } = file;
  const { community } = world.configuration;
  const policy = policyOf(world.configuration, draft.kind);
  const addresses = mailsOf(community, policy, isSlackLost(world, said));
  if (addresses.length === 0) return [];
  const lazy = policy.rule === 'lazy';
  const source = (await store.occasions.byKey(draft.occasion))?.source ?? null;
  const notice = waiting({
    subject: head.subject,
    sendAt: head.sendAt,
    zone: community.zone,
    destinations: head.destinations.map(({ name }) => name),
    policy: describePolicy(community, policy),
    hours: lazy && policy.asked !== 'desk' ? policy.hours : null,
    warnings: draftSummary(world, file, source, now).warnings,
    url: draftUrl(publicUrl, draft.id),
    message: [head.intro, head.bodyMd].filter((part) => part.trim() !== '').join('\n\n'),
  });
  return addresses.map((mail) =>
    outgoingNotice(
      {
        purpose: 'card',
        dedupeKey: `card:${draft.id}:${lazy ? head.n : 1}>${mail}`,
        about: `draft:${draft.id}`,
        notBefore: now,
        expiresAt: draft.expiresAt,
      },
      { mail },
      notice,
      community.id,
    ),
  );
}

/** The card of this very draft could not be put before the team. */
const isSlackLost = ({ configuration }: World, said: readonly Send[]): boolean =>
  said.some(
    ({ purpose, address, state }) =>
      purpose === 'card' && state === 'failed' && address === configuration.community.releaseTeam?.channel,
  );
