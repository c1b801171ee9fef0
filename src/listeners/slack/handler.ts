/**
 * How a listener answers: it checks who it is, calls a use case, and says what the person is to be told. The word itself is in
 * the inbox already, so a handler may be run again after a crash: use cases make that harmless.
 */
import type { Community, Person } from '../../domain/community.js';
import type { SlackModal, SlackPost } from '../../domain/rendering.js';
import type { Interactions } from '../../ports/interactions.js';
import type { Commands } from '../../workflow/commands.js';
import type { WorkflowDeps } from '../../workflow/deps.js';
import type { Random } from '../../workflow/desk-links.js';
import type { ActionInput, CommandInput, FormInput, MessageInput, SlackInput } from './input.js';

export interface SlackDeps extends WorkflowDeps {
  commands: Commands;
  interactions: Interactions;
  random: Random;
}

export interface SlackContext extends SlackDeps {
  /** Of the applied configuration. */
  community: Community;
  /** Null for a member whom the configuration does not know: they may answer, and never approve. */
  person: Person | null;
  /** False when the word was kept over a restart: then nobody has a form open any more, and triggers have expired. */
  fresh: boolean;
}

export interface Outcome {
  /** What came of it, in a sentence, for the inbox. */
  result: string;
  /** Said to this person alone, where they are; left out where they see it anyway. */
  tell?: SlackPost;
  /** Of a form: what is wrong, by block id; the form stays open. Nothing else was done then. */
  errors?: Record<string, string>;
  /** Of a form: what takes its place. */
  next?: SlackModal;
}

/** @throws Refusal, which is told to the person; RemoteFault when Slack did not do what was asked */
export type Handler<I extends SlackInput> = (input: I, context: SlackContext) => Promise<Outcome>;

/** By action id. */
export type ActionHandlers = Partial<Record<string, Handler<ActionInput>>>;
/** By callback id. */
export type FormHandlers = Partial<Record<string, Handler<FormInput>>>;
/** By the word behind `/herald`. */
export type CommandHandlers = Partial<Record<string, Handler<CommandInput>>>;
export type MessageHandler = Handler<MessageInput>;
