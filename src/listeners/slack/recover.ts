/**
 * Words that were stored and never came to an end: a crash came between, or the database was gone. They are handled late, and
 * not as if the person still had a form open. What was handled long ago is forgotten, but for its name.
 */
import { addHours, instantFromMillis, millisOf } from '../../domain/time.js';
import type { Dispatcher } from './dispatch.js';
import type { SlackDeps } from './handler.js';
import type { SlackInput } from './input.js';

/** Younger ones are being handled. */
const YOUNG_MILLIS = 10_000;
const AT_ONCE = 1000;
const KEPT_HOURS = 30 * 24;

/** @throws whatever the store throws; then the next look finds them */
export async function recoverWords({ store, clock, log }: SlackDeps, dispatcher: Dispatcher): Promise<void> {
  const wall = clock.wall();
  const waiting = await store.inbox.waiting(instantFromMillis(millisOf(wall) - YOUNG_MILLIS), AT_ONCE);
  for (const { externalId, payload } of waiting) {
    log('warn', 'slack.recovered', { word: externalId });
    await dispatcher.handle(payload as SlackInput, { fresh: false });
  }
  await store.inbox.dropPayloads(addHours(wall, -KEPT_HOURS));
}
