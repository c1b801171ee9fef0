/**
 * Facts: everything a message states, as plain data (decision 2). Composition puts words around these and fetches nothing.
 * Dates are {@link CalendarDate}s of the community's zone, moments are {@link Instant}s.
 */
import type { Link } from './community.js';
import type { ComponentFact } from './component.js';
import type { CountedFact, DigestGroupFact } from './digest-group-facts.js';
import type { DocsFact } from './docs-facts.js';
import type { HeldFacts } from './held-facts.js';
import type { BlockerFact, CommonRuleFact, ItemFact, UpvotedFact } from './issue-facts.js';
import type { MessageKind } from './message-kind.js';
import type { ActionItem } from './persons-words.js';
import type { PhaseEdge } from './phase.js';
import type { PhaseMove } from './schedule.js';
import type { DistributionFact } from './status-facts.js';
import type { CalendarDate, Instant, Zone } from './time.js';
import type { UmbrellaFact } from './umbrella-facts.js';

/** Raise it when a field changes its meaning, so that stored facts are never read as something they are not. */
export const FACTS_SCHEMA = 1;

export type Facts =
  | TimelineFacts
  | ReminderFacts
  | DelayFacts
  | CorrectionFacts
  | CandidateFacts
  | ReleaseFacts
  | PatchFacts
  | DigestFacts
  | NotesFacts;
export type FactsOf<K extends MessageKind> = Extract<Facts, { kind: K }>;

/** What every message knows. */
export interface CommonFacts {
  kind: MessageKind;
  community: { id: string; name: string; zone: Zone };
  /** Null for what concerns every release. */
  release: { id: string; name: string; page: string; calendar: string; trackingIssue: string | null } | null;
  /** Standing links, the footer (R27). */
  links: Link[];
  /** Who signs: the release team, release manager first. */
  signature: { name: string; role: string }[];
  /** As of when it is so: the oldest reading behind it, of the sources that were read when they should. */
  asOf: Instant;
  /** As of when its issues and pull requests are so; absent from those where `asOf` says that of all. */
  issuesAsOf?: Instant;
  /** When the facts were gathered, or last amended; absent from those whose `asOf` is that moment. */
  writtenAt?: Instant;
  /** Where they came from and how complete they are (decision 14); only sources that the message draws on. */
  sources: SourceFact[];
  /** In whose words it is written; absent where Herald draws it up from what it has read. */
  author?: string;
  /** As of when what is named in it was looked at once more, to take out what is not so any more; absent where it was not. */
  amendedAsOf?: Instant;
  /** Where it is to be worded as a correction; absent for none. */
  corrections?: Correction[];
}

/** An earlier message that said something which this one takes back, in the one destination that received it. */
export interface Correction {
  destination: string;
  subject: string;
  sentAt: Instant;
}

export interface SourceFact {
  /** `kubeflow/manifests`. */
  name: string;
  fetchedAt: Instant | null;
  /** Null when complete; else what is missing, in a sentence. */
  problem: string | null;
}

/** A date in the schedule that is still to come. */
export interface UpcomingFact {
  phase: string;
  title: string;
  edge: PhaseEdge;
  date: CalendarDate;
  /** The end's deadline instant; null for a start. */
  deadline: Instant | null;
}

export interface PhaseFact {
  id: string;
  title: string;
  shape: 'day' | 'span';
  start: CalendarDate | null;
  end: CalendarDate | null;
  deadline: Instant | null;
  owners: string[];
  meaning: string;
}

export interface TimelineFacts extends CommonFacts {
  kind: 'timeline';
  phases: PhaseFact[];
  /** The release day; null when to be decided. */
  releaseDate: CalendarDate | null;
  /** The first phase's first day when the cycle had already begun at the time of composing (R1); null otherwise. */
  begunOn: CalendarDate | null;
  next: UpcomingFact[];
}

export interface ReminderFacts extends CommonFacts {
  kind: 'reminder';
  phase: PhaseFact;
  edge: PhaseEdge;
  /** The day it is about. */
  date: CalendarDate;
  /** The moment: the deadline for an end, the start of the day for a start. */
  at: Instant;
  mayMerge: string;
  mayNotMerge: string;
  whoActs: string;
  exitCriteria: string;
  exception: string;
  actors: string[];
  /** Open blockers of the release, oldest first. */
  blockers: BlockerFact[];
  next: UpcomingFact[];
}

export interface DelayFacts extends CommonFacts {
  kind: 'delay';
  revision: number;
  moves: (PhaseMove & { title: string; deadline: Instant | null })[];
  /** The release day before and after; equal when it holds. */
  releaseDate: { from: CalendarDate | null; to: CalendarDate | null };
  reason: string;
  blockers: BlockerFact[];
  nextUpdate: CalendarDate | null;
  next: UpcomingFact[];
  corrections: Correction[];
}

/** An announced tag that is at another commit now; commits are full shas, null where there was or is no such tag. */
export interface MovedTagFact {
  repository: string;
  tag: string;
  url: string;
  announced: string;
  /** What readers were told last. */
  was: string | null;
  is: string | null;
}

/** A person, or evidence, takes back or puts right what a message of ours said. What was sent stays sent. */
export interface CorrectionFacts extends CommonFacts {
  kind: 'correction';
  /** The message as it was sent. */
  subject: string;
  aboutKind: MessageKind;
  sentAt: Instant;
  /** Where it can be read. */
  archive: string;
  /** Where it arrived: the correction goes there, and nowhere else. */
  arrived: { destination: string; name: string; sentAt: Instant }[];
  retraction: boolean;
  /** Both empty where a tag moved: there the facts say it. */
  wrong: string;
  right: string;
  /** Null for the words of a person. */
  moved: MovedTagFact | null;
}

/** The notes of a meeting, as somebody who was there wrote them (R24). */
export interface NotesFacts extends CommonFacts {
  kind: 'notes';
  author: string;
  date: CalendarDate;
  title: string;
  attendees: string[];
  topics: string[];
  decisions: string[];
  actions: ActionItem[];
  link: string | null;
  next: UpcomingFact[];
}

export interface CandidateFacts extends CommonFacts, HeldFacts {
  kind: 'candidate';
  tag: string;
  repository: string;
  sha: string;
  url: string;
  /** The last one that was announced before it; null where none is known. */
  previousTag: string | null;
  /** When that was set. */
  since: Instant;
  /** A few of the merged pull requests, newest first. */
  changes: ItemFact[];
  /** Address of the page with all that changed; absent from what was drafted before there was one. */
  changelog?: string;
  components: ComponentFact[];
  steps: string[];
  report: Link | null;
  /** Until when to report: the end of distribution testing, else the release day. */
  until: { date: CalendarDate; at: Instant } | null;
  blockers: BlockerFact[];
  next: UpcomingFact[];
}

/** What is said of every stable version. */
interface StableFacts extends CommonFacts, HeldFacts {
  version: string;
  repository: string;
  sha: string;
  url: string;
  components: ComponentFact[];
  knownIssues: { title: string; url: string | null; workaround: string | null }[];
  /** The stable version that it is compared with; null where none is known. */
  previousVersion: string | null;
  since: Instant;
  thanks: { names: string[]; others: number };
  upgrade: string | null;
  testedOn: string | null;
  /** Address of the page with all that changed; absent from what was drafted before there was one. */
  changelog?: string;
  next: UpcomingFact[];
}

export interface ReleaseFacts extends StableFacts {
  kind: 'release';
  highlights: { text: string; url: string | null }[];
  dependencies: { name: string; version: string }[];
}

/** A stable version that follows another one in its line. */
export interface PatchFacts extends StableFacts {
  kind: 'patch';
  /** A few of the merged pull requests, newest first. */
  changes: ItemFact[];
}

/** A release that is under way. */
export interface DigestReleaseFact {
  id: string;
  name: string;
  /** Titles of the phases that run, and their ids. */
  phases: string[];
  /** Absent from facts that were gathered before it was asked again when a message leaves; so is `released`. */
  running?: string[];
  releaseDate: CalendarDate | null;
  /** The stable tag; null while it is not out. */
  released?: { tag: string; url: string } | null;
  next: UpcomingFact[];
}

export interface DigestFacts extends CommonFacts {
  kind: 'digest';
  week: string;
  window: { from: Instant; to: Instant };
  /** Absent from digests that counted everything in the window, whether it had been read or not. */
  counted?: CountedFact[];
  /** The releases under way. */
  releases: DigestReleaseFact[];
  groups: DigestGroupFact[];
  /** Every configured distribution for each of `releases`, in their order. */
  distributions: DistributionFact[];
  totals: { merged: number; closed: number; opened?: number };
  /** Blockers opened within the window, and those closed in it. */
  newBlockers: BlockerFact[];
  closedBlockers: ItemFact[];
  /** Rules that so many open issues fit that they say nothing (R11). */
  commonRules?: CommonRuleFact[];
  /** How far the plans of the releases under way are, by release. */
  umbrellas?: UmbrellaFact[];
  /** Where the documentation is behind; only groups of which there is something to say. */
  docs?: DocsFact[];
  /** The open issues that most people want to see solved. */
  upvoted?: UpvotedFact[];
}

/** What must still be true when the message leaves (decision 6), by a key that the world can answer. */
export type Claims = Record<string, string>;
