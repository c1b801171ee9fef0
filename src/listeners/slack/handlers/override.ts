/** Approving a draft although its preflight fails: the button of its card asks for the reason, and the form takes it. */
import { Refusal } from '../../../domain/errors.js';
import { standsAgainst } from '../../../domain/preflight.js';
import type { DraftFile } from '../../../ports/store.js';
import { FORMS } from '../../../surfaces/slack/action-ids.js';
import { parseDraftMetadata } from '../../../surfaces/slack/draft-ref.js';
import { FIELD } from '../../../surfaces/slack/form-parts.js';
import { OVERRIDE, overrideModal } from '../../../surfaces/slack/override-modal.js';
import { preflightOfDraft } from '../../../workflow/preflight/preflight-of-draft.js';
import { loadWorld } from '../../../workflow/world.js';
import type { FormHandlers, Outcome, SlackContext } from '../handler.js';
import type { ActionInput, FormInput } from '../input.js';
import { approvalAnswer } from './draft-answers.js';
import { buttonRef, canOpenForms, knownPerson } from './draft-word.js';

/** Null where nothing has to be overridden, or where the click would be refused for another reason: the use case says so. */
export async function askForOverride(
  input: ActionInput,
  context: SlackContext,
  file: DraftFile,
): Promise<Outcome | null> {
  const { draft, head } = file;
  const ref = buttonRef(input);
  const { store } = context;
  const now = context.clock.now();
  if (draft.state !== 'awaiting' || head.hash !== ref.hash || draft.expiresAt <= now) return null;
  const source = (await store.occasions.byKey(draft.occasion))?.source ?? null;
  const checked = await preflightOfDraft({ world: await loadWorld(store, now), store, now }, file, source);
  const against = standsAgainst(checked?.preflight ?? null);
  if (against.length === 0) return null;
  canOpenForms(context);
  const destinations = head.destinations.map((d) => (d.type === 'mail' ? `the mailing list ${d.name}` : d.name));
  const about = { ...ref, channel: input.channel, subject: head.subject, against, destinations };
  await context.interactions.openModal(input.trigger, overrideModal(about));
  return { result: `asked why draft ${ref.draft} may leave although its preflight fails` };
}

async function override(input: FormInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = knownPerson(context, input.user);
  const ref = parseDraftMetadata(input.metadata);
  if (ref === null) throw new Refusal('invalid', 'This form does not say which draft it is about. Use the desk.');
  const { draft, hash, revision } = ref;
  const reason = input.values[OVERRIDE]?.[FIELD]?.[0] ?? '';
  try {
    const word = { draft, hash, verdict: 'approve' as const, reason: null, actor, via: 'slack' as const };
    const file = await context.commands.judge({ ...word, override: reason });
    const now = context.clock.now();
    const begin = `Approved revision ${revision} although its preflight fails; the card and the audit trail keep your reason.`;
    return {
      result: `approved revision ${revision} of draft ${draft} although its preflight fails`,
      tell: approvalAnswer(await loadWorld(context.store, now), file, begin, now),
    };
  } catch (error) {
    // What is wrong with the reason stands at its field, where it can be mended.
    if (!(error instanceof Refusal) || (error.code !== 'preflight' && error.code !== 'stale')) throw error;
    return { result: `refused: ${error.message}`, errors: { [OVERRIDE]: error.message } };
  }
}

export const overrideForm: FormHandlers = { [FORMS.override]: override };
