/** `/herald` and the word behind it. */
import { askedAnswer } from '../../../surfaces/slack/answers/asked-answer.js';
import { draftsAnswer } from '../../../surfaces/slack/answers/drafts-answer.js';
import { helpAnswer } from '../../../surfaces/slack/answers/help-answer.js';
import { deskQuery } from '../../../workflow/queries/desk.js';
import type { CommandHandlers, Handler } from '../handler.js';
import type { CommandInput } from '../input.js';
import { ANSWERS, askedIn } from './answers.js';
import { knownPerson, teamMember } from './asking.js';
import { openCorrect } from './correct.js';
import { openDelay } from './delay.js';
import { deskLinkAsked } from './desk-link.js';
import { openNotes } from './notes.js';
import { pauseAsked, resumeAsked } from './pause.js';

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

const prompt: Handler<CommandInput> = async (_input, context) => {
  const { id: actor } = teamMember(context);
  const { round, opened, reminded, left } = await context.commands.askNow({ actor });
  const { publicUrl: url, community } = context;
  return {
    result: opened ? `opened ${round.key}` : `reminded ${reminded.length}`,
    tell: askedAnswer({ url, zone: community.zone, closesAt: round.closesAt, opened, reminded, left }),
  };
};

export const commandHandlers: CommandHandlers = {
  help,
  ...Object.fromEntries(Object.keys(ANSWERS).map((word) => [word, answering(word)])),
  drafts,
  prompt,
  desk: deskLinkAsked,
  delay: (input, context) => openDelay(context, input.trigger, askedIn(input.text).argument, input.channel),
  correct: (input, context) => openCorrect(context, input.trigger, input.channel),
  notes: (input, context) => openNotes(context, input.trigger, input.channel),
  pause: pauseAsked,
  resume: resumeAsked,
};
