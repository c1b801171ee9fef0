/** The form in which a draft is edited: subject, introduction, and its Markdown in as many fields as it needs. */
import { Refusal } from '../../domain/errors.js';
import type { SlackModal } from '../../domain/rendering.js';
import { FORMS } from './action-ids.js';
import { FIELD_LIMIT, joinBody, splitBody } from './body-fields.js';
import { type DraftForm, type DraftRef, draftMetadata, parseDraftMetadata } from './draft-ref.js';
import { FIELD, modal, textField } from './form-parts.js';
import { line, richText } from './rich-words.js';

export interface EditModalProps extends DraftForm {
  subject: string;
  /** Its thread is held together by the subject. */
  subjectFixed: boolean;
  intro: string;
  bodyMd: string;
  /** The draft's page at the desk. */
  url: string;
}

/** Slack refuses forms of more than some 250 kB, and nobody edits that much in boxes of ten lines. */
const MOST_FIELDS = 20;
const MOST_BYTES = 150_000;
const SUBJECT_LIMIT = 500;

export const EDIT_BLOCKS = { subject: 'subject', intro: 'intro', body: (i: number): string => `body-${i}` };

/** @throws Refusal with the desk's address when the draft is too long for a form */
export function editModal(props: EditModalProps): SlackModal {
  const { pieces, glue } = splitBody(props.bodyMd);
  const tooLong =
    pieces.length > MOST_FIELDS ||
    Buffer.byteLength(JSON.stringify(props.bodyMd)) > MOST_BYTES ||
    props.intro.length > FIELD_LIMIT ||
    (!props.subjectFixed && props.subject.length > SUBJECT_LIMIT);
  if (tooLong) throw new Refusal('invalid', `This draft is too long for a form in Slack. Edit it at ${props.url}.`);
  const subject = props.subjectFixed
    ? richText(line('Subject: ', props.subject), line('It holds the thread together, so it stays.'))
    : [textField({ block: EDIT_BLOCKS.subject, label: 'Subject', value: props.subject, most: SUBJECT_LIMIT })];
  const bodies = pieces.map((value, i) =>
    textField({
      block: EDIT_BLOCKS.body(i),
      label: pieces.length === 1 ? 'Text, as Markdown' : `Text, as Markdown, part ${i + 1} of ${pieces.length}`,
      value,
      multiline: true,
      // Whoever empties a field takes that part out; that nothing at all is left is told by us.
      optional: true,
    }),
  );
  return modal({
    form: FORMS.edit,
    title: `Edit revision ${props.revision}`,
    submit: 'Save',
    close: 'Leave it',
    metadata: draftMetadata(props, { glue }),
    blocks: [
      ...subject,
      textField({
        block: EDIT_BLOCKS.intro,
        label: 'Introduction',
        hint: 'Your words on top of the message. They survive when the text below is composed anew.',
        value: props.intro,
        multiline: true,
        optional: true,
      }),
      ...bodies,
    ],
  });
}

export interface Edited extends DraftRef {
  /** Null where the form did not ask for it. */
  subject: string | null;
  intro: string;
  bodyMd: string;
}

/** What a person wrote; null when the form is not one of ours. */
export function readEdit(metadata: string, values: Record<string, Record<string, string[]>>): Edited | null {
  const form = parseDraftMetadata(metadata);
  if (form === null) return null;
  const { carried, ...ref } = form;
  const glue = Array.isArray(carried.glue) ? carried.glue.filter((one) => typeof one === 'string') : [];
  const text = (block: string): string => values[block]?.[FIELD]?.[0] ?? '';
  const pieces = Array.from({ length: glue.length + 1 }, (_, i) => text(EDIT_BLOCKS.body(i)));
  const subject = EDIT_BLOCKS.subject in values ? text(EDIT_BLOCKS.subject) : null;
  return { ...ref, subject, intro: text(EDIT_BLOCKS.intro), bodyMd: joinBody({ pieces, glue }) };
}
