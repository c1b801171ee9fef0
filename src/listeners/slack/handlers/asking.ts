/** What several handlers ask first: who it is, whether they still wait, what a form holds. */
import type { Person } from '../../../domain/community.js';
import { Refusal } from '../../../domain/errors.js';
import { mayManage } from '../../../domain/people.js';
import type { SlackModal } from '../../../domain/rendering.js';
import type { Outcome, SlackContext } from '../handler.js';
import type { FormValues } from '../input.js';

/** @throws Refusal for a member whom the configuration does not know */
export function knownPerson({ person }: SlackContext): Person {
  if (person !== null) return person;
  throw new Refusal(
    'unknown-person',
    'Herald does not know you: your Slack account is in nobody’s entry under `people`. Ask the release team to add it.',
  );
}

/** @throws Refusal for whoever is not of the release team */
export const teamMember = (context: SlackContext): Person => mayManage(context.community, knownPerson(context).id);

/** Opens a form for whoever still waits for it. @throws Refusal after a restart, when their click is too old for that */
export async function openForm(
  context: SlackContext,
  trigger: string,
  view: () => Promise<SlackModal>,
  result: string,
): Promise<Outcome> {
  if (!context.fresh)
    throw new Refusal('stale', 'Herald was restarted meanwhile, so the form did not open. Ask for it once more.');
  await context.interactions.openModal(trigger, await view());
  return { result };
}

/** What stands in a field; empty for nothing. Each field has one element. */
export function fieldOf(values: FormValues, block: string): string {
  const [first] = Object.values(values[block] ?? {});
  return first?.[0]?.trim() ?? '';
}

/** A mistake that can be mended in the form is shown there, at `block`; anything else is told as it is. */
export async function inForm(
  { fresh }: SlackContext,
  blockOf: (refusal: Refusal) => string | null,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    const block = error instanceof Refusal && fresh ? blockOf(error) : null;
    if (!(error instanceof Refusal) || block === null) throw error;
    return { result: `not taken: ${error.message}`, errors: { [block]: error.message } };
  }
}
