/** Schedule revisions: append-only sets of phase dates that come into force by approval (decision 4). */
import type { PhaseDates } from './phase.js';
import { addDays, type CalendarDate, daysBetween, type Instant } from './time.js';

export type RevisionState = 'proposed' | 'in force' | 'replaced' | 'withdrawn';

export interface ScheduleRevision {
  release: string;
  /** Counts from 1 within the release. */
  n: number;
  state: RevisionState;
  phases: PhaseDates[];
  source: 'file' | 'person';
  /** Hash of the phases as the file gave them; null for a person's proposal. */
  sourceHash: string | null;
  /** The revision from which this one moves dates; null for the first, and for one that corrects dates which nobody was told. */
  baseN: number | null;
  reason: string | null;
  /** Blocking issues as `owner/name#number`. */
  blockers: string[];
  /** The day of the next update, whatever it will say; null where none was promised. */
  nextUpdate: CalendarDate | null;
  /** Person id, or `file`. */
  author: string;
  at: Instant;
  inForceAt: Instant | null;
}

/** One phase whose dates differ between two revisions. */
export interface PhaseMove {
  phase: string;
  from: { start: CalendarDate | null; end: CalendarDate | null };
  to: { start: CalendarDate | null; end: CalendarDate | null };
  /** `set`: had no date before; `dropped`: has none now, or its end is open again; else by its end, or its start where only that moved. */
  change: 'later' | 'earlier' | 'set' | 'dropped' | 'hour';
  /** Days moved, positive when later; null for set and dropped. */
  days: number | null;
}

const byId = (phases: readonly PhaseDates[]): Map<string, PhaseDates> => new Map(phases.map((p) => [p.id, p]));

/** Which phases moved from one set of dates to another, in the order of the new one; phases left out count as dropped. */
export function phaseMoves(before: readonly PhaseDates[], after: readonly PhaseDates[]): PhaseMove[] {
  const old = byId(before);
  const now = byId(after);
  const gone = before.filter((p) => !now.has(p.id)).map((p) => ({ ...p, start: null, end: null }));
  return [...after, ...gone].flatMap((phase) => {
    const was = old.get(phase.id);
    const move = moveOf(was ?? { ...phase, start: null, end: null, hour: null }, phase);
    return move === null ? [] : [move];
  });
}

/**
 * The move that a notice is about: the first date that was announced and moved, else the first that was set. What goes on
 * ending on the eve of a day that moved comes after that.
 */
export function leadingMove<M extends PhaseMove>(moves: readonly M[]): M | undefined {
  const announced = moves.filter((move) => move.change !== 'set');
  return announced.find((move) => !moves.some((day) => isEveOf(move, day))) ?? announced[0] ?? moves[0];
}

function isEveOf({ from, to }: PhaseMove, day: PhaseMove): boolean {
  const [was, is] = [day.from, day.to];
  if (from.start !== to.start || from.end === null || to.end === null || was.start === null || is.start === null)
    return false;
  const isDay = was.start === was.end && is.start === is.end;
  return isDay && addDays(from.end, 1) === was.start && addDays(to.end, 1) === is.start;
}

function moveOf(was: PhaseDates, is: PhaseDates): PhaseMove | null {
  const span = {
    phase: is.id,
    from: { start: was.start, end: was.end },
    to: { start: is.start, end: is.end },
  };
  if (was.end === is.end && was.start === is.start) {
    return was.hour === is.hour || is.end === null ? null : { ...span, change: 'hour', days: 0 };
  }
  if (was.end === null && was.start === null) return { ...span, change: 'set', days: null };
  if (is.end === null && (is.start === null || was.end !== null)) return { ...span, change: 'dropped', days: null };
  const days = dayShift(was.end, is.end) || dayShift(was.start, is.start);
  if (days === 0) return { ...span, change: is.start === null ? 'dropped' : 'set', days: null };
  return { ...span, change: days > 0 ? 'later' : 'earlier', days };
}

const dayShift = (a: CalendarDate | null, b: CalendarDate | null): number =>
  a === null || b === null ? 0 : daysBetween(a, b);
