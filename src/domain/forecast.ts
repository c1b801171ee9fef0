/** The forecast: every message of the coming weeks, before it is written. */
import type { DraftState } from './draft.js';
import type { MessageKind } from './message-kind.js';
import type { Instant } from './time.js';

export interface ForecastEntry {
  /** When it leaves. */
  at: Instant;
  /** When its draft is, or was, composed. */
  composeAt: Instant;
  kind: MessageKind;
  /** What it is about, in a few words: `Feature freeze ends, 7 days ahead`. */
  title: string;
  /** Null for what concerns every release. */
  release: string | null;
  /** Names as people know them: `kubeflow-discuss`, `#release`. */
  destinations: string[];
  /** As {@link describePolicy} words it. */
  approvers: string;
  state: ForecastState;
  /** Id of its draft; null until one is composed. */
  draft: string | null;
}

/** `planned`: no draft yet. `skipped`: it will not be said, and the ledger says why. */
export type ForecastState = 'planned' | 'cannot be composed' | DraftState | 'sent' | 'skipped';
