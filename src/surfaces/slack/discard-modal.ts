/** The form in which somebody says why a draft is not sent at all. */
import type { SlackModal } from '../../domain/rendering.js';
import { FORMS } from './action-ids.js';
import { type DraftForm, draftMetadata } from './draft-ref.js';
import { modal, textField } from './form-parts.js';
import { REASON } from './object-modal.js';
import { line, richText } from './rich-words.js';

export interface DiscardModalProps extends DraftForm {
  subject: string;
  /** Number of the schedule revision that goes with it; null for none. */
  proposal: number | null;
}

export const discardModal = (props: DiscardModalProps): SlackModal =>
  modal({
    form: FORMS.discard,
    title: 'Discard this draft',
    submit: 'Discard',
    close: 'Keep it',
    metadata: draftMetadata(props),
    blocks: [
      ...richText(
        line(props.subject),
        line(
          props.proposal === null
            ? 'It will not be sent, and nothing takes its place until the next occasion.'
            : `It will not be sent, and the proposed dates (schedule revision ${props.proposal}) are withdrawn with it.`,
        ),
      ),
      textField({ block: REASON, label: 'Why', hint: 'The ledger keeps it.', multiline: true, most: 1000 }),
    ],
  });
