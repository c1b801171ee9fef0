/** The three-way comparison of decision 4: what a configuration file may change in a schedule that people changed meanwhile. */
import { canonicalJson } from '../domain/identity.js';
import type { PhaseDates } from '../domain/phase.js';

export type ScheduledDates = Pick<PhaseDates, 'start' | 'end' | 'hour'>;

export interface ScheduleConflict {
  phase: string;
  /** No dates where the file no longer has the phase. */
  file: ScheduledDates;
  inForce: ScheduledDates;
  /** What the last applied file said; null when it did not have the phase. */
  base: ScheduledDates | null;
}

export interface ScheduleComparison {
  /** What should be in force; a phase in conflict is as it is in force. */
  result: PhaseDates[];
  /** Ids of the phases in which the result differs from what is in force, owners included. */
  changed: string[];
  /** While there is one, nothing may be applied. */
  conflicts: ScheduleConflict[];
}

type Side = PhaseDates | undefined;

const datesOf = (phase: Side): ScheduledDates => ({
  start: phase?.start ?? null,
  end: phase?.end ?? null,
  hour: phase?.hour ?? null,
});
const sameDates = (a: Side, b: Side): boolean =>
  (a === undefined) === (b === undefined) && canonicalJson(datesOf(a)) === canonicalJson(datesOf(b));

/**
 * Phase by phase: what only the file changed is the file's, what was only changed in force stays, what both changed alike is
 * fine, what both changed differently is a conflict. Owners are the file's alone. The order is the file's.
 * @param lastApplied null before the first file was applied: then every difference to what is in force is a conflict
 */
export function compareSchedules(
  lastApplied: readonly PhaseDates[] | null,
  file: readonly PhaseDates[],
  inForce: readonly PhaseDates[],
): ScheduleComparison {
  const base = byId(lastApplied ?? []);
  const written = byId(file);
  const held = byId(inForce);
  const comparison: ScheduleComparison = { result: [], changed: [], conflicts: [] };
  for (const id of new Set([...written.keys(), ...held.keys(), ...base.keys()])) {
    const [ours, theirs, before] = [held.get(id), written.get(id), base.get(id)];
    const kept = merge(before, theirs, ours);
    if (kept === 'conflict') {
      const conflict = { phase: id, file: datesOf(theirs), inForce: datesOf(ours) };
      comparison.conflicts.push({ ...conflict, base: before === undefined ? null : datesOf(before) });
    }
    const dates = kept === 'file' ? theirs : ours;
    const phase = dates && { ...dates, owners: (theirs ?? dates).owners };
    if (phase !== undefined) comparison.result.push(phase);
    if (kept !== 'conflict' && canonicalJson(phase ?? null) !== canonicalJson(ours ?? null))
      comparison.changed.push(id);
  }
  return comparison;
}

function merge(base: Side, file: Side, inForce: Side): 'file' | 'in force' | 'conflict' {
  if (sameDates(file, inForce)) return 'in force';
  if (sameDates(inForce, base)) return 'file';
  return sameDates(file, base) ? 'in force' : 'conflict';
}

const byId = (phases: readonly PhaseDates[]): Map<string, PhaseDates> => new Map(phases.map((p) => [p.id, p]));
