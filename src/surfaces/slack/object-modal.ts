/** The form in which somebody says why a draft should not leave as it is. */
import type { SlackModal } from '../../domain/rendering.js';
import { FORMS } from './action-ids.js';
import { type DraftForm, draftMetadata } from './draft-ref.js';
import { modal, textField } from './form-parts.js';
import { line, richText } from './rich-words.js';

export const REASON = 'reason';

export const objectModal = (props: DraftForm & { subject: string }): SlackModal =>
  modal({
    form: FORMS.object,
    title: `Object to revision ${props.revision}`,
    submit: 'Object',
    close: 'Leave it',
    metadata: draftMetadata(props),
    blocks: [
      ...richText(
        line(props.subject),
        line('It does not leave while your objection stands. It falls when you approve, or with a new revision.'),
      ),
      textField({
        block: REASON,
        label: 'Why',
        hint: 'Shown on the card, so that the others can answer it.',
        multiline: true,
        most: 1000,
      }),
    ],
  });
