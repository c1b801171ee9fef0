/**
 * The store, as narrow repositories. Instants and dates are text, JSON goes in and comes out as data. Text that no database
 * keeps (a NUL, half a surrogate pair) comes back with U+FFFD in its place.
 *
 * Conditional writes return whether they took effect: `false` means that somebody else was faster, and the caller looks again.
 */
import type { CalendarEntry } from '../domain/calendar-entry.js';
import type { Draft, DraftRevision, DraftState, Verdict } from '../domain/draft.js';
import type { InboxEntry } from '../domain/inbox.js';
import type { MessageKind } from '../domain/message-kind.js';
import type { Matter, OccasionOutcome, OccasionRecord, OccasionTrouble } from '../domain/occasion.js';
import type { Prompt, Respondent, Round } from '../domain/round.js';
import type { RevisionState, ScheduleRevision } from '../domain/schedule.js';
import type { DeliverySend, Purpose, Send, SendAttempt, SendState } from '../domain/send.js';
import type { Status } from '../domain/status.js';
import type { Instant } from '../domain/time.js';
import type { EvidenceRepository } from './evidence-store.js';
import type { SendOverview } from './send-overview.js';
import type { SessionRepository } from './session-store.js';

export interface Store extends Repositories {
  /**
   * All or nothing; a write transaction from its start. Inside, only the given repositories may be used.
   * @throws Error when the store itself is used inside
   */
  transaction<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /** Brings the schema up to date; safe to call from several processes at once. Returns the names of what it ran. */
  migrate(): Promise<string[]>;
  /** Asks the database for an answer; which it is (`sqlite`), and where. @throws when there is none */
  check(): Promise<{ kind: string; location: string }>;
  /**
   * Writes a row with this mark, and reads it by another connection.
   * @throws StoreFault when nothing can be written, and why; whatever else is in the way, as that the row is not there
   */
  prove(mark: string): Promise<void>;
  /**
   * Copies everything into a file that is not there yet, as of one moment, while others go on writing.
   * @throws Refusal where the database is copied in another way; whatever is in the way
   */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

export interface Repositories {
  meta: MetaRepository;
  configs: ConfigRepository;
  releases: ReleaseRepository;
  schedules: ScheduleRepository;
  occasions: OccasionRepository;
  matters: MatterRepository;
  drafts: DraftRepository;
  sends: SendRepository;
  statuses: StatusRepository;
  rounds: RoundRepository;
  inbox: InboxRepository;
  evidence: EvidenceRepository;
  calendar: CalendarRepository;
  audit: AuditRepository;
  sessions: SessionRepository;
}

export interface MetaRepository {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  /** Sets it unless it is set, and returns what is then there. */
  keep(key: string, value: string): Promise<string>;
}

export interface AppliedConfig {
  hash: string;
  at: Instant;
  by: string;
  /** The normalised configuration, for the three-way comparison. */
  doc: unknown;
}

export interface ConfigRepository {
  latest(): Promise<AppliedConfig | null>;
  record(config: AppliedConfig): Promise<void>;
}

export interface AdoptedRelease {
  id: string;
  adoptedAt: Instant;
}

export interface ReleaseRepository {
  all(): Promise<AdoptedRelease[]>;
  /** Does nothing when it is adopted already. */
  adopt(release: AdoptedRelease): Promise<void>;
}

export interface ScheduleRepository {
  /** Every revision in force or proposed, of all releases. */
  current(): Promise<ScheduleRevision[]>;
  /** All revisions of these releases, release by release, oldest first. */
  history(...releases: string[]): Promise<ScheduleRevision[]>;
  /** @throws Refusal `conflict` when a proposed one exists already and this one is proposed too */
  insert(revision: ScheduleRevision): Promise<void>;
  /** Conditional on the revision being in state `from`; `at` becomes `inForceAt` when it comes into force. */
  change(release: string, n: number, from: RevisionState, to: RevisionState, at: Instant): Promise<boolean>;
}

export interface OccasionRepository {
  byKey(key: string): Promise<OccasionRecord | null>;
  /** Of these releases, plus everything with `sendAt` at or after `since`. */
  ledger(releases: string[], since: Instant): Promise<OccasionRecord[]>;
  /** Inserts or replaces the row of this key. */
  save(occasion: OccasionRecord): Promise<void>;
  /** With the trouble that it ended in, if any. */
  settle(key: string, outcome: OccasionOutcome, why: string | null, trouble?: OccasionTrouble | null): Promise<void>;
  /** All that have a trouble, however old it is. */
  troubled(): Promise<OccasionRecord[]>;
  /** Notes what is wrong with one that is open. */
  trouble(key: string, trouble: OccasionTrouble | null): Promise<void>;
  /** Most recent send time first. */
  recent(limit: number): Promise<OccasionRecord[]>;
}

export interface MatterRepository {
  /** Returns the matter as stored: the first subject stays. */
  keep(matter: Matter): Promise<Matter>;
  byKey(key: string): Promise<Matter | null>;
  /** The send that is the thread's root there; null before the first one. */
  root(matter: string, destination: string): Promise<string | null>;
  /** Makes this send the root unless there is one, and returns the root's id. */
  claimRoot(matter: string, destination: string, send: string): Promise<string>;
  /** Lets another send become the root: the former one never arrived. */
  releaseRoot(matter: string, destination: string, send: string): Promise<void>;
}

/** A draft with its newest revision, the verdicts on that revision and its sends. */
export interface DraftFile {
  draft: Draft;
  head: DraftRevision;
  verdicts: Verdict[];
  /** Its deliveries. */
  sends: DeliverySend[];
}

export interface DraftRepository {
  /** @throws Refusal `conflict` when the occasion has a live draft or this generation already */
  insert(draft: Draft, revision: DraftRevision): Promise<void>;
  byId(id: string): Promise<DraftFile | null>;
  /**
   * Oldest first: drafts that are awaiting or withheld, approved ones whose occasion has no outcome yet, and whichever has
   * sends that are not settled. What was delivered is not live, however many there are.
   */
  live(): Promise<DraftFile[]>;
  /** Newest first; optionally only these states, this release, this kind. */
  list(filter: { states?: DraftState[]; release?: string; kind?: MessageKind; limit: number }): Promise<DraftFile[]>;
  revisions(id: string): Promise<DraftRevision[]>;
  /** Conditional on state and revision number being as in `was`. */
  save(draft: Draft, was: Pick<Draft, 'state' | 'revision'>): Promise<boolean>;
  /** @throws Refusal `stale` when that number exists already */
  addRevision(revision: DraftRevision): Promise<void>;
  /** A later word of the same actor on the same revision replaces the earlier one. */
  addVerdict(verdict: Verdict): Promise<void>;
}

export interface ClaimRequest {
  now: Instant;
  wall: Instant;
  by: string;
  leaseUntil: Instant;
  limit: number;
  /** Destinations whose sends are left where they are. */
  except: readonly string[];
  /** Nothing else is claimed; left out, everything. */
  only?: readonly Purpose[];
}

export interface SendCount {
  purpose: Purpose;
  state: SendState;
  count: number;
}

export interface SendRepository {
  /** Rows whose dedupe key exists already are left as they are. */
  insert(sends: Send[]): Promise<void>;
  /**
   * Inserts a card or a prompt, or lets the one of its dedupe key show this payload: then it is `ready` once more and, where it
   * was accepted before, changed in place. `same` when it shows this already; `busy` while it is being handed over, so that the
   * caller looks again.
   */
  keep(send: Send): Promise<'new' | 'changed' | 'same' | 'busy'>;
  byId(id: string): Promise<Send | null>;
  byKey(dedupeKey: string): Promise<Send | null>;
  ofDraft(draft: string): Promise<DeliverySend[]>;
  /** Everything but deliveries that is about this, oldest first. */
  about(subject: string): Promise<Send[]>;
  /** Posts to this address that were accepted and say where they stand, newest first; at most 200. */
  postedTo(address: string): Promise<Send[]>;
  /** The accepted post that stands there; null when it is not one of ours. */
  bySlackPost(channel: string, ts: string): Promise<Send | null>;
  /** Deliveries, newest first. */
  recent(limit: number): Promise<DeliverySend[]>;
  /** Deliveries that have left since, or may have: one for each part; `at` is when it was sent, else when it was due. */
  deliveredSince(since: Instant): Promise<{ draft: string; destination: string; at: Instant }[]>;
  inStates(states: SendState[]): Promise<Send[]>;
  /** How many there are, for each purpose and state of which there are any. */
  counts(): Promise<SendCount[]>;
  overview(now: Instant, alarmsSince: Instant): Promise<SendOverview>;
  /**
   * Claims what may leave now: `ready`, `notBefore` and `nextAt` reached at `now`, and of a later part the one before it settled
   * (anything but ready, claimed or attempting). Ordered by urgency, `notBefore`, roots of threads first, then id. A claim whose
   * lease has run out at `wall` counts as ready again.
   */
  claim(request: ClaimRequest): Promise<Send[]>;
  /** Makes every claimed send ready again, whoever has claimed it, and answers how many there were. */
  unclaim(): Promise<number>;
  /** Sends in `attempting` whose lease has run out at `wall`: nobody can tell what became of them. */
  abandoned(wall: Instant): Promise<Send[]>;
  /** Writes state and the fields of its life; conditional on the state and payload, and on the lease holder where one is given. */
  save(send: Send, was: { state: SendState; leaseBy?: string | null }): Promise<boolean>;
  addAttempt(attempt: SendAttempt): Promise<void>;
  attempts(send: string): Promise<SendAttempt[]>;
  /** The earliest moment after `now` at which an open send becomes due or expires; null for none. */
  nextDue(now: Instant): Promise<Instant | null>;
}

export interface StatusRepository {
  /** Does nothing when its `sourceRef` is stored already. */
  add(status: Status): Promise<void>;
  byId(id: string): Promise<Status | null>;
  byIds(ids: readonly string[]): Promise<Status[]>;
  /** With this `sourceRef`, or one that begins with it and a `:` or `#`; oldest first, withdrawn ones too. */
  ofSource(sourceRef: string): Promise<Status[]>;
  /** Of these releases, not withdrawn and said at or after `since`; oldest first. */
  saidSince(releases: readonly string[], since: Instant): Promise<Status[]>;
  /** What a person took back, or said anew. False when it was withdrawn already. */
  withdraw(id: string, at: Instant): Promise<boolean>;
  /** The newest one of each unit that is not withdrawn, release by release. */
  latest(...releases: string[]): Promise<Status[]>;
}

export interface RoundRepository {
  /** Does nothing when there is one of this key; returns what is then there. */
  open(round: Round): Promise<Round>;
  byKey(key: string): Promise<Round | null>;
  /** Latest first. */
  recent(limit: number): Promise<Round[]>;
  /** Those that are not closed, earliest first. */
  unclosed(): Promise<Round[]>;
  /** Writes askedAt, closesAt, closedAt and problem; false when it was closed already. */
  save(round: Round): Promise<boolean>;
  /** Does nothing when that person has one in that round. */
  addPrompt(prompt: Prompt): Promise<void>;
  /** Writes asks, send, nudge and problem. */
  savePrompt(prompt: Prompt): Promise<void>;
  prompts(round: string): Promise<Prompt[]>;
  /** Null when that person was not asked in that round. */
  prompt(round: string, person: string): Promise<Prompt | null>;
  respondents(): Promise<Respondent[]>;
  saveRespondent(respondent: Respondent): Promise<void>;
}

export interface InboxRepository {
  /** False when it was there already. */
  add(entry: Pick<InboxEntry, 'source' | 'externalId' | 'receivedAt' | 'payload'>): Promise<boolean>;
  byId(source: InboxEntry['source'], externalId: string): Promise<InboxEntry | null>;
  /** Received before this moment and not handled yet, oldest first. */
  waiting(before: Instant, limit: number): Promise<InboxEntry[]>;
  /** False when it was handled already. */
  settle(source: InboxEntry['source'], externalId: string, handledAt: Instant, result: string): Promise<boolean>;
  /** Forgets what came in before this moment and was handled; the rows stay, so that nothing is handled twice. */
  dropPayloads(before: Instant): Promise<number>;
}

export interface CalendarRepository {
  all(): Promise<CalendarEntry[]>;
  save(entries: CalendarEntry[]): Promise<void>;
}

export interface AuditEntry {
  at: Instant;
  /** Person id, `herald` or `operator`. */
  actor: string;
  /** `approve`, `edit`, `propose-delay`, ... */
  act: string;
  /** `draft:<id>`, `schedule:1.4#2`, `send:<id>`. */
  subject: string;
  detail: Record<string, unknown>;
}

export interface AuditRepository {
  append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  recent(limit: number): Promise<AuditEntry[]>;
  /** Oldest first. */
  of(subject: string): Promise<AuditEntry[]>;
}
