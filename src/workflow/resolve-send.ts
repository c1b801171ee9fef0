/** A person's word about a send that has not left, or of which nobody can tell: it arrived, it is tried again, or it is given up. */

import type { Configuration } from '../domain/configuration.js';
import { LIVE_STATES } from '../domain/draft.js';
import { Refusal } from '../domain/errors.js';
import { mayManage } from '../domain/people.js';
import {
  type DeliverySend,
  isDelivery,
  RESTING_STATES,
  type Send,
  type SendState,
  standingSends,
} from '../domain/send.js';
import { changeSend } from '../domain/send-transitions.js';
import type { Instant } from '../domain/time.js';
import type { DraftFile, Repositories, Store } from '../ports/store.js';
import { appliedConfiguration } from './applied-configuration.js';
import type { Commands, ResolvedAs } from './commands.js';
import type { WorkflowDeps } from './deps.js';
import { freezeSends } from './drafts/freeze-sends.js';
import { withholdDraft } from './drafts/withhold-draft.js';
import { verdictOn } from './gate.js';

/** The later parts of a message go the way of the one that they follow. */
async function withRest(
  tx: Repositories,
  { draft, revision, destination, part }: DeliverySend,
  event: ByPerson,
  now: Instant,
): Promise<void> {
  for (const other of await tx.sends.ofDraft(draft)) {
    const behind = other.revision === revision && other.destination === destination && other.part > part;
    if (!behind || (other.state !== 'cancelled' && other.state !== 'ready')) continue;
    await tx.sends.save(changeSend(other, event, now), { state: other.state });
  }
}

type ByPerson = { do: 'retry' } | { do: 'give up'; by: string; why: string };

/**
 * The draft of a message that was amended for other places while it lay here (decision 5), so that its words are those of the newest
 * revision; null where it has none of its own to give way to.
 */
async function amendedSince({ drafts }: Pick<Repositories, 'drafts'>, send: Send): Promise<DraftFile | null> {
  if (!isDelivery(send) || send.part !== 1) return null;
  const file = await drafts.byId(send.draft);
  if (file === null || file.draft.state !== 'approved' || file.head.cause !== 'amended') return null;
  const hasNewer = file.sends.some((o) => o.destination === send.destination && o.revision > send.revision);
  return hasNewer || file.head.n === send.revision ? null : file;
}

/** @throws Refusal when somebody was faster */
async function sendAmended(
  tx: Repositories,
  { community }: Pick<Configuration, 'community'>,
  { draft, head }: DraftFile,
  send: DeliverySend,
): Promise<Send> {
  const why = `What it says was amended; revision ${head.n} takes its place.`;
  const cancelled: Send = { ...send, state: 'cancelled', leaseBy: null, leaseUntil: null, error: why };
  if (!(await tx.sends.save(cancelled, { state: send.state }))) throw new Refusal('stale', JUST_CHANGED);
  await tx.matters.releaseRoot(send.matter, send.destination, send.id);
  const destinations = head.destinations.filter(({ id }) => id === send.destination);
  const [first = cancelled] = await freezeSends(tx, { community, draft, head: { ...head, destinations } });
  return first;
}

/** A later revision speaks for the place that this one was for. */
async function isReplaced(store: Store, send: DeliverySend): Promise<boolean> {
  const all = await store.sends.ofDraft(send.draft);
  return !standingSends(all).some(({ id }) => id === send.id);
}

/**
 * What would be stopped at the moment of sending is not put back into the queue: whoever asks is told why, what they found is
 * kept, and the draft goes back to the release manager, so that those who have not got it get what is so now.
 * @throws Refusal saying what stands against it
 */
async function mayBeTriedAgain(
  deps: WorkflowDeps,
  send: Send,
  { actor, reason, revision }: { actor: string; reason: string; revision: number | null },
): Promise<void> {
  const { store } = deps;
  const now = deps.clock.now();
  if (send.expiresAt <= now) {
    throw new Refusal('settled', 'The day that it spoke of has passed, so it is not sent any more.');
  }
  if (!isDelivery(send)) return;
  if ((send.state === 'cancelled' || send.state === 'withheld') && (await isReplaced(store, send)))
    throw new Refusal('settled', 'A later revision of its message took its place.');
  const draft = (await store.drafts.byId(send.draft))?.draft;
  if (draft === undefined || !LIVE_STATES.includes(draft.state)) {
    throw new Refusal('settled', `Its draft is ${draft?.state ?? 'gone'}, so it is not sent any more.`);
  }
  const { verdict, file } = await verdictOn(store, { ...send, revision: revision ?? send.revision }, now);
  // A hold ends by itself: the send waits for that in the queue.
  if (verdict.verdict === 'go' || verdict.verdict === 'hold') return;
  const state = verdict.verdict === 'cancel' ? 'cancelled' : 'withheld';
  await store.transaction(async (tx) => {
    const stopped: DeliverySend = { ...send, state, leaseBy: null, leaseUntil: null, error: verdict.why };
    if (!(await tx.sends.save(stopped, { state: send.state }))) throw new Refusal('stale', JUST_CHANGED);
    await tx.matters.releaseRoot(send.matter, send.destination, send.id);
    if (state === 'withheld' && file !== null)
      await withholdDraft(tx, file, { why: verdict.why, now, except: send.id });
    const detail = { was: send.state, reason, refused: verdict.why };
    await tx.audit.append({ at: now, actor, act: 'resolve: try again', subject: `send:${send.id}`, detail });
  });
  deps.wake();
  throw new Refusal('conflict', `It is not sent again. ${verdict.why}`);
}

/** @throws Refusal where the draft is whole before whoever decides, who gives up all of it or none */
async function mayBeGivenUp(store: Store, send: Send): Promise<void> {
  if (send.givenUpBy !== null) throw new Refusal('settled', 'This send was given up already.');
  if (!isDelivery(send)) return;
  const file = await store.drafts.byId(send.draft);
  if (file?.draft.state === 'withheld')
    throw new Refusal('conflict', 'Its draft is withheld. Open it: recompose it, edit it or discard it.');
}

/** What a person may say about a send in these states. */
const MAY_BE: Record<ResolvedAs, readonly SendState[]> = {
  arrived: ['unknown'],
  'try again': RESTING_STATES,
  'give up': RESTING_STATES,
};

const JUST_CHANGED = 'This send has just changed. Look at it again.';
const overtaken = ({ state }: Send): Refusal =>
  new Refusal('stale', `This send has changed since you looked at it: it is ${state} now. Look at it again.`);
const notNow = ({ state }: Send): Refusal =>
  new Refusal(
    'settled',
    RESTING_STATES.includes(state)
      ? `This send is ${state}: it has not left, so it cannot have arrived.`
      : `This send is ${state}; nothing is left to say about it.`,
  );

export function resolveCommands(deps: WorkflowDeps): Pick<Commands, 'resolveSend'> {
  const { store, clock } = deps;
  return {
    async resolveSend({ send: id, as, reason, seen, actor }) {
      const { configuration } = await appliedConfiguration(store);
      mayManage(configuration.community, actor);
      const send = await store.sends.byId(id);
      if (send === null) throw new Refusal('not-found', `There is no send ${id}.`);
      if (seen !== undefined && (seen.state !== send.state || seen.attempt !== send.attempt)) throw overtaken(send);
      if (!MAY_BE[as].includes(send.state)) throw notNow(send);
      const now = clock.now();
      const amended = as === 'try again' ? await amendedSince(store, send) : null;
      if (as === 'try again') {
        await mayBeTriedAgain(deps, send, { actor, reason, revision: amended?.head.n ?? null });
      }
      if (as === 'give up') await mayBeGivenUp(store, send);
      const next = await store.transaction(async (tx) => {
        const was = { was: send.state, reason };
        await tx.audit.append({ at: now, actor, act: `resolve: ${as}`, subject: `send:${id}`, detail: was });
        if (amended !== null && isDelivery(send)) return sendAmended(tx, configuration, amended, send);
        if (as === 'arrived') {
          const receipt = `${actor} found it: ${reason}`;
          return saved(tx, send, changeSend(send, { do: 'find', remoteId: null, receipt }, now));
        }
        const event: ByPerson =
          as === 'try again' ? { do: 'retry' } : { do: 'give up', by: actor, why: `${actor} gave it up: ${reason}` };
        const resolved = await saved(tx, send, changeSend(send, event, now));
        if (isDelivery(resolved)) await withRest(tx, resolved, event, now);
        if (isDelivery(resolved) && resolved.state === 'cancelled')
          await tx.matters.releaseRoot(resolved.matter, resolved.destination, resolved.id);
        return resolved;
      });
      deps.wake();
      return next;
    },
  };
}

/** @throws Refusal when somebody was faster */
async function saved(tx: Repositories, was: Send, send: Send): Promise<Send> {
  if (!(await tx.sends.save(send, { state: was.state }))) throw new Refusal('stale', JUST_CHANGED);
  return send;
}
