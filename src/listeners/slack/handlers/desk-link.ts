/** The person's own link to the desk. It is shown and never kept: neither in the inbox nor among the sends. */
import { deskAnswer } from '../../../surfaces/slack/answers/desk-answer.js';
import { modal } from '../../../surfaces/slack/form-parts.js';
import { createDeskLink } from '../../../workflow/desk-links.js';
import type { Outcome, SlackContext } from '../handler.js';
import type { ActionInput, CommandInput } from '../input.js';
import { knownPerson, openForm } from './asking.js';

const DONE = { result: 'gave a link to the desk' };

export async function deskLinkAsked({ responseUrl }: CommandInput, context: SlackContext): Promise<Outcome> {
  await context.interactions.respond(responseUrl, deskAnswer(await linkFor(context)), false);
  return DONE;
}

/** On the home page, where nothing can be answered beside the button, it comes up by itself. */
export async function deskLinkPressed({ trigger }: ActionInput, context: SlackContext): Promise<Outcome> {
  knownPerson(context);
  const view = async () =>
    modal({ form: null, title: 'Your link to the desk', blocks: deskAnswer(await linkFor(context)).blocks });
  return openForm(context, trigger, view, DONE.result);
}

async function linkFor(context: SlackContext): Promise<string> {
  const token = await createDeskLink(context, knownPerson(context).id);
  return `${context.publicUrl}/desk/link/${token}`;
}
