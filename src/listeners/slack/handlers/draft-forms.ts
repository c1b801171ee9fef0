/** The forms about a draft: opening them from its card, and taking what was written into them. */
import { Refusal } from '../../../domain/errors.js';
import { type CalendarDate, instantAt, isCalendarDate } from '../../../domain/time.js';
import type { DraftFile } from '../../../ports/store.js';
import { FORMS } from '../../../surfaces/slack/action-ids.js';
import { type DraftRef, parseDraftMetadata } from '../../../surfaces/slack/draft-ref.js';
import { EDIT_BLOCKS, readEdit } from '../../../surfaces/slack/edit-modal.js';
import { FIELD } from '../../../surfaces/slack/form-parts.js';
import { HOLD_BLOCKS } from '../../../surfaces/slack/hold-modal.js';
import { REASON } from '../../../surfaces/slack/object-modal.js';
import { appliedConfiguration } from '../../../workflow/applied-configuration.js';
import type { FormHandlers, Outcome, SlackContext } from '../handler.js';
import type { FormInput, FormValues } from '../input.js';
import { discardAnswer, editAnswer, holdAnswer, objectionAnswer } from './draft-answers.js';
import { draftOf, knownPerson } from './draft-word.js';

const written = (values: FormValues, block: string): string => values[block]?.[FIELD]?.[0] ?? '';

/** @throws Refusal when the form is not one of ours */
function formRef(input: FormInput): DraftRef {
  const ref = parseDraftMetadata(input.metadata);
  if (ref === null) throw new Refusal('invalid', 'This form does not say which draft it is about. Use the desk.');
  return ref;
}

/** What is wrong with what was written stands at the field `block`; everything else lies over the form. */
async function atField(block: string, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'invalid' && error.code !== 'stale')) throw error;
    return { result: `refused: ${error.message}`, errors: { [block]: error.message } };
  }
}

async function object(input: FormInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = knownPerson(context, input.user);
  const { draft, revision, hash } = formRef(input);
  return atField(REASON, async () => {
    const reason = written(input.values, REASON).trim();
    const file = await context.commands.judge({ draft, hash, verdict: 'object', reason, actor, via: 'slack' });
    return { result: `objected to revision ${revision} of draft ${draft}`, tell: objectionAnswer(file) };
  });
}

async function edit(input: FormInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = knownPerson(context, input.user);
  const edited = readEdit(input.metadata, input.values);
  if (edited === null) throw new Refusal('invalid', 'This form does not say which draft it is about. Use the desk.');
  const { draft, revision: base, intro, bodyMd } = edited;
  const before = await draftOf(context, edited);
  const subject = edited.subject ?? before.head.subject;
  const done = (file: DraftFile): Outcome => ({
    result: `edited draft ${draft}: revision ${file.head.n}`,
    tell: editAnswer(file),
  });
  if (subject.trim() === '') return wrong(EDIT_BLOCKS.subject, 'A message needs a subject.');
  if (bodyMd.trim() === '')
    return wrong(EDIT_BLOCKS.body(0), 'A message needs a text. To say nothing, discard the draft.');
  // The same words once more: the form was taken before a crash, and nobody could be told.
  const { author, baseN, ...head } = before.head;
  const wanted = [oneLine(subject), lines(intro), lines(bodyMd)];
  const there = [head.subject, lines(head.intro), lines(head.bodyMd)];
  const taken = author === actor && baseN === base && wanted.every((text, i) => text === there[i]);
  if (taken) return done(before);
  return atField(edited.subject === null ? EDIT_BLOCKS.intro : EDIT_BLOCKS.subject, async () =>
    done(await context.commands.edit({ draft, base, subject, bodyMd, intro, actor, via: 'slack' })),
  );
}

const lines = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const wrong = (block: string, message: string): Outcome => ({
  result: `refused: ${message}`,
  errors: { [block]: message },
});

async function hold(input: FormInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = knownPerson(context, input.user);
  const { draft, revision: base } = formRef(input);
  const date: CalendarDate = written(input.values, HOLD_BLOCKS.date);
  const time = written(input.values, HOLD_BLOCKS.time);
  if (!isCalendarDate(date)) return wrong(HOLD_BLOCKS.date, 'Choose a day.');
  if (!/^\d\d:\d\d$/.test(time)) return wrong(HOLD_BLOCKS.time, 'Choose a time.');
  return atField(HOLD_BLOCKS.date, async () => {
    const until = instantAt(date, time, context.community.zone);
    const file = await context.commands.hold({ draft, until, base, actor, via: 'slack' });
    const { configuration } = await appliedConfiguration(context.store);
    return { result: `held draft ${draft} until ${until}`, tell: holdAnswer(file, configuration) };
  });
}

async function discard(input: FormInput, context: SlackContext): Promise<Outcome> {
  const { id: actor } = knownPerson(context, input.user);
  const { draft, revision: base } = formRef(input);
  return atField(REASON, async () => {
    const reason = written(input.values, REASON);
    const file = await context.commands.discard({ draft, reason, base, actor, via: 'slack' });
    return { result: `discarded draft ${draft}`, tell: discardAnswer(file) };
  });
}

export const draftForms: FormHandlers = {
  [FORMS.object]: object,
  [FORMS.edit]: edit,
  [FORMS.hold]: hold,
  [FORMS.discard]: discard,
};
