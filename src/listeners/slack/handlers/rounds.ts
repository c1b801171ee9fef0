/** What people do with a prompt: its buttons, and replies in its thread. Rights are checked by the use cases; every refusal is told. */
import { LONGEST_REPLY } from '../../../digest/plain-words.js';
import { Refusal } from '../../../domain/errors.js';
import { type Colour, READINESS, type Readiness } from '../../../domain/status.js';
import { ACTIONS } from '../../../surfaces/slack/action-ids.js';
import { readIssuesValue, readReplyValue } from '../../../surfaces/slack/prompt-value.js';
import { said } from '../../../surfaces/slack/rich-words.js';
import { colourWords } from '../../../surfaces/slack/status-words.js';
import { COLOUR_ACTIONS, READINESS_ACTIONS, understoodPost } from '../../../surfaces/slack/understood.js';
import { wordsOf } from '../../../workflow/rounds/answer-commands.js';
import type { ReplyAnswer } from '../../../workflow/rounds/round-commands.js';
import type { ActionHandlers, Handler, MessageHandler, Outcome, SlackContext } from '../handler.js';
import type { ActionInput, MessageInput } from '../input.js';
import { recorded } from './round-forms.js';
import { openNotNow, openRecord, openUpdate } from './round-openers.js';
import {
  askedBy,
  askNameOf,
  insteadWords,
  lateWords,
  nameOf,
  quotedWords,
  sinceWords,
  speaking,
} from './round-words.js';

async function noChange(input: ActionInput, context: SlackContext): Promise<Outcome> {
  const about = askedBy(input);
  const sourceRef = `slack:${input.id}`;
  const answered = await context.commands.noChange({ ...speaking(input, context), ...about, sourceRef });
  const { status, already, late } = answered;
  const name = await askNameOf(context, about);
  const kept = status.noChangeOf === null ? null : await context.store.statuses.byId(status.noChangeOf);
  const since = kept === null ? '' : `, ${sinceWords(kept.saidAt)}`;
  const begin = already ? `${name} has an answer already` : `${name} stays`;
  const sentence = `${begin}: ${colourWords(status)}${since}. ${lateWords(context, late)}`.trim();
  return { result: sentence, tell: said(sentence) };
}

async function withdraw(input: ActionInput, context: SlackContext): Promise<Outcome> {
  const { status } = askedBy(input);
  if (status === null)
    throw new Refusal('not-found', 'Herald does not know this button any more. Use the newest prompt.');
  const {
    already,
    status: gone,
    quoted,
    instead,
  } = await context.commands.withdrawStatus({ ...speaking(input, context), status });
  const name = await askNameOf(context, gone);
  const counts = instead === null ? `${name} has no answer now.` : insteadWords(name, instead);
  const sentence = already
    ? `That was taken back before.`
    : `Taken back. ${counts} ${quotedWords(context, quoted)}`.trim();
  return { result: sentence, tell: said(sentence) };
}

function meaning(colour: Colour | null, readiness: Readiness | null): Handler<ActionInput> {
  return async (input, context) => {
    const value = readReplyValue(input.value);
    if (value === null) throw new Refusal('not-found', 'Herald does not know this button any more. Reply once more.');
    const answered = await context.commands.clearUp({ ...speaking(input, context), ...value, colour, readiness });
    return recorded(context, value.round, answered);
  };
}

/** Said under the same reply, so that it goes when the reply does. */
async function theyBlock(input: ActionInput, context: SlackContext): Promise<Outcome> {
  const value = readIssuesValue(input.value);
  const before = value === null ? null : await context.store.statuses.byId(value.status ?? '');
  if (value === null || before === null)
    throw new Refusal('not-found', 'Herald does not know this button any more. Use “Correct”.');
  const answered = await context.commands.correctStatus({
    ...speaking(input, context),
    status: before.id,
    words: { ...wordsOf(before), blockers: [...new Set([...before.blockers, ...value.issues])] },
    sourceRef: `${before.sourceRef}#blocks`,
  });
  return recorded(context, value.round, answered);
}

const COLOURS: readonly Colour[] = ['green', 'yellow', 'red'];

export const roundActions: ActionHandlers = {
  [ACTIONS.noChange]: noChange,
  [ACTIONS.giveUpdate]: openUpdate,
  [ACTIONS.correctStatus]: openUpdate,
  [ACTIONS.withdrawStatus]: withdraw,
  [ACTIONS.notNow]: openNotNow,
  [ACTIONS.openRecord]: openRecord,
  [ACTIONS.issuesBlock]: theyBlock,
  ...Object.fromEntries(COLOURS.map((colour) => [COLOUR_ACTIONS[colour], meaning(colour, null)])),
  ...Object.fromEntries(READINESS.map((readiness) => [READINESS_ACTIONS[readiness], meaning(null, readiness)])),
};

export const onMessage: MessageHandler = async (input, context) => {
  const answer = await context.commands.reply(input);
  if (answer === null) return nothingAsked(input);
  if (answer.already) return { result: 'was known already' };
  return {
    result: `stored ${answer.stored.length}, took back ${answer.withdrawn.length}, asked about ${answer.unclear.length}`,
    tell: understoodPost(viewOf(input, answer, context)),
  };
};

/** A deleted or changed word about nothing needs no answer. */
function nothingAsked({ change }: MessageInput): Outcome {
  const result = 'answers no prompt';
  if (change !== 'written') return { result };
  return {
    result,
    tell: said('There is no question of the week open to you here. `/herald help` says what Herald can do.'),
  };
}

const cutNote = `Your message is very long: of it the first ${LONGEST_REPLY.toLocaleString('en')} characters are kept. Say the main thing first, and link the rest.`;

function viewOf(input: MessageInput, answer: ReplyAnswer, context: SlackContext) {
  const { channel, ts, change, editedTs } = input;
  const name = ({ release, unit }: { release: string; unit: string }): string =>
    answer.names[`${release}|${unit}`] ?? nameOf(context, unit);
  const said = answer.stored.length + answer.unclear.length > 0;
  const note = [
    ...answer.instead.map((status) => insteadWords(name(status), status)),
    answer.quoted === null && said ? lateWords(context, answer.late ? answer.round : null) : '',
    quotedWords(context, answer.quoted),
    answer.cut ? cutNote : '',
  ]
    .filter((words) => words !== '')
    .join(' ');
  return {
    round: answer.round.key,
    message: { channel, ts, editedTs: change === 'edited' ? editedTs : null },
    stored: answer.stored.map((status) => ({
      name: name(status),
      status,
      doubtful: answer.doubtful[status.id] ?? null,
    })),
    unclear: answer.unclear.map((part) => ({ ...part, asks: part.asks.map((ask) => ({ ...ask, name: name(ask) })) })),
    withdrawn: answer.withdrawn.map(name),
    deleted: change === 'deleted',
    note: note === '' ? null : note,
  };
}
