/** The form in which somebody approves a draft although its preflight fails, and says why. */
import type { PreflightCheck } from '../../domain/preflight.js';
import { SHORTEST_OVERRIDE } from '../../domain/preflight.js';
import type { SlackModal } from '../../domain/rendering.js';
import { clip } from '../../templates/formats/measure.js';
import { FORMS } from './action-ids.js';
import { preflightLines } from './card-preflight.js';
import { type DraftForm, draftMetadata } from './draft-ref.js';
import { modal, textField } from './form-parts.js';
import { line, list, richText } from './rich-words.js';

export const OVERRIDE = 'override';

export interface OverrideModalProps extends DraftForm {
  subject: string;
  /** What fails. */
  against: PreflightCheck[];
  /** Where it goes: `the mailing list discuss, #release`. */
  destinations: string[];
}

export const overrideModal = (props: OverrideModalProps): SlackModal =>
  modal({
    form: FORMS.override,
    title: 'Approve all the same?',
    submit: 'Approve',
    close: 'Leave it',
    metadata: draftMetadata(props),
    blocks: [
      ...richText(
        line(clip(props.subject, 300)),
        line(`Revision ${props.revision} goes to ${clip(props.destinations.join(', '), 300)}. Its preflight fails:`),
        list(preflightLines({ checks: props.against })),
      ),
      textField({
        block: OVERRIDE,
        label: 'Why it may leave all the same',
        hint: 'Kept with your approval, shown on the card and at the desk. It counts for this revision only.',
        placeholder: `At least ${SHORTEST_OVERRIDE} characters`,
        multiline: true,
        most: 1000,
      }),
    ],
  });
