/** A working group's or a distribution's word about itself (R9, R10). */
import type { Instant } from './time.js';

export interface Status {
  id: string;
  release: string;
  /** Working group or distribution id. */
  unit: string;
  colour: 'green' | 'yellow' | 'red';
  /** Set when the answer was `no change`: the status that it keeps. */
  noChangeOf: string | null;
  text: string;
  /** The person's name, as it is quoted. */
  author: string;
  /** Where it was said, so that the same answer is stored once. */
  sourceRef: string;
  saidAt: Instant;
  withdrawnAt: Instant | null;
}
