/**
 * What people can do, wherever they are: the desk, the command line and Slack all call these. Rights are checked here,
 * against the applied configuration; every method throws a {@link Refusal} that can be shown to the person as it stands.
 */
import type { VerdictKind } from '../domain/draft.js';
import type { BlockerFact } from '../domain/issue-facts.js';
import type { Pause } from '../domain/pause.js';
import type { NotesWords } from '../domain/persons-words.js';
import type { PhaseMove, ScheduleRevision } from '../domain/schedule.js';
import type { Send } from '../domain/send.js';
import type { CalendarDate, Instant } from '../domain/time.js';
import type { DraftFile } from '../ports/store.js';
import type { RoundCommands } from './rounds/round-commands.js';

export type Via = 'desk' | 'cli' | 'slack';

/** Who acts, from where: a person's id. */
export interface Acting {
  actor: string;
  via: Via;
}

export interface DelayProposal {
  release: string;
  phase: string;
  /** New last day (or the day); later phases move along. */
  end: CalendarDate;
  /** New first day; null keeps the phase's length, or the first day of one that has begun. */
  start: CalendarDate | null;
  /** The release day stays although an earlier phase moves. */
  releaseHolds?: boolean;
  reason: string;
  /** `owner/name#number`, or the address. */
  blockers: string[];
  nextUpdate: CalendarDate | null;
}

/** What a proposal would do, before it is saved. */
export interface DelayPreview {
  proposal: DelayProposal;
  /** The revision in force that it was computed against; saving names it. */
  base: number;
  moves: (PhaseMove & { title: string })[];
  blockers: BlockerFact[];
  /**
   * Conflicts with holidays, meeting days and least phase lengths, named issues that are closed or not known, and a timeline
   * that is not announced yet, in sentences.
   */
  warnings: string[];
}

export interface Commands extends RoundCommands {
  /** Nothing leaves for the community, and silence is no consent, until somebody resumes, or until this moment. */
  pause(input: Acting & { why: string; until: Instant | null }): Promise<void>;
  /** Ends what a person asked for, and says that this machine's clock is right where Herald doubts it. Answers what ended. */
  resume(input: Acting): Promise<Pause[]>;

  // `base` is the revision that the person looked at: with another one nothing is done, and the person is told.

  /** Records a verdict; with the last one that the policy asks for, the draft is approved and its sends are written. */
  judge(
    input: Acting & {
      draft: string;
      hash: string;
      verdict: VerdictKind;
      reason: string | null;
      /** Why it may leave although the preflight fails; of no account where it does not. */
      override?: string | null;
    },
  ): Promise<DraftFile>;
  /** With an introduction, both make one revision; where only the introduction is new, the body stays Herald's to redraw. */
  edit(
    input: Acting & { draft: string; base: number; subject: string; bodyMd: string; intro?: string },
  ): Promise<DraftFile>;
  introduce(input: Acting & { draft: string; base: number; intro: string }): Promise<DraftFile>;
  /** Takes the newest facts and the template's words; the introduction stays, edits of the body go. */
  recompose(input: Acting & { draft: string; base?: number }): Promise<DraftFile>;
  /** Null lets it go. */
  hold(input: Acting & { draft: string; until: Instant | null; base?: number }): Promise<DraftFile>;
  /**
   * Of an approved draft, what has not left is cancelled; refused where all of it has. A delay notice takes its proposal with
   * it; one whose dates are in force is refused unless `keepDates` says that they stay so without it.
   */
  discard(input: Acting & { draft: string; reason: string; base?: number; keepDates?: boolean }): Promise<DraftFile>;

  /** Writes nothing. */
  previewDelay(proposal: DelayProposal): Promise<DelayPreview>;
  proposeDelay(input: Acting & { proposal: DelayProposal; base: number }): Promise<ScheduleRevision>;

  /**
   * Drafts a correction, or a retraction, of a message that was sent; returns its occasion's key. `word` names the person's word
   * that asked for it, so that the same form is one draft.
   */
  correct(
    input: Acting & { draft: string; retraction: boolean; wrong: string; right: string; word: string },
  ): Promise<string>;
  /** Drafts the notes of a meeting; returns its occasion's key. */
  writeNotes(input: Acting & { notes: Omit<NotesWords, 'kind'>; word: string }): Promise<string>;

  /**
   * A person looked: an unknown send arrived; one that has not is tried again at once, or given up with the parts behind it.
   * `seen`: how the send stood on the page that they looked at.
   */
  resolveSend(
    input: Acting & {
      send: string;
      as: ResolvedAs;
      reason: string;
      seen?: Pick<Send, 'state' | 'attempt'>;
    },
  ): Promise<Send>;

  /** What was approved, and did not leave in time, is sent for another day, as far as it is still true. */
  sendLate(input: Acting & { draft: string; reason: string }): Promise<DraftFile>;
  /** Nobody has to be told any more that this occasion passed unsaid. */
  leaveUnsaid(input: Acting & { occasion: string; reason: string }): Promise<void>;
}

export const RESOLVED_AS = ['arrived', 'try again', 'give up'] as const;
export type ResolvedAs = (typeof RESOLVED_AS)[number];
