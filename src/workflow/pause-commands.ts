/** A person stops everything that is for the community, and lets it go on. */
import { Refusal } from '../domain/errors.js';
import { isEndedByWord, type Pause } from '../domain/pause.js';
import { mayManage } from '../domain/people.js';
import type { Repositories } from '../ports/store.js';
import { appliedConfiguration } from './applied-configuration.js';
import type { Commands } from './commands.js';
import type { WorkflowDeps } from './deps.js';
import { readLostTime, stillToSettle } from './lost-time.js';
import { beginPause, endPause, readPauses } from './pauses.js';

const REASON_CHARACTERS = 500;

export function pauseCommands({ store, clock, wake }: WorkflowDeps): Pick<Commands, 'pause' | 'resume'> {
  return {
    async pause({ why, until, actor }) {
      const { configuration } = await appliedConfiguration(store);
      mayManage(configuration.community, actor);
      const now = clock.now();
      const reason = why.trim();
      if (reason === '') throw new Refusal('invalid', 'Say why: whoever wonders about the silence reads it.');
      if (reason.length > REASON_CHARACTERS)
        throw new Refusal('invalid', `Say why in ${REASON_CHARACTERS} characters at most; these are ${reason.length}.`);
      if (until !== null && until <= now)
        throw new Refusal('invalid', 'That moment has passed. Name one that is still to come.');
      await store.transaction(async (tx) => {
        await beginPause(tx.meta, { cause: 'asked', since: now, by: actor, why: reason, until });
        await tx.audit.append({ at: now, actor, act: 'pause', subject: 'herald', detail: { why: reason, until } });
      });
      wake();
    },
    async resume({ actor }) {
      const { configuration } = await appliedConfiguration(store);
      mayManage(configuration.community, actor);
      const now = clock.now();
      const ended = await store.transaction(async (tx) => {
        const pauses = await readPauses(tx.meta, now);
        await mayGoOn(tx, pauses);
        const mine = pauses.filter(isEndedByWord);
        for (const { cause } of mine) {
          await endPause(tx.meta, cause, now);
          await tx.audit.append({ at: now, actor, act: 'resume', subject: 'herald', detail: { cause } });
        }
        if (mine.length === 0) throw notToEnd(pauses);
        return mine;
      });
      wake();
      return ended;
    },
  };
}

/** @throws Refusal while there is something that may have left and that nobody has settled */
async function mayGoOn(tx: Repositories, pauses: readonly Pause[]): Promise<void> {
  const lost = pauses.some(({ cause }) => cause === 'copy') ? await readLostTime(tx.meta) : null;
  const left = lost === null ? [] : await stillToSettle(tx, lost);
  if (left.length === 0) return;
  throw new Refusal(
    'conflict',
    `First say of each message that may have left whether it did: ${left.length} ${left.length === 1 ? 'is' : 'are'} open at the desk and in \`herald resolve\`.`,
  );
}

const notToEnd = (pauses: readonly Pause[]): Refusal =>
  pauses.some(({ cause }) => cause === 'start')
    ? new Refusal('conflict', 'Herald was started with --hold: start it without, and it goes on.')
    : new Refusal('settled', 'Herald is not paused.');
