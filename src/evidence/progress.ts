/** How the reading of GitHub goes in this process: the sync tells it, and the terminal, the desk and the metrics look at it. */
import type { SyncEndpoint } from '../domain/evidence.js';
import type { Instant } from '../domain/time.js';

export interface TrackedList {
  repository: string;
  endpoint: SyncEndpoint;
}

export interface SyncCounts {
  requests: number;
  /** Requests that were answered with "nothing has changed". */
  unchanged: number;
  rows: number;
}

/** A sync that is under way; its counts are of this sync alone. */
export interface SyncUnderWay extends SyncCounts {
  since: Instant;
  /** Lists that are done, complete or not, of all that this sync reads. */
  done: number;
  lists: number;
  /** What is being read now, with its rows so far. */
  now: (TrackedList & { rows: number })[];
}

export interface SyncTracker {
  begin(at: Instant): void;
  /** So many more lists are to be read in this sync. */
  expect(lists: number): void;
  /** A request was answered; of something else than a list, without `list`. */
  answered(list: TrackedList | null, answer: { changed: boolean; rows: number }): void;
  listBegun(list: TrackedList): void;
  listDone(list: TrackedList): void;
  end(): void;
  /** Null while nothing is being read. */
  underWay(): SyncUnderWay | null;
  /** Since the process began. */
  total(): SyncCounts;
}

const NONE: SyncCounts = { requests: 0, unchanged: 0, rows: 0 };

const plus = (counts: SyncCounts, { changed, rows }: { changed: boolean; rows: number }): SyncCounts => ({
  requests: counts.requests + 1,
  unchanged: counts.unchanged + (changed ? 0 : 1),
  rows: counts.rows + rows,
});

/** @param onChange after every word of the sync */
export function createSyncTracker(onChange: () => void = () => undefined): SyncTracker {
  let total = NONE;
  let current: { since: Instant; done: number; lists: number; counts: SyncCounts } | null = null;
  const open = new Map<string, TrackedList & { rows: number }>();
  const key = ({ repository, endpoint }: TrackedList): string => `${repository} ${endpoint}`;
  return {
    begin(since) {
      current = { since, done: 0, lists: 0, counts: NONE };
      open.clear();
      onChange();
    },
    expect(lists) {
      if (current !== null) current.lists += lists;
      onChange();
    },
    answered(list, answer) {
      total = plus(total, answer);
      if (current !== null) current.counts = plus(current.counts, answer);
      const entry = list === null ? undefined : open.get(key(list));
      if (entry !== undefined) entry.rows += answer.rows;
      onChange();
    },
    listBegun({ repository, endpoint }) {
      open.set(key({ repository, endpoint }), { repository, endpoint, rows: 0 });
      onChange();
    },
    listDone(list) {
      open.delete(key(list));
      if (current !== null) current.done += 1;
      onChange();
    },
    end() {
      current = null;
      open.clear();
      onChange();
    },
    underWay: () => {
      if (current === null) return null;
      const { since, done, lists, counts } = current;
      return { since, done, lists, ...counts, now: [...open.values()].map((entry) => ({ ...entry })) };
    },
    total: () => total,
  };
}
