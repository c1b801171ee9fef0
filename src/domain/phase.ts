/** Phases: their definitions (R2) and the dates a schedule gives them. */
import { type CalendarDate, type Instant, instantAt, type TimeOfDay, type Zone } from './time.js';

/** What a phase means, so that nobody has to ask whether new features may still go in. */
export interface PhaseDefinition {
  id: string;
  title: string;
  /** A day (`feature freeze`) or a stretch of days (`distribution testing`). */
  shape: 'day' | 'span';
  /** One or two sentences: what this phase is. */
  meaning: string;
  mayMerge: string;
  mayNotMerge: string;
  whoActs: string;
  exitCriteria: string;
  /** How to ask for an exception, and what happens to work that misses the day. */
  exception: string;
  /** Which of its days are announced beforehand; a day has only an end. */
  remind: PhaseEdge[];
  /** Lead times in days; null takes those of the reminder rule. */
  leadDays: number[] | null;
  /** The least number of days from start to end, both counted (R5); null for none. */
  minimumDays: number | null;
}

export type PhaseEdge = 'start' | 'end';

/** A phase's dates in one schedule revision, both inclusive. A day has the same start and end; null is to be decided. */
export interface PhaseDates {
  id: string;
  start: CalendarDate | null;
  end: CalendarDate | null;
  /** Overrides the community's deadline time on the last day. */
  hour: TimeOfDay | null;
  /** Person ids, role names or group names, as written. */
  owners: string[];
}

/** The instant at which the phase is over: its hour, else the community's deadline time, on its last day. */
export function phaseDeadline(
  phase: Pick<PhaseDates, 'end' | 'hour'>,
  community: { deadlineTime: TimeOfDay; zone: Zone },
): Instant | null {
  return phase.end === null ? null : instantAt(phase.end, phase.hour ?? community.deadlineTime, community.zone);
}

/** The instant at which the phase begins: the start of its first day. */
export function phaseBegin(phase: Pick<PhaseDates, 'start'>, zone: Zone): Instant | null {
  return phase.start === null ? null : instantAt(phase.start, '00:00', zone);
}
