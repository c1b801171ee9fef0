/** The home page, its buttons and the forms that they open; and the button that shares an answer. */
import { Refusal } from '../../../domain/errors.js';
import type { SlackHome } from '../../../domain/rendering.js';
import { ACTIONS, FORMS } from '../../../surfaces/slack/action-ids.js';
import { homeView } from '../../../surfaces/slack/home.js';
import { slackHomeQuery } from '../../../workflow/queries/slack/slack-home.js';
import type { ActionHandlers, FormHandlers, Handler, SlackDeps } from '../handler.js';
import type { ActionInput } from '../input.js';
import { ANSWERS, askedIn } from './answers.js';
import { correctMessage, openCorrect } from './correct.js';
import { delayChanged, openDelay, proposeDelay } from './delay.js';
import { deskLinkPressed } from './desk-link.js';
import { openNotes, writeNotes } from './notes.js';
import { pauseActions, pauseForms } from './pause.js';

/** `user` is the member's id. @throws Refusal when no configuration has been applied */
export async function homeFor(
  user: string,
  { store, clock, publicUrl }: Pick<SlackDeps, 'store' | 'clock' | 'publicUrl'>,
): Promise<SlackHome> {
  return homeView(await slackHomeQuery(store, clock.now(), publicUrl, user));
}

const share: Handler<ActionInput> = async ({ value, responseUrl, user }, context) => {
  const { word, argument } = askedIn(value ?? '');
  const answer = Object.hasOwn(ANSWERS, word) ? ANSWERS[word] : undefined;
  if (answer === undefined || responseUrl === null) {
    throw new Refusal('not-found', 'This answer cannot be shared any more. Ask for it again.');
  }
  // Whether it was said already cannot be told any more, and nobody wants to read it twice.
  if (!context.fresh)
    throw new Refusal('stale', 'Herald was restarted meanwhile. See whether it was shared; if not, ask again.');
  const sharedBy = context.person?.name ?? `a member (${user})`;
  const post = await answer({ argument, share: `${word} ${argument}`.trim(), sharedBy }, context);
  await context.interactions.respond(responseUrl, post, true);
  return { result: `shared ${word}` };
};

export const homeActions: ActionHandlers = {
  [ACTIONS.openDelay]: (input, context) => openDelay(context, input.trigger, '', null),
  [ACTIONS.delayFields]: delayChanged,
  [ACTIONS.openCorrect]: (input, context) => openCorrect(context, input.trigger, null),
  [ACTIONS.openNotes]: (input, context) => openNotes(context, input.trigger, null),
  [ACTIONS.openDesk]: deskLinkPressed,
  [ACTIONS.share]: share,
  ...pauseActions,
};

export const homeForms: FormHandlers = {
  [FORMS.delay]: proposeDelay,
  [FORMS.correct]: correctMessage,
  [FORMS.notes]: writeNotes,
  ...pauseForms,
};
