/** What a wanted occasion without a draft asks for now: to be composed, skipped for good, or left with a reason. */
import type { Occasion, OccasionRecord } from '../../domain/occasion.js';
import { addMinutes, type Instant } from '../../domain/time.js';
import { roundKey } from '../../schedules/round-times.js';
import { PATIENCE_MINUTES } from '../facts/unread-contents.js';
import type { RoundWorld, World } from '../world.js';
import type { Action, Left, Step } from './actions.js';
import { isBeingRead } from './being-read.js';
import { overtakenBy } from './overtaken.js';
import type { Wanted } from './wanted.js';

export function aboutOccasion(
  one: Wanted,
  wanted: readonly Wanted[],
  { record, world }: { record: OccasionRecord | null; world: World },
  now: Instant,
): Step {
  const { occasion, since } = one;
  const left = (why: string, until: Instant | null): Left => ({ key: occasion.key, why, until });
  const skip = (why: string, missed: boolean): Step =>
    record === null || record.outcome === null
      ? { do: 'skip', occasion, why, missed, generation: record?.generation ?? 0 }
      : left(closed(record), null);

  if (record !== null && record.outcome !== null && record.outcome !== 'superseded') {
    return left(closed(record), null);
  }
  if (now < occasion.composeAt) return left('not yet due', occasion.composeAt);
  if (isBaseline(occasion, since)) return left('was due before its date was published, so it is not caught up', null);
  const later = overtakenBy(occasion, wanted, now);
  if (later !== null) return skip(`A later reminder of the same date took its place (${later.key}).`, false);
  if (occasion.expiresAt <= now) return skip(tooLate(record), true);
  const asking = roundOf(occasion, world.rounds);
  if (asking !== undefined) return left('its round has not closed yet', asking.round.closesAt);
  if (isBeingRead(world, occasion)) return left('GitHub is still being read for it', null);
  if (isUnread(occasion, world)) {
    return left('what is in it is still being read', addMinutes(occasion.composeAt, PATIENCE_MINUTES));
  }
  return compose(occasion, record);
}

const tooLate = (record: OccasionRecord | null): string =>
  record?.trouble?.what === 'composing'
    ? `It could not be composed before its day had passed: ${record.trouble.why}`
    : 'Its day had passed before it could be said.';

/** The round that feeds this digest and is still open; a digest is composed behind it. */
const roundOf = ({ source }: Occasion, rounds: readonly RoundWorld[]): RoundWorld | undefined =>
  source.type === 'cadence'
    ? rounds.find(({ round }) => round.key === roundKey(source.week) && round.closedAt === null)
    : undefined;

/** Composed before that, its message would say less than is known a moment later. */
const isUnread = ({ source }: Occasion, { unreadContents }: Pick<World, 'unreadContents'>): boolean =>
  source.type === 'tag' &&
  unreadContents.some(({ repository, name }) => repository === source.repository && name === source.tag);

const compose = (occasion: Occasion, record: OccasionRecord | null): Action => ({
  do: 'compose',
  occasion,
  generation: (record?.generation ?? 0) + 1,
});

/** Only what the calendar brings can have been due before anybody knew of it. */
const isBaseline = (occasion: Occasion, since: Instant): boolean =>
  (occasion.source.type === 'phase' || occasion.source.type === 'cadence') && occasion.sendAt < since;

function closed({ outcome, why }: OccasionRecord): string {
  return why === null ? `${outcome ?? 'open'}` : `${outcome ?? 'open'}: ${why}`;
}
