/** What Herald measures of itself, for whoever watches over it. Repositories are those of the configuration, and no others. */
import type { SyncEndpoint } from './evidence.js';
import type { MessageKind } from './message-kind.js';
import type { OccasionTrouble } from './occasion.js';
import type { PauseCause } from './pause.js';
import type { Purpose, SendState } from './send.js';

/** What the store shows. */
export interface Measured {
  /** Every list that is kept, with whether it is complete now. */
  lists: { repository: string; endpoint: SyncEndpoint; complete: boolean }[];
  /** Seconds since the moment as of which everything of a repository was last complete; without those that never were. */
  ages: { repository: string; seconds: number }[];
  /** How much is known. */
  known: { repository: string; kind: string; count: number }[];
  /** Every purpose in every state, also where there are none. */
  sends: { purpose: Purpose; state: SendState; count: number }[];
  /** Sends whose time has come and that have not left. `seconds`: since the time of the oldest; 0 where there are none. */
  due: Aged[];
  /** Sends of which nobody can tell what became of them. `seconds`: since that is so of the oldest; 0 where there are none. */
  unknown: Aged[];
  /** Alarms of the last day. */
  alarms: Record<AlarmState, number>;
  /** Drafts that wait for a person. */
  drafts: {
    waiting: number;
    /** Since the oldest of them was written; 0 where there are none. */
    seconds: number;
    /** Those among them that were to leave by now, unless a person holds them. */
    late: number;
  };
  /** What was asked in the rounds that are not closed. */
  asked: Record<AskedState, number>;
  /** Every cause. `seconds`: how long it has paused Herald; null where it does not. */
  pauses: { cause: PauseCause; seconds: number | null }[];
  /** How long Slack has not been heard over its socket; 0 while it is, or is not to be. */
  unheardSeconds: number;
  /** Messages that are not said although they should be, by kind: now, and of the last week. */
  troubles: { kind: MessageKind; what: OccasionTrouble['what']; count: number }[];
  /** Whether the process goes by the configuration that is applied; by another one it plans nothing. */
  isApplied: boolean;
}

export interface Aged {
  purpose: Purpose;
  count: number;
  seconds: number;
}

/** `undelivered`: refused, given up, or nobody can tell. What was taken back in time is none. */
export type AlarmState = 'delivered' | 'waiting' | 'undelivered';

/** `unreached`: people who cannot be written to. */
export type AskedState = 'answered' | 'unanswered' | 'unreached';

/** What the process has counted. */
export interface ProcessMeasures {
  sync: SyncMeasures;
  loop: LoopMeasures;
}

/** Counted since the process began. */
export interface SyncMeasures {
  running: boolean;
  requests: number;
  /** Requests that were answered with "nothing has changed". */
  unchanged: number;
  rows: number;
  /** What GitHub still allows until its limit begins anew; null before the first answer. */
  remaining: number | null;
}

export interface LoopMeasures {
  /** Since the process began; `failed` are among them. */
  runs: number;
  failed: number;
  /** Seconds since the last run ended well; null before. */
  age: number | null;
  /** Seconds since a run came to its end, whatever failed in it; since the beginning before the first has. */
  sinceRun: number;
}
