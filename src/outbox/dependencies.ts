/** What the outbox works with. */
import type { Purpose } from '../domain/send.js';
import type { Chat } from '../ports/chat.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Mailer } from '../ports/mailer.js';
import type { MarkKeeper } from '../ports/mark.js';
import type { Store } from '../ports/store.js';
import type { Gate } from './gate.js';
import type { Pace } from './pace.js';

export interface OutboxDependencies {
  store: Store;
  clock: Clock;
  mailer: Mailer;
  chat: Chat;
  gate: Gate;
  /** Slack's own limits unless told otherwise. */
  pace?: Pace;
  /** Unique per process: who holds a lease. */
  worker: string;
  /** No other process works off this outbox, so that whatever is claimed at its start was claimed by one that is gone. */
  alone?: boolean;
  log: Log;
  /** Where it is noted how far Herald has gone; left out, nowhere. */
  mark?: Pick<MarkKeeper, 'write'>;
  /** What may leave now, whatever else is due; left out, everything. */
  mayLeave?(): Promise<readonly Purpose[]>;
}

/** Longer than the longest patience of a mailer or chat, in wall time. */
export const LEASE_MINUTES = 5;
