/** The two clocks (decision 12). In live mode both show the same moment. */
import type { Instant } from '../domain/time.js';

export interface Clock {
  /** Calendar time: what the schedule is held against. Preview moves it. */
  now(): Instant;
  /** Wall time: leases, sessions and signatures. */
  wall(): Instant;
}
