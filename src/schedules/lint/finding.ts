/** A finding of the schedule's linter. */
import type { CalendarDate } from '../../domain/time.js';

export type FindingRule =
  | 'meeting-day' // R3
  | 'holiday' // R4
  | 'weekend'
  | 'minimum-length' // R5
  | 'ends-before-start'
  | 'order'
  | 'undated';

export interface Finding {
  rule: FindingRule;
  /** `error`: cannot be right. `warning`: a person should look. `info`: worth knowing. */
  severity: 'error' | 'warning' | 'info';
  phase: string;
  /** The date that it is about; null where there is none. */
  date: CalendarDate | null;
  /** A sentence that names phase, date and rule. */
  message: string;
  /** What to write instead, as a sentence; null where only people can tell. */
  suggestion: string | null;
}
