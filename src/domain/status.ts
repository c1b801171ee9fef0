/** A working group's or a distribution's word about itself (R9, R10, R17, R22). */
import type { CalendarDate, Instant } from './time.js';

export type Colour = 'green' | 'yellow' | 'red';

/** How far a distribution is with a release (R17). */
export const READINESS = ['not started', 'testing', 'passed', 'failing', 'released'] as const;
export type Readiness = (typeof READINESS)[number];

/** A distribution gives no colour of its own; this is the one that its readiness amounts to. */
export const READINESS_COLOUR: Record<Readiness, Colour> = {
  'not started': 'yellow',
  testing: 'yellow',
  passed: 'green',
  failing: 'red',
  released: 'green',
};

/** What somebody says; everything but the first two may be left out (null, or an empty list). */
export interface StatusWords {
  colour: Colour;
  text: string;
  /** Only of distributions. */
  readiness: Readiness | null;
  /** Issues as `owner/name#number`. */
  blockers: string[];
  /** How the documentation stands, in their words. */
  docs: string | null;
  expectedVersion: string | null;
  expectedDate: CalendarDate | null;
  /** What help is needed. */
  help: string | null;
  /** Whom to ask about it; of distributions. */
  contact: string | null;
}

export interface Status extends StatusWords {
  id: string;
  release: string;
  /** Working group or distribution id. */
  unit: string;
  /** Set when the answer was `no change`: the status that it keeps. */
  noChangeOf: string | null;
  /** The person's name, as it is quoted. */
  author: string;
  /** Who wrote it down for the author, as after a meeting; null where the author did. */
  recordedBy: string | null;
  /** Where it can be read, when it was said elsewhere. */
  link: string | null;
  /**
   * Where it was said, so that the same answer is stored once: `slack:<channel>:<ts>` for a reply (`:<edited>` behind it for
   * what it was changed to), `slack:form:<id>`, `slack:action:<id>`, `desk:<id>`; `#<unit>` behind it where one answer is about several.
   */
  sourceRef: string;
  saidAt: Instant;
  withdrawnAt: Instant | null;
}

/** What was said beside the colour or readiness itself: whoever replied “green” is not quoted with that once more. */
export function wordsBeside({ colour, readiness, text }: Pick<StatusWords, 'colour' | 'readiness' | 'text'>): string {
  const bare = text
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .trim()
    .toLowerCase();
  return bare === '' || bare === colour || bare === readiness ? '' : text;
}

/** What is not said in words alone. */
export const NOTHING_FURTHER: Omit<StatusWords, 'colour' | 'text'> = {
  readiness: null,
  blockers: [],
  docs: null,
  expectedVersion: null,
  expectedDate: null,
  help: null,
  contact: null,
};

/** Issues in a reply that do not count as blocking, as `owner/name#number`. */
export interface DoubtfulIssues {
  /** Open, and not said to be in the way. */
  mentioned: string[];
  /** Said to be in the way, and closed. */
  closed: string[];
  /** Not among the issues that were read. */
  unknown: string[];
}
