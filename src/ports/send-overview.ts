/** What whoever watches over the outbox asks of it, beside how many sends there are in which state. */
import type { Purpose, SendState } from '../domain/send.js';
import type { Instant } from '../domain/time.js';

export interface SendOverview {
  /**
   * Sends that can still leave and whose time has come. `since`: the earliest of these times, of sends that never arrived; null
   * where there are only cards and prompts that are to be changed, since nobody has noted since when.
   */
  due: Gathered[];
  /** `since`: the earliest moment at which one of them was last handed over. */
  unknown: Gathered[];
  /** Of the alarms whose time came at or after the given moment. */
  alarms: { state: SendState; count: number }[];
}

/** Only purposes of which there are any. */
export interface Gathered {
  purpose: Purpose;
  count: number;
  since: Instant | null;
}
