/** What is not said although it should be, and is worth a look now: what cannot be written, and what was missed lately. Pure. */
import type { OccasionRecord, OccasionTrouble } from '../domain/occasion.js';
import { addHours, addMinutes, type Instant } from '../domain/time.js';
import type { World } from './world.js';

/** Whoever comes back after a week knows what to look for. */
const LATELY_HOURS = 7 * 24;
/** What was not tried again when it should have been is no longer asked for. */
const GRACE_MINUTES = 15;

export type Troubled = OccasionRecord & { trouble: OccasionTrouble };

export const troubles = ({ ledger }: Pick<World, 'ledger'>, now: Instant): Troubled[] =>
  ledger.filter((record): record is Troubled => isNow(record, now));

function isNow({ trouble, outcome }: OccasionRecord, now: Instant): boolean {
  if (trouble === null) return false;
  if (trouble.what === 'unsaid') return trouble.since > addHours(now, -LATELY_HOURS);
  return outcome === null && trouble.nextLook !== null && addMinutes(trouble.nextLook, GRACE_MINUTES) > now;
}

const OCCASION = 'occasion:';

/** What an alarm about this occasion is about. */
export const aboutOccasion = (key: string): string => `${OCCASION}${key}`;

export const isAboutOccasion = (about: string | null): about is string => about?.startsWith(OCCASION) === true;

/** Whether the occasion that such an alarm is about is still in trouble. */
export const isStillSo = (world: Pick<World, 'ledger'>, about: string, now: Instant): boolean =>
  troubles(world, now).some(({ key }) => aboutOccasion(key) === about);
