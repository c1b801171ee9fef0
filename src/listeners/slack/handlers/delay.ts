/** The form for a delay: opened, shown anew whenever a date changes, and saved once somebody has seen what would move. */
import { Refusal, RemoteFault } from '../../../domain/errors.js';
import { hashOf } from '../../../domain/identity.js';
import type { SlackModal } from '../../../domain/rendering.js';
import {
  DELAY_BLOCKS,
  type DelayFields,
  type DelayMetadata,
  delayModal,
  HOLDS,
} from '../../../surfaces/slack/delay-modal.js';
import { linesOf } from '../../../surfaces/slack/notes-modal.js';
import { said } from '../../../surfaces/slack/rich-words.js';
import type { DelayPreview, DelayProposal } from '../../../workflow/commands.js';
import { type DelayForm, delayFormQuery } from '../../../workflow/queries/slack/delay-form.js';
import type { Outcome, SlackContext } from '../handler.js';
import type { ActionInput, FormInput, FormValues } from '../input.js';
import { asObject, asText, parseJson } from '../json.js';
import { fieldOf, inForm, openForm, teamMember } from './asking.js';

const NOTHING: DelayFields = {
  release: '',
  phase: '',
  end: '',
  start: '',
  holds: '',
  reason: '',
  blockers: '',
  nextUpdate: '',
};

export async function openDelay(
  context: SlackContext,
  trigger: string,
  release: string,
  channel: string | null,
): Promise<Outcome> {
  teamMember(context);
  const fields = { ...NOTHING, release };
  return openForm(
    context,
    trigger,
    async () => (await show(context, fields, channel)).view,
    'opened the form for a delay',
  );
}

/** A field that tells Herald of its change, or the button. */
export async function delayChanged(input: ActionInput, context: SlackContext): Promise<Outcome> {
  teamMember(context);
  if (input.view === null) throw new Refusal('not-found', 'That form is not open any more.');
  const { id, hash, metadata, values } = input.view;
  const before = readMetadata(metadata);
  const { view, preview } = await show(context, fieldsIn(values, before), before.channel);
  const result = preview === null ? 'nothing to show yet' : `showed ${preview.moves.length} moves`;
  if (!context.fresh) return { result: 'the form is closed' };
  try {
    await context.interactions.updateModal(id, hash, view);
  } catch (error) {
    // Somebody who goes on choosing has a newer form by now, which asks for itself.
    if (!(error instanceof RemoteFault) || error.status !== 'hash_conflict') throw error;
    return { result: 'overtaken by a newer form' };
  }
  return { result };
}

export async function proposeDelay(input: FormInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = teamMember(context);
  const { channel, base, shown, ...before } = readMetadata(input.metadata);
  const fields = fieldsIn(input.values, before);
  const missing = missingIn(fields);
  if (missing !== null) return { result: 'not complete', errors: missing };
  return inForm(context, blockFor(fields), async () => {
    const proposal = proposalOf(fields);
    if (shown !== shownBy(proposal)) {
      // Refused here already when it cannot be proposed at all.
      await context.commands.previewDelay(proposal);
      const { view } = await show(context, fields, channel);
      return { result: 'showed what would move; not saved yet', next: view };
    }
    const revision = await context.commands.proposeDelay({ actor, via: 'slack', proposal, base });
    return {
      result: `proposed schedule revision ${revision.n} of ${revision.release}`,
      tell: said(
        'Your proposal is kept. Its notice is being drafted and comes to the approvers; the new dates are in force once it is approved. ',
        'Messages that name a date which would move wait until then.',
      ),
    };
  });
}

interface Shown {
  view: SlackModal;
  preview: DelayPreview | null;
}

/** The form as it is to look with these fields. */
async function show(context: SlackContext, given: DelayFields, channel: string | null): Promise<Shown> {
  const form = await delayFormQuery(context.store, context.clock.now(), given.release);
  const phase = form.phases.some((p) => p.id === given.phase) ? given.phase : '';
  const fields = { ...given, release: form.release, phase };
  const { preview, problem } = await previewOf(context, form, fields);
  const { releases, phases, base } = form;
  const shown = preview === null ? '' : shownBy(preview.proposal);
  const props = { releases, phases, fields, base: preview?.base ?? base, preview, problem, shown, channel };
  return { view: delayModal(props), preview };
}

async function previewOf(
  { commands }: SlackContext,
  { waiting, name }: DelayForm,
  fields: DelayFields,
): Promise<{ preview: DelayPreview | null; problem: string | null }> {
  const none = { preview: null, problem: null };
  if (waiting) {
    return { ...none, problem: `A change to ${name} is already waiting. Approve or discard its notice first.` };
  }
  if (fields.phase === '' || fields.end === '') return none;
  try {
    return { preview: await commands.previewDelay(proposalOf(fields)), problem: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...none, problem: error.message };
  }
}

const proposalOf = ({
  release,
  phase,
  end,
  start,
  holds,
  reason,
  blockers,
  nextUpdate,
}: DelayFields): DelayProposal => ({
  release,
  phase,
  end,
  start: start === '' ? null : start,
  releaseHolds: holds === HOLDS,
  reason,
  blockers: linesOf(blockers),
  nextUpdate: nextUpdate === '' ? null : nextUpdate,
});

/** Whatever decides what is shown; words that move nothing are free to change afterwards. */
const shownBy = ({ release, phase, end, start, releaseHolds, blockers }: DelayProposal): string =>
  hashOf({ release, phase, end, start, releaseHolds, blockers }).slice(0, 16);

const fieldsIn = (values: FormValues, { release: before }: Pick<DelayMetadata, 'release'>): DelayFields => {
  const release = fieldOf(values, DELAY_BLOCKS.release) || before;
  return {
    release,
    phase: fieldOf(values, DELAY_BLOCKS.phase(release)),
    end: fieldOf(values, DELAY_BLOCKS.end),
    start: fieldOf(values, DELAY_BLOCKS.start),
    holds: fieldOf(values, DELAY_BLOCKS.holds),
    reason: fieldOf(values, DELAY_BLOCKS.reason),
    blockers: fieldOf(values, DELAY_BLOCKS.blockers),
    nextUpdate: fieldOf(values, DELAY_BLOCKS.nextUpdate),
  };
};

function missingIn({ release, phase, end, reason }: DelayFields): Record<string, string> | null {
  const missing = {
    ...(phase === '' ? { [DELAY_BLOCKS.phase(release)]: 'Choose the phase that moves.' } : {}),
    ...(end === '' ? { [DELAY_BLOCKS.end]: 'Choose its new last day.' } : {}),
    ...(reason === '' ? { [DELAY_BLOCKS.reason]: 'Give the reason: readers ask for it first.' } : {}),
  };
  return Object.keys(missing).length === 0 ? null : missing;
}

/** Where a refusal is shown; null for one that no field can mend. */
const blockFor =
  ({ blockers, nextUpdate }: DelayFields) =>
  ({ code, message }: Refusal): string | null => {
    if (code === 'not-allowed' || code === 'unknown-person') return null;
    if (code === 'not-found' || code === 'conflict') return DELAY_BLOCKS.release;
    if (blockers !== '' && message.includes('is not an issue')) return DELAY_BLOCKS.blockers;
    return nextUpdate !== '' && message.startsWith('The next update') ? DELAY_BLOCKS.nextUpdate : DELAY_BLOCKS.end;
  };

/** @throws Refusal for a form that was not made by {@link delayModal} */
function readMetadata(text: string): DelayMetadata {
  const { release, base, shown, channel } = asObject(parseJson(text));
  if (typeof release === 'string' && typeof base === 'number' && typeof shown === 'string') {
    return { release, base, shown, channel: asText(channel) };
  }
  throw new Refusal('not-found', 'This form is of an older Herald. Open it again.');
}
