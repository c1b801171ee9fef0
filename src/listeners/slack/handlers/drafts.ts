/** Everything that can be done from a draft's card. Rights and revisions are checked by the use cases; every refusal is told. */
import { mayDecide } from '../../../domain/approval.js';
import { ACTIONS } from '../../../surfaces/slack/action-ids.js';
import { appliedConfiguration } from '../../../workflow/applied-configuration.js';
import { policyOf } from '../../../workflow/plan/draft-questions.js';
import { decisionOf } from '../../../workflow/queries/decision.js';
import { loadWorld } from '../../../workflow/world.js';
import type { ActionHandlers, FormHandlers, Outcome, SlackContext } from '../handler.js';
import type { ActionInput } from '../input.js';
import { approvalAnswer, holdAnswer, recomposeAnswer } from './draft-answers.js';
import { draftForms as forms } from './draft-forms.js';
import { draftOpeners } from './draft-openers.js';
import { buttonRef, draftOf, knownPerson } from './draft-word.js';
import { askForOverride, overrideForm } from './override.js';

/** Somebody who approves twice, or whose click is handled again after a crash, is told that it counted. */
async function approve(input: ActionInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = knownPerson(context, input.user);
  const { draft, revision, hash } = buttonRef(input);
  const { configuration } = await appliedConfiguration(context.store);
  const now = context.clock.now();
  const before = await draftOf(context, { draft, revision, hash });
  mayDecide(configuration.community, policyOf(configuration, before.draft.kind), actor);
  const mine = before.verdicts.find((v) => v.actor === actor && v.revision === before.head.n && v.hash === hash);
  const open = before.draft.state === 'awaiting' || before.draft.state === 'approved';
  // Under a policy that asks for less by now, what is there already may be enough.
  const { words, missing } = decisionOf({ configuration }, before);
  const enough = before.draft.state === 'awaiting' && missing === 0 && words.every(({ kind }) => kind === 'approve');
  if (mine?.kind === 'approve' && open && !enough) {
    const begin = `You approved revision ${revision} already.`;
    return { result: begin, tell: approvalAnswer(await loadWorld(context.store, now), before, begin, now) };
  }
  const asked = await askForOverride(input, context, before);
  if (asked !== null) return asked;
  const file = await context.commands.judge({ draft, hash, verdict: 'approve', reason: null, actor, via: 'slack' });
  const begin =
    file.draft.state === 'approved'
      ? `Approved revision ${revision}.`
      : `Your approval of revision ${revision} is noted.`;
  return {
    result: `approved revision ${revision} of draft ${draft}`,
    tell: approvalAnswer(await loadWorld(context.store, now), file, begin, now),
  };
}

async function recompose(input: ActionInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = knownPerson(context, input.user);
  const { draft, revision: base } = buttonRef(input);
  const file = await context.commands.recompose({ draft, base, actor, via: 'slack' });
  return { result: `recomposed draft ${draft}: revision ${file.head.n}`, tell: recomposeAnswer(file) };
}

async function release(input: ActionInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = knownPerson(context, input.user);
  const { draft, revision: base } = buttonRef(input);
  const file = await context.commands.hold({ draft, until: null, base, actor, via: 'slack' });
  const { configuration } = await appliedConfiguration(context.store);
  return { result: `let draft ${draft} go`, tell: holdAnswer(file, configuration) };
}

export const draftActions: ActionHandlers = {
  [ACTIONS.approve]: approve,
  [ACTIONS.recompose]: recompose,
  [ACTIONS.release]: release,
  ...draftOpeners,
};

export const draftForms: FormHandlers = { ...forms, ...overrideForm };
