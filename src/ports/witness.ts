/** Somebody else's clock. */
import type { Instant } from '../domain/time.js';

export interface Witness {
  /** What a clock elsewhere shows just now, and whose it is; null where nobody answers. Never throws, and takes seconds at most. */
  ask(): Promise<Testimony | null>;
}

export interface Testimony {
  at: Instant;
  /** As people know it: `GitHub`. */
  by: string;
}
