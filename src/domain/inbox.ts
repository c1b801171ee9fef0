/** The inbox: people's words (a click, a reply, a form, a command), each kept before it is acknowledged. */
import type { Instant } from './time.js';

export interface InboxEntry {
  source: 'slack';
  /** What the source calls it, so that the same word delivered twice is one row. */
  externalId: string;
  /** Wall time. */
  receivedAt: Instant;
  /** Plain data; null once it has been dropped (decision 9). */
  payload: unknown;
  /** Wall time; null while it waits. */
  handledAt: Instant | null;
  /** What came of it, in a sentence. */
  result: string | null;
}
