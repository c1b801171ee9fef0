/** A message that arrives somewhere after it was corrected is followed there by its correction. */
import type { Occasion } from '../../domain/occasion.js';
import { addHours, type Instant } from '../../domain/time.js';
import { isDecided } from '../corrections/corrected-since.js';
import { EXPIRES_HOURS } from '../messages/begin.js';
import type { World } from '../world.js';

/** One for each correction that was let out; one that still waits is redrawn. */
export function wantedLateCorrections(world: Pick<World, 'late' | 'drafts'>, now: Instant): Occasion[] {
  return world.late
    .filter(({ correction }) => isDecided(world, correction))
    .map(({ correction, to }) => ({
      key: `late:${correction.key}:${to.join('+')}`,
      kind: 'correction',
      release: correction.release,
      source: { type: 'late correction', release: correction.release, of: correction.key, to },
      matter: correction.matter,
      composeAt: now,
      sendAt: now,
      expiresAt: addHours(now, EXPIRES_HOURS),
    }));
}
