/** What working groups and distributions said, as messages and pages state it. */
import type { BlockerFact } from './issue-facts.js';
import type { Colour, Readiness } from './status.js';
import type { CalendarDate, Instant } from './time.js';

/** A word as it is quoted, with what came with it. */
export interface StatusFact {
  colour: Colour;
  /** Only of distributions. */
  readiness: Readiness | null;
  text: string;
  author: string;
  /** Who wrote it down for the author; null where the author did. */
  recordedBy: string | null;
  saidAt: Instant;
  /** When `no change` was given: the moment of the status that it keeps. */
  unchangedSince: Instant | null;
  /** The issues that it names, as they stand. */
  blockers: BlockerFact[];
  docs: string | null;
  expectedVersion: string | null;
  expectedDate: CalendarDate | null;
  help: string | null;
  contact: string | null;
  /** Where it was said, when that was elsewhere. */
  link: string | null;
  /** Where it can be read: that link, else where the release page shows it. */
  source: string;
}

export interface LastSaidFact {
  colour: Colour;
  saidAt: Instant;
  /** Whole days at the window's end. */
  daysAgo: number;
  source: string;
}

/** A last word that says green, beside evidence that says otherwise. */
export interface ContradictionFact {
  openBlockers: number;
  /** Whole days, at the window's end, for which the oldest of them has been open. */
  oldestDays: number;
}

/** What a group said of one release, where several are under way. */
export interface GroupWordFact {
  /** The release by id. */
  release: string;
  /** What it said within the window, `no change` included; null for silence. */
  status: StatusFact | null;
  /** What it had said last, before the window; null where it said something since, or never. */
  lastSaid: LastSaidFact | null;
  contradiction: ContradictionFact | null;
}

/** How far a distribution is with a release (R17). Its newest report stands until the next one, however old it is. */
export interface DistributionFact {
  unit: string;
  name: string;
  /** The release that it speaks of, by id. */
  release: string;
  /** Whom the configuration names. */
  contacts: string[];
  /** Null when it has not reported yet. */
  report: StatusFact | null;
}
