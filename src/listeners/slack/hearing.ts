/** Whether Slack is heard over the socket: noted where pages and checks see it, and what was missed is read when it is heard again. */
import { noteHeard, noteUnheard } from '../../workflow/slack-heard.js';
import type { SlackDeps } from './handler.js';

/** Slack moves a link within seconds; that is nobody's business. */
const GRACE_MILLIS = 10_000;

export interface Hearing {
  unheard(): void;
  heard(after: boolean): void;
  stop(): void;
}

/** @param missed reads what was said meanwhile; may fail, as Slack does */
export function createHearing(
  { store, clock, log }: Pick<SlackDeps, 'store' | 'clock' | 'log'>,
  missed: () => Promise<void>,
  graceMillis = GRACE_MILLIS,
): Hearing {
  let timer: NodeJS.Timeout | undefined;
  let noted: Promise<unknown> = Promise.resolve();
  const note = (work: () => Promise<void>): void => {
    noted = noted.then(work).catch((error: unknown) => log('error', 'slack.unnoted', { message: String(error) }));
  };
  return {
    unheard() {
      const since = clock.now();
      clearTimeout(timer);
      timer = setTimeout(() => note(() => noteUnheard(store.meta, since)), graceMillis);
    },
    heard(after) {
      clearTimeout(timer);
      note(() => noteHeard(store.meta));
      if (!after) return;
      missed().catch((error: unknown) => log('warn', 'slack.missed-unread', { message: String(error) }));
    },
    stop: () => clearTimeout(timer),
  };
}
