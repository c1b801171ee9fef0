/** What people can do about a round: answer, change and take back their word, be asked differently, and ask. */
import type { Ask, Prompt, Respondent, Round } from '../../domain/round.js';
import type { Colour, DoubtfulIssues, Readiness, Status, StatusWords } from '../../domain/status.js';
import type { Instant } from '../../domain/time.js';

/** Whoever answers: a person of the configuration, or a member of the workspace whom it does not know. */
export interface Speaking {
  /** A person's id. */
  actor: string | null;
  /** A member's id. */
  user: string | null;
}

/** A person's id. */
interface ByPerson {
  actor: string;
}

/** What is answered. `round` is null where no prompt was at hand, as on the home page. */
export interface AskRef extends Pick<Ask, 'release' | 'unit'> {
  round: string | null;
}

/** Where words that were taken back are quoted: in a digest that has left, or in one that waits. */
export type Quoted = 'sent' | 'waiting';

export interface Answered {
  status: Status;
  /** It was recorded before: the same word again. */
  already: boolean;
  /** Set when its round had closed: then it counts for the next one. */
  late: Round | null;
  /** Set when something else was taken back with it, or for it, that a digest quotes. */
  quoted: Quoted | null;
  /** Of a reply that was cleared up. */
  doubtful?: DoubtfulIssues;
}

/** A message in a prompt's thread, or beside it. */
export interface ReplyWords {
  /** `missing`: not found in its thread any more, which Slack has not told of. */
  change: 'written' | 'edited' | 'deleted' | 'missing';
  channel: string;
  ts: string;
  threadTs: string | null;
  /** As Slack sends it; empty when deleted. */
  text: string;
  editedTs: string | null;
  user: string;
}

/** A part of a reply that the person has to be asked about. */
export interface UnclearPart {
  /** What it may be about; one where only the colour is missing. */
  asks: Ask[];
  colour: Colour | null;
  readiness: Readiness | null;
  text: string;
  /** Named and open. */
  blockers: string[];
  /** Said to be as before, where nothing was said before. */
  nothingBefore: boolean;
}

export interface ReplyAnswer {
  round: Round;
  prompt: Prompt;
  /** What is recorded of it now. */
  stored: Status[];
  unclear: UnclearPart[];
  /** By the id of what is recorded. */
  doubtful: Record<string, DoubtfulIssues>;
  /** What was recorded of it before, and is not any more. */
  withdrawn: Status[];
  /** What counts instead of it, of this round. */
  instead: Status[];
  /** Where what is withdrawn was quoted. */
  quoted: Quoted | null;
  /** When it was taken first as it stands. */
  takenAt: Instant;
  /** It is longer than what is kept of a reply. */
  cut: boolean;
  /** The same message again, or an older version of it: nothing was done. */
  already: boolean;
  /** The round had closed. */
  late: boolean;
  /** By unit and release, as people call it. */
  names: Record<string, string>;
}

/** Which part of which reply a person has cleared up by a click. */
export interface ClearedUp extends AskRef {
  channel: string;
  ts: string;
  editedTs: string | null;
  text: string;
  colour: Colour | null;
  readiness: Readiness | null;
}

export interface AskedNow {
  round: Round;
  /** Whether the round was opened by this. */
  opened: boolean;
  /** Names of those who are reminded by this, in their next working hours. */
  reminded: string[];
  /** Who was left, with the reason. */
  left: { name: string; why: string }[];
}

export interface RoundCommands {
  /** `sourceRef` makes it one answer, however often it is sent. */
  answer(input: Speaking & AskRef & { words: StatusWords; sourceRef: string }): Promise<Answered>;
  /** Keeps the last status; refused where there is none. */
  noChange(input: Speaking & AskRef & { sourceRef: string }): Promise<Answered>;
  /** Says it anew in the place of one that stands. */
  correctStatus(input: Speaking & { status: string; words: StatusWords; sourceRef: string }): Promise<Answered>;
  /** `instead`: what counts now, when something else was said in the same round. */
  withdrawStatus(input: Speaking & { status: string }): Promise<Answered & { instead: Status | null }>;
  /** Null when it is not about any prompt. */
  reply(input: ReplyWords): Promise<ReplyAnswer | null>;
  /** The person said which colour, or which group, their reply meant. */
  clearUp(input: Speaking & ClearedUp): Promise<Answered>;
  /** What somebody said elsewhere; only the release manager writes it down. `author`: a person's id, or a name. */
  record(
    input: ByPerson & Omit<AskRef, 'round'> & { words: StatusWords; author: string; link: string; sourceRef: string },
  ): Promise<Answered>;
  /** For oneself; the release team for anybody. */
  setRespondent(input: ByPerson & { wish: Respondent }): Promise<Respondent>;
  /** Reminds who is silent in the open round, or opens the coming one early. For the release team. */
  askNow(input: ByPerson): Promise<AskedNow>;
}
