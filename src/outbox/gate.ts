/** The gate: asked before every send whether what it says is still true (decision 6). */
import type { Send } from '../domain/send.js';
import type { Instant } from '../domain/time.js';

export type GateVerdict =
  | { verdict: 'go' }
  /** Asked again at `until`, in calendar time. */
  | { verdict: 'hold'; until: Instant; why: string }
  /** What it was about is over: it is never said. */
  | { verdict: 'cancel'; why: string }
  /** Whoever implements the gate withholds the draft itself; the outbox withholds this send. */
  | { verdict: 'withhold'; why: string };

export type Gate = (send: Send) => Promise<GateVerdict>;
