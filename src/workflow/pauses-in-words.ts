/** What whoever looks after this Herald reads of a pause. */
import type { Community } from '../domain/community.js';
import type { StandingNotice } from '../domain/notice.js';
import type { Pause } from '../domain/pause.js';
import { displayName } from '../domain/people.js';
import { formatInstant } from '../domain/time.js';

export const HOLD =
  'Herald was started with --hold: nothing is sent, and silence is no consent. Give up with `herald discard` what had left already, then start it without --hold: what is approved leaves then.';

export function pauseNotice({ cause, by, why, since, until }: Pause, community: Community): StandingNotice {
  switch (cause) {
    case 'start':
      return { what: HOLD, why: null };
    case 'asked': {
      const end = until === null ? '' : ` until ${formatInstant(until, community.zone)}`;
      return {
        what: `Herald is paused${end}: nothing leaves for the community, and silence is no consent. \`herald resume\` ends it.`,
        why: `Paused by ${pausedBy(by, community)} on ${formatInstant(since, community.zone)}: ${why}`,
      };
    }
    case 'clock':
      return {
        what: 'Nobody can tell what time it is, so nothing is planned, sent or too late. It goes on by itself once GitHub or Slack shows the time of this machine’s clock; `herald resume` says that the clock is right.',
        why,
      };
    case 'copy':
      return {
        what: 'This database is older than what Herald did, so nothing is sent, and silence is no consent. Say of each message that may have left whether it did, at the desk or with `herald resolve`; look whether what people decided since is missing; then `herald resume` lets it go on.',
        why,
      };
  }
}

/** In a sentence, for whoever wonders about one message. */
export function pauseInWords({ cause, by, why, until }: Pause, community: Community): string {
  switch (cause) {
    case 'start':
      return 'Herald was started with --hold.';
    case 'asked': {
      const end = until === null ? 'somebody resumes it' : formatInstant(until, community.zone);
      return `Herald is paused by ${pausedBy(by, community)} until ${end}: ${why}`;
    }
    case 'clock':
      return 'Nobody can tell what time it is.';
    case 'copy':
      return 'This database is older than what Herald did, and nobody has gone through it yet.';
  }
}

const pausedBy = (by: string | null, community: Community): string =>
  by === null ? 'the operator' : displayName(community, by);
