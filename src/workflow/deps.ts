/** What use cases are given. They know ports, never who implements them. */
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';

export interface WorkflowDeps {
  store: Store;
  clock: Clock;
  log: Log;
  /** Where people reach the pages, without a trailing slash. */
  publicUrl: string;
  /** Called after a person's command, so that the loop looks again at once. */
  wake(): void;
}
