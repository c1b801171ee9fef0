/** Timeline, reminder and delay, with what their facts amount to named once. */
import type { DelayFacts, ReminderFacts, TimelineFacts } from '../../domain/facts.js';
import type { CalendarDate } from '../../domain/time.js';
import { daysBetween } from '../../domain/time.js';
import { blockerView, openCount } from './common-view.js';

/** The next three dates; the page and the calendar have the others. */
const NEXT = 3;

export const timelineView = (facts: TimelineFacts) => ({
  next: facts.next.slice(0, NEXT),
  /** Whether any phase has its dates still to come. */
  openDates: facts.phases.some((phase) => phase.start === null && phase.end === null),
});

export const reminderView = (facts: ReminderFacts) => ({
  next: facts.next.slice(0, NEXT),
  blockers: facts.blockers.map(blockerView),
  openBlockers: openCount(facts.blockers),
  /** `begins`, `ends`, or `is` for a single day. */
  event: facts.phase.shape === 'day' ? 'is' : facts.edge === 'start' ? 'begins' : 'ends',
  hasRules: [facts.mayMerge, facts.mayNotMerge, facts.whoActs, facts.exitCriteria, facts.exception].some(
    (rule) => rule !== '',
  ),
});

export function delayView(facts: DelayFacts) {
  const named = facts.blockers.map(blockerView);
  const blockers = named.filter((blocker) => blocker.closedAt === null);
  return {
    next: facts.next.slice(0, NEXT),
    /** What still stands in the way, as far as is known. */
    blockers,
    closedBlockers: named.filter((blocker) => blocker.closedAt !== null),
    moves: facts.moves.map((move) => ({ ...move, size: Math.abs(move.days ?? 0) })),
    /** The moved phases that have a moment at which they end. */
    deadlines: facts.moves.filter((move) => move.deadline !== null && move.to.end !== null),
    ...releaseDay(facts.releaseDate),
    /** Open ones that nobody has taken; who has one that could not be looked up is not known. */
    unowned: blockers.filter((blocker) => blocker.problem === null && blocker.owners.length === 0).length,
  };
}

/** What becomes of the release day: `later`, `earlier`, `set`, `dropped`, `holds` or `open`, and by how many days. */
function releaseDay({ from, to }: { from: CalendarDate | null; to: CalendarDate | null }) {
  if (to === null) return { releaseDay: from === null ? 'open' : 'dropped', releaseShift: 0 };
  if (from === null) return { releaseDay: 'set', releaseShift: 0 };
  const shift = daysBetween(from, to);
  return { releaseDay: shift === 0 ? 'holds' : shift > 0 ? 'later' : 'earlier', releaseShift: Math.abs(shift) };
}
