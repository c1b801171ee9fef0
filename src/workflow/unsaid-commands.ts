/** A person's word about what was not said in time: it is sent all the same, or left unsaid. */
import { Refusal } from '../domain/errors.js';
import type { OccasionRecord, OccasionSource } from '../domain/occasion.js';
import { mayManage } from '../domain/people.js';
import { type DeliverySend, standingSends } from '../domain/send.js';
import { changeSend } from '../domain/send-transitions.js';
import { addHours, type Instant } from '../domain/time.js';
import type { DraftFile, Store } from '../ports/store.js';
import { appliedConfiguration } from './applied-configuration.js';
import type { Commands } from './commands.js';
import type { WorkflowDeps } from './deps.js';
import { verdictOn } from './gate.js';

/** Time enough for a mail server that is busy, and not for what was late to become later still. */
const HOURS_MORE = 24;

/**
 * Of an approved message whose time is over: what has not left, nor may have, and nobody gave up. Nothing of one that leads up to a
 * day: when that has passed there is nothing to it.
 */
export const leftUnsaid = ({ draft, head, sends }: DraftFile, source: OccasionSource, now: Instant): DeliverySend[] =>
  source.type === 'phase' || draft.state !== 'approved' || draft.expiresAt > now
    ? []
    : standingSends(sends).filter(
        ({ state, revision, givenUpBy }) =>
          revision === head.n && givenUpBy === null && (state === 'cancelled' || state === 'failed'),
      );

export function unsaidCommands(deps: WorkflowDeps): Pick<Commands, 'sendLate' | 'leaveUnsaid'> {
  const { store, clock, wake } = deps;
  return {
    async sendLate({ draft: id, reason, actor }) {
      const { configuration } = await appliedConfiguration(store);
      mayManage(configuration.community, actor);
      const file = await store.drafts.byId(id);
      if (file === null) throw new Refusal('not-found', `There is no draft ${id}.`);
      const record = await troubled(store, file.draft.occasion);
      const now = clock.now();
      const left = leftUnsaid(file, record.source, now);
      if (left.length === 0)
        throw new Refusal(
          'settled',
          'Nothing of it can be sent any more. Say what is still worth saying in another message.',
        );
      for (const send of left) await mayLeave(store, send, now);
      const expiresAt = addHours(now, HOURS_MORE);
      const { draft } = file;
      await store.transaction(async (tx) => {
        if (!(await tx.drafts.save({ ...draft, expiresAt, lateBy: actor }, draft)))
          throw new Refusal('stale', 'The draft has just changed. Look at it again.');
        await tx.occasions.save({ ...record, expiresAt, outcome: null, why: null, trouble: null });
        for (const send of left) {
          const again = { ...changeSend(send, { do: 'retry' }, now), expiresAt };
          if (!(await tx.sends.save(again, { state: send.state })))
            throw new Refusal('stale', 'One of its sends has just changed. Look at it again.');
        }
        await tx.audit.append({ at: now, actor, act: 'send late', subject: `draft:${id}`, detail: { reason } });
      });
      wake();
      return (await store.drafts.byId(id)) ?? file;
    },
    async leaveUnsaid({ occasion, reason, actor }) {
      const { configuration } = await appliedConfiguration(store);
      mayManage(configuration.community, actor);
      await troubled(store, occasion);
      await store.transaction(async (tx) => {
        await tx.occasions.trouble(occasion, null);
        const detail = { reason };
        await tx.audit.append({ at: clock.now(), actor, act: 'leave unsaid', subject: `occasion:${occasion}`, detail });
      });
      wake();
    },
  };
}

/** @throws Refusal where it passed as it should, or somebody has spoken about it already */
async function troubled(store: Store, occasion: string): Promise<OccasionRecord> {
  const record = await store.occasions.byKey(occasion);
  if (record?.trouble?.what === 'unsaid') return record;
  throw new Refusal('settled', 'That is no longer among what was not said. Look at the desk again.');
}

/** @throws Refusal saying what is no longer so */
async function mayLeave(store: Store, send: DeliverySend, now: Instant): Promise<void> {
  const { verdict } = await verdictOn(store, send, now);
  if (verdict.verdict === 'go' || verdict.verdict === 'hold') return;
  throw new Refusal('conflict', `It is not sent, since it is not so any more. ${verdict.why}`);
}
