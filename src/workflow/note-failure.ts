/** A message that cannot be written is an event of its own (decision 18): on its occasion, with the reason and the next look. */
import type { OccasionTrouble } from '../domain/occasion.js';
import { redactor } from '../domain/redact.js';
import { addMinutes, type Instant, millisOf } from '../domain/time.js';
import type { WorkflowDeps } from './deps.js';
import type { Action } from './plan/actions.js';
import type { World } from './world.js';

/** Soon at first, then after as long as it has failed already, and four times a day at least. */
const SOONEST_MINUTES = 15;
const LATEST_MINUTES = 6 * 60;
const LONGEST = 300;

/** Whatever else fails leaves no mark but in the log and in the loop's count. Never throws. */
export async function noteFailure(
  { store, log }: Pick<WorkflowDeps, 'store' | 'log'>,
  world: World,
  action: Action,
  error: unknown,
  now: Instant,
): Promise<void> {
  if (action.do !== 'compose' && action.do !== 'redraw') return;
  const key =
    action.do === 'compose'
      ? action.occasion.key
      : world.drafts.find(({ draft }) => draft.id === action.draft)?.draft.occasion;
  if (key === undefined) return;
  const before = world.ledger.find((record) => record.key === key)?.trouble ?? null;
  const since = before?.what === 'composing' ? before.since : now;
  const failedMinutes = Math.floor((millisOf(now) - millisOf(since)) / 60_000);
  const patience = Math.min(Math.max(failedMinutes, SOONEST_MINUTES), LATEST_MINUTES);
  const trouble: OccasionTrouble = {
    what: 'composing',
    why: sentence(error),
    since,
    nextLook: addMinutes(now, patience),
  };
  try {
    if (action.do === 'redraw') await store.occasions.trouble(key, trouble);
    else {
      const { occasion, generation } = action;
      await store.occasions.save({ ...occasion, outcome: null, why: null, generation: generation - 1, trouble });
    }
  } catch (worse) {
    log('error', 'plan.failure-not-noted', { occasion: key, error: String(worse) });
  }
}

/** Read at the desk and in Slack, where whatever a library repeats is out of place. */
function sentence(error: unknown): string {
  const [line = ''] = redactor([])(error instanceof Error ? error.message : String(error)).split('\n');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line.replace(/\.?$/, '.');
}
