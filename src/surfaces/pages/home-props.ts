/** What the page shows, as plain data. */
import type { Link } from '../../domain/community.js';
import type { UpcomingFact } from '../../domain/facts.js';
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { MessageKind } from '../../domain/message-kind.js';
import type { CalendarDate, Instant, Zone } from '../../domain/time.js';
import type { TimelinePhase } from './timeline.js';

export interface HomeProps {
  now: Instant;
  zone: Zone;
  latest: LatestRelease | null;
  /** Releases with a schedule in force whose cycle is not over, the nearest release day first. */
  underWay: (CycleSummary & { readiness: ReadinessCount | null })[];
  /** Releases whose cycle is over, newest first. */
  past: { id: string; name: string }[];
  /** Open issues with a blocking label, oldest first. */
  blockers: BlockerFact[];
  sent: SentSummary[];
  follow: FollowLinks;
  checked: CheckedFact;
}

export interface LatestRelease {
  /** Null for a release from before this Herald. */
  id: string | null;
  name: string;
  tag: string;
  /** Null where the tag has no GitHub Release. */
  url: string | null;
  publishedAt: Instant | null;
}

export interface CycleSummary {
  id: string;
  name: string;
  releaseDate: CalendarDate | null;
  /** Titles of the phases that are running now. */
  current: string[];
  phases: TimelinePhase[];
  next: NextDate[];
  trackingIssue: string | null;
}

/** How many distributions are asked about a release or spoke of it, and how far they are with it. */
export interface ReadinessCount {
  all: number;
  /** Passed or released. */
  ready: number;
  failing: number;
  silent: number;
}

/** `day`: the phase is that one day, so it neither begins nor ends. */
export type NextDate = UpcomingFact & { day: boolean };

export interface SentSummary {
  /** Id of the draft that was sent. */
  id: string;
  kind: MessageKind;
  subject: string;
  at: Instant;
  destinations: string[];
}

export interface FollowLinks {
  /** `https://.../calendar.ics` and the same for calendar programs. */
  calendar: string;
  webcal: string;
  destinations: { type: 'mail' | 'slack'; name: string; address: string }[];
  links: Link[];
}

/** When GitHub was last seen completely; `problems` in sentences where it was not. */
export interface CheckedFact {
  at: Instant | null;
  problems: string[];
}
