/** Buttons of a card that open a form or something to read. Who could not send the form is told before it opens. */
import { mayDecide } from '../../../domain/approval.js';
import { changeDraft, type DraftCommand, sameRevision } from '../../../domain/draft.js';
import { Refusal } from '../../../domain/errors.js';
import type { SlackModal } from '../../../domain/rendering.js';
import { addHours, dateIn, timeIn } from '../../../domain/time.js';
import type { DraftFile } from '../../../ports/store.js';
import { ACTIONS } from '../../../surfaces/slack/action-ids.js';
import { differenceModal } from '../../../surfaces/slack/difference-modal.js';
import { discardModal } from '../../../surfaces/slack/discard-modal.js';
import type { DraftForm } from '../../../surfaces/slack/draft-ref.js';
import { editModal } from '../../../surfaces/slack/edit-modal.js';
import { holdModal } from '../../../surfaces/slack/hold-modal.js';
import { objectModal } from '../../../surfaces/slack/object-modal.js';
import { previewModal } from '../../../surfaces/slack/preview-modal.js';
import { appliedConfiguration } from '../../../workflow/applied-configuration.js';
import { draftUrl } from '../../../workflow/cards/card-props.js';
import { renderFor } from '../../../workflow/drafts/freeze-sends.js';
import { mayChangeDraft } from '../../../workflow/drafts/may-change-draft.js';
import { policyOf } from '../../../workflow/plan/draft-questions.js';
import { proposalOf } from '../../../workflow/queries/draft.js';
import { actorName } from '../../../workflow/queries/draft-summary.js';
import { loadWorld } from '../../../workflow/world.js';
import type { ActionHandlers, Handler, SlackContext } from '../handler.js';
import type { ActionInput } from '../input.js';
import { buttonRef, canOpenForms, draftOf, knownPerson } from './draft-word.js';

type Form = (file: DraftFile, about: DraftForm, context: SlackContext) => Promise<SlackModal> | SlackModal;

/** `trial`: what the form would do, tried without writing anything. */
const form =
  (
    name: string,
    right: 'decide' | 'change',
    trial: (about: DraftForm) => DraftCommand,
    view: Form,
  ): Handler<ActionInput> =>
  async (input, context) => {
    const { id: actor } = knownPerson(context, input.user);
    const ref = buttonRef(input);
    const file = await draftOf(context, ref);
    const { configuration } = await appliedConfiguration(context.store);
    if (right === 'change') mayChangeDraft(configuration, file.draft.kind, actor);
    else mayDecide(context.community, policyOf(configuration, file.draft.kind), actor);
    const about: DraftForm = { ...ref, channel: input.channel };
    changeDraft(file.draft, file.head, trial(about), context.clock.now());
    sameRevision(file.head, ref.revision);
    canOpenForms(context);
    await context.interactions.openModal(input.trigger, await view(file, about, context));
    return { result: `opened ${name} of draft ${ref.draft}` };
  };

const editForm: Form = async ({ draft, head }, about, { store, publicUrl }) =>
  editModal({
    ...about,
    subject: head.subject,
    subjectFixed: (await store.matters.byKey(draft.matter)) !== null,
    intro: head.intro,
    bodyMd: head.bodyMd,
    url: draftUrl(publicUrl, draft.id),
  });

const holdForm: Form = ({ draft, head }, about, { community: { zone } }) => {
  const dayLater = addHours(head.sendAt, 24);
  const offered = dayLater < draft.expiresAt ? dayLater : head.sendAt;
  return holdModal({
    ...about,
    subject: head.subject,
    date: dateIn(offered, zone),
    time: timeIn(offered, zone),
    zone,
    expiresAt: draft.expiresAt,
  });
};

const discardForm: Form = async ({ draft, head }, about, { store, clock }) => {
  const source = (await store.occasions.byKey(draft.occasion))?.source ?? null;
  const proposal = proposalOf(await loadWorld(store, clock.now()), source);
  return discardModal({ ...about, subject: head.subject, proposal });
};

/** Whoever sees the card may read what it is about. */
const read =
  (name: string, view: (file: DraftFile, context: SlackContext) => Promise<SlackModal>): Handler<ActionInput> =>
  async (input, context) => {
    const ref = buttonRef(input);
    const file = await draftOf(context, ref);
    canOpenForms(context);
    await context.interactions.openModal(input.trigger, await view(file, context));
    return { result: `showed ${name} of draft ${ref.draft}` };
  };

async function differenceOf({ draft, head }: DraftFile, context: SlackContext): Promise<SlackModal> {
  const before = (await context.store.drafts.revisions(draft.id)).find((revision) => revision.n === head.n - 1);
  if (before === undefined) throw new Refusal('not-found', 'This is its first revision; there is nothing to compare.');
  const textOf = ({ subject, intro, bodyMd }: DraftFile['head']): string =>
    [subject, intro, bodyMd].filter((part) => part !== '').join('\n\n');
  return differenceModal({
    before: { n: before.n, text: textOf(before) },
    after: { n: head.n, text: textOf(head), author: actorName(context.community, head.author) },
    url: draftUrl(context.publicUrl, draft.id),
  });
}

async function previewOf({ draft, head }: DraftFile, { community, publicUrl }: SlackContext): Promise<SlackModal> {
  const destination = head.destinations.find((d) => d.type === 'mail') ?? head.destinations[0];
  const text = destination === undefined ? head.bodyMd : renderFor(head, destination, community.zone).text;
  const { n: revision, subject } = head;
  return previewModal({ revision, subject, text, url: draftUrl(publicUrl, draft.id) });
}

export const draftOpeners: ActionHandlers = {
  [ACTIONS.object]: form(
    'the objection form',
    'decide',
    ({ hash }) => ({ do: 'object', hash }),
    ({ head }, about) => objectModal({ ...about, subject: head.subject }),
  ),
  [ACTIONS.edit]: form('the edit form', 'change', ({ revision }) => ({ do: 'edit', base: revision }), editForm),
  [ACTIONS.hold]: form('the hold form', 'change', () => ({ do: 'hold', until: null }), holdForm),
  [ACTIONS.discard]: form('the discard form', 'change', () => ({ do: 'discard', why: '' }), discardForm),
  [ACTIONS.difference]: read('the difference', differenceOf),
  [ACTIONS.preview]: read('the whole text', previewOf),
};
