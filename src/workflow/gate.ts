/**
 * The gate (decision 6): before a send leaves, its claims are checked once more. Broken claims withhold it, a proposal that
 * would move a date it names holds it, and what cannot be checked waits.
 */
import { claimsAbout } from '../domain/claims.js';
import type { Destination } from '../domain/community.js';
import type { Draft, DraftRevision } from '../domain/draft.js';
import type { OccasionSource } from '../domain/occasion.js';
import { phaseMoves } from '../domain/schedule.js';
import { type DeliverySend, isDelivery, type Send } from '../domain/send.js';
import { addMinutes, type Instant } from '../domain/time.js';
import type { Gate, GateVerdict } from '../outbox/gate.js';
import type { DraftFile, Store } from '../ports/store.js';
import { checkAll } from './claims/answer-claim.js';
import { unreadTags } from './claims/unread-tags.js';
import { correctedInWords, correctedSince } from './corrections/corrected-since.js';
import { notReached } from './corrections/not-reached.js';
import type { WorkflowDeps } from './deps.js';
import { withholdDraft } from './drafts/withhold-draft.js';
import { mayBeAmended, pendingDestinations, redrawDue } from './plan/draft-questions.js';
import { brokenLinks } from './preflight/broken-links.js';
import { claimInWords, differences, notTrue } from './queries/claim-in-words.js';
import { restraintOn } from './restraint.js';
import { smallGate } from './small-gate.js';
import { loadWorld, type World } from './world.js';

/** How long a held send waits before the gate is asked again. */
const LOOK_AGAIN_MINUTES = 15;

export function createGate(deps: Pick<WorkflowDeps, 'store' | 'clock' | 'log'>): Gate {
  return async (send: Send): Promise<GateVerdict> => {
    const now = deps.clock.now();
    if (!isDelivery(send)) return smallGate(deps.store, send, now);
    const { verdict, file } = await verdictOn(deps.store, send, now);
    if (verdict.verdict === 'withhold' && file !== null) {
      const { why } = verdict;
      await deps.store.transaction((tx) => withholdDraft(tx, file, { why, now, except: send.id }));
    }
    return verdict;
  };
}

/** Whether a delivery may leave now, without acting on it; `file`: its draft, where the draft itself is to be withheld. */
export async function verdictOn(
  store: Store,
  send: DeliverySend,
  now: Instant,
): Promise<{ verdict: GateVerdict; file: DraftFile | null }> {
  const file = await store.drafts.byId(send.draft);
  const record = file === null ? null : await store.occasions.byKey(file.draft.occasion);
  const stop = (why: string) => ({ verdict: { verdict: 'withhold' as const, why }, file: null });
  if (file === null || record === null) return stop('Its draft is not in the store.');
  const { draft, head } = file;
  // What has begun to leave for a place goes on as it began, although it was amended for others since.
  if (draft.state !== 'approved' || (head.n !== send.revision && send.part === 1)) {
    return stop(`Its draft is ${draft.state}, revision ${head.n}; this send is of revision ${send.revision}.`);
  }
  const world = await loadWorld(store, now);
  const destination = world.configuration.community.destinations.find((d) => d.id === send.destination);
  if (destination === undefined) return stop(`The configuration no longer has the destination ${send.destination}.`);
  const begun = !pendingDestinations(file.sends).includes(send.destination);
  const verdict =
    elsewhere(send, destination) ??
    corrected(world, file, send, now) ??
    (await nowhere(store, file)) ??
    judge(world, head, record.source, now, { draft, begun });
  return { verdict: (verdict.verdict === 'go' && !begun ? spared(world, file, send, now) : null) ?? verdict, file };
}

/** Last of all, so that what is not true any more is found out before. */
function spared(world: World, file: DraftFile, send: DeliverySend, now: Instant): GateVerdict | null {
  const restraint = restraintOn(world, file, send.destination, now);
  return restraint === null ? null : { verdict: 'hold', until: restraint.until, why: restraint.why };
}

/** What was corrected since, or taken back, is not said any more as it was; while that is undecided, it waits. */
function corrected(world: World, file: DraftFile, send: DeliverySend, now: Instant): GateVerdict | null {
  const since = correctedSince(world, file.draft.id, file.head.n);
  if (since === null) return null;
  if (!since.decided) {
    const why = `A ${since.retraction ? 'retraction' : 'correction'} of it waits to be decided; until then it goes no further.`;
    return { verdict: 'hold', until: addMinutes(now, LOOK_AGAIN_MINUTES), why };
  }
  const { community } = world.configuration;
  const said = correctedInWords(since, community.zone);
  if (since.retraction) return { verdict: 'cancel', why: said };
  // Of the one that asks, whoever asks knows that it has not arrived.
  const others = file.sends.filter((other) => other.id !== send.id);
  const missing = notReached(file.head.destinations, others).map((destination) => destination.name);
  if (missing.length === 0) return { verdict: 'cancel', why: said };
  return { verdict: 'withhold', why: `${said} ${correctedTextFor(missing)}` };
}

const correctedTextFor = (places: readonly string[]): string =>
  `Recompose it or edit it, so that ${places.join(' and ')} ${places.length === 1 ? 'gets' : 'get'} the corrected text.`;

/** Approval is bound to the address (decision 5), and an old one may be wrong: a person decides anew. */
function elsewhere(send: DeliverySend, { name, address }: Destination): GateVerdict | null {
  if (address === send.address) return null;
  return {
    verdict: 'withhold',
    why: `It was approved for ${send.address}, and ${name} is now ${address}. Recompose or edit it to send it there.`,
  };
}

/** Links are looked at until the message has left, and what is found broken after its approval was approved by nobody. */
async function nowhere(store: Store, file: DraftFile): Promise<GateVerdict | null> {
  const broken = await brokenLinks(store, file);
  if (broken.length === 0) return null;
  return { verdict: 'withhold', why: `It links to what does not lead anywhere any more: ${broken.join(', ')}.` };
}

/**
 * Pure: whether a message may leave in this world. What only says more than is so any more waits for its amendment, or goes on where a
 * part of it has left already.
 */
export function judge(
  world: World,
  head: DraftRevision,
  source: OccasionSource,
  now: Instant,
  { draft, begun }: { draft: Pick<Draft, 'handKept'>; begun: boolean } = { draft: { handKept: false }, begun: false },
): GateVerdict {
  const held = heldBy(world, head, source);
  const until = addMinutes(now, LOOK_AGAIN_MINUTES);
  if (held !== null) return { verdict: 'hold', until, why: held };
  const { broken, unanswered } = checkAll({ world, source, now }, head.claims);
  if (broken.length > 0 && !mayBeAmended(world.configuration, { draft }, broken)) {
    return { verdict: 'withhold', why: notTrue(world, broken) };
  }
  if (broken.length > 0 && !begun) {
    return { verdict: 'hold', until: redrawDue({ head }), why: `It is amended first: ${differences(world, broken)}` };
  }
  if (unanswered.length > 0) {
    const names = unanswered.map((key) => claimInWords(world.configuration.community, key));
    return { verdict: 'hold', until, why: `Could not be checked: ${names.join(', ')}.` };
  }
  const unread = unreadTags(world, head);
  if (unread.length > 0) {
    return {
      verdict: 'hold',
      until,
      why: `Could not be checked: the tags of ${unread.join(', ')} were not read again.`,
    };
  }
  return { verdict: 'go' };
}

/** The proposal that would move a date which this message states; null when none does. */
export function heldBy(world: World, head: DraftRevision, source: OccasionSource): string | null {
  for (const { plan, proposed, inForce } of world.releases) {
    const own = source.type === 'revision' && source.release === plan.id && source.revision === proposed?.n;
    if (proposed === null || own) continue;
    const moved = phaseMoves(inForce.phases, proposed.phases).map((m) => m.phase);
    const about = claimsAbout(head.claims, plan.id, moved);
    if (about.length > 0)
      return `A proposed change to ${plan.name} would move a date that it names; it waits for that decision.`;
  }
  return null;
}
