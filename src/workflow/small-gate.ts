/** The gate of what is no delivery: whether what a card, a prompt or an alarm is about is still so. */
import type { Send } from '../domain/send.js';
import type { Instant } from '../domain/time.js';
import type { GateVerdict } from '../outbox/gate.js';
import type { Repositories } from '../ports/store.js';
import { overdue, overdueDraft } from './overdue.js';
import { withPreflights } from './preflight/with-preflights.js';
import { aboutRefused, isAboutRefused, refusedFiles } from './refused-files.js';
import { roundGate } from './rounds/round-gate.js';
import { isAboutOccasion, isStillSo } from './troubles.js';
import { loadWorld } from './world.js';

export async function smallGate(store: Repositories, send: Send, now: Instant): Promise<GateVerdict> {
  if (send.purpose !== 'alarm') return roundGate(store, send, now);
  if (isAboutRefused(send.about)) {
    const refused = await refusedFiles(store.meta);
    return refused !== null && aboutRefused(refused.since) === send.about
      ? { verdict: 'go' }
      : { verdict: 'cancel', why: 'Files were taken meanwhile, or refused for another reason.' };
  }
  const late = overdueDraft(send.about);
  if (late !== null) {
    const world = await withPreflights(store, await loadWorld(store, now), now);
    return overdue(world, false, now).some(({ file }) => file.draft.id === late)
      ? { verdict: 'go' }
      : { verdict: 'cancel', why: 'It has left meanwhile, or was given up.' };
  }
  if (!isAboutOccasion(send.about)) return roundGate(store, send, now);
  return isStillSo(await loadWorld(store, now), send.about, now)
    ? { verdict: 'go' }
    : { verdict: 'cancel', why: 'It has been composed meanwhile, or its time is over.' };
}
