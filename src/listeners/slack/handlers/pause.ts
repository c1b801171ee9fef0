/** Pausing and resuming Herald: by a command, and by the buttons and the form of the home page. */
import { Refusal } from '../../../domain/errors.js';
import { namedMoment, withoutUntil } from '../../../domain/named-moment.js';
import type { SlackPost } from '../../../domain/rendering.js';
import { type Instant, instantAt, isCalendarDate, type Zone } from '../../../domain/time.js';
import { ACTIONS, FORMS } from '../../../surfaces/slack/action-ids.js';
import { PAUSE_BLOCKS, pauseModal } from '../../../surfaces/slack/pause-modal.js';
import { moment, said, type Words } from '../../../surfaces/slack/rich-words.js';
import type { ActionHandlers, FormHandlers, Handler, Outcome, SlackContext } from '../handler.js';
import type { ActionInput, CommandInput, FormInput } from '../input.js';
import { askedIn } from './answers.js';
import { fieldOf, inForm, openForm, teamMember } from './asking.js';

/** With nothing behind it the form. An end that cannot be read stops nobody from pausing: they are told that there is none. */
export const pauseAsked: Handler<CommandInput> = async (input, context) => {
  const { id: actor } = teamMember(context);
  const { argument } = askedIn(input.text);
  if (argument === '') return openPause(context, input.trigger, input.channel);
  const { community, clock, commands } = context;
  const { zone, sendTime: morning } = community;
  const { why, until: end } = withoutUntil(argument);
  const until = end === null ? null : namedMoment(end, { now: clock.now(), zone, morning });
  const isUnread = end !== null && until === null;
  await commands.pause({ why: isUnread ? argument : why, until, actor, via: 'slack' });
  const hint = isUnread
    ? ` No end was set, as “${end}” names no moment: write “until tomorrow 09:00” or “until 2026-08-05”.`
    : '';
  return { result: 'paused', tell: paused(until, zone, hint) };
};

const openPause = async (context: SlackContext, trigger: string, channel: string | null): Promise<Outcome> => {
  teamMember(context);
  const { zone, sendTime: time } = context.community;
  return openForm(context, trigger, async () => pauseModal({ time, zone, channel }), 'opened the form for a pause');
};

async function pause({ values }: FormInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = teamMember(context);
  const { zone } = context.community;
  const [date, time] = [fieldOf(values, PAUSE_BLOCKS.date), fieldOf(values, PAUSE_BLOCKS.time)];
  const until = isCalendarDate(date) ? instantAt(date, time || context.community.sendTime, zone) : null;
  const blockOf = ({ code, message }: Refusal): string | null =>
    code !== 'invalid' ? null : message.includes('moment') ? PAUSE_BLOCKS.date : PAUSE_BLOCKS.why;
  return inForm(context, blockOf, async () => {
    await context.commands.pause({ why: fieldOf(values, PAUSE_BLOCKS.why), until, actor, via: 'slack' });
    return { result: 'paused', tell: paused(until, zone) };
  });
}

const paused = (until: Instant | null, zone: Zone, hint = ''): SlackPost => {
  const end: Words[] = until === null ? ['somebody resumes it'] : moment(until, zone);
  return said(
    'Herald is paused until ',
    ...end,
    `. Nothing leaves for the community, and silence is no consent; \`/herald resume\` ends it.${hint}`,
  );
};

/** Handled again after a restart it might end a pause that began since. */
const resume: Handler<ActionInput | CommandInput> = async (_input, context) => {
  const { id: actor } = teamMember(context);
  if (!context.fresh)
    throw new Refusal(
      'stale',
      'Herald was restarted meanwhile. See whether it is still paused; if so, resume it once more.',
    );
  await context.commands.resume({ actor, via: 'slack' });
  return { result: 'resumed', tell: said('Herald goes on: what is due leaves now.') };
};

export const resumeAsked: Handler<CommandInput> = resume;

export const pauseActions: ActionHandlers = {
  [ACTIONS.openPause]: ({ trigger }, context) => openPause(context, trigger, null),
  [ACTIONS.resume]: resume,
};

export const pauseForms: FormHandlers = { [FORMS.pause]: pause };
