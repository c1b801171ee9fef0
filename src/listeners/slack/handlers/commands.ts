/** `/herald` and the word behind it. */
import { draftsAnswer } from '../../../surfaces/slack/answers/drafts-answer.js';
import { helpAnswer } from '../../../surfaces/slack/answers/help-answer.js';
import { deskQuery } from '../../../workflow/queries/desk.js';
import type { CommandHandlers, Handler } from '../handler.js';
import type { CommandInput } from '../input.js';
import { ANSWERS, askedIn } from './answers.js';
import { knownPerson } from './asking.js';
import { openCorrect } from './correct.js';
import { openDelay } from './delay.js';
import { deskLinkAsked } from './desk-link.js';
import { openNotes } from './notes.js';

const answering =
  (word: string): Handler<CommandInput> =>
  async (input, context) => {
    const { argument } = askedIn(input.text);
    const share = `${word} ${argument}`.trim();
    const tell = await ANSWERS[word]?.({ argument, share, sharedBy: null }, context);
    return { result: `answered ${share}`, ...(tell === undefined ? {} : { tell }) };
  };

const help: Handler<CommandInput> = async (_input, { publicUrl }) => ({
  result: 'answered help',
  tell: helpAnswer({ url: publicUrl }),
});

const drafts: Handler<CommandInput> = async (_input, context) => {
  knownPerson(context);
  const { waiting, zone } = await deskQuery(context.store, context.clock.now());
  return { result: 'answered drafts', tell: draftsAnswer({ url: context.publicUrl, zone, drafts: waiting }) };
};

export const commandHandlers: CommandHandlers = {
  help,
  ...Object.fromEntries(Object.keys(ANSWERS).map((word) => [word, answering(word)])),
  drafts,
  desk: deskLinkAsked,
  delay: (input, context) => openDelay(context, input.trigger, askedIn(input.text).argument, input.channel),
  correct: (input, context) => openCorrect(context, input.trigger, input.channel),
  notes: (input, context) => openNotes(context, input.trigger, input.channel),
};
