/** The form for a correction, or a retraction, of a message that was sent. */
import { MESSAGE_TITLES } from '../../domain/message-kind.js';
import type { SlackModal } from '../../domain/rendering.js';
import { dateIn, formatShortDate, type Zone } from '../../domain/time.js';
import type { SentSummary } from '../pages/home-props.js';
import { FORMS } from './action-ids.js';
import { menuField, radioField } from './choice-fields.js';
import { modal, textField } from './form-parts.js';
import { line, richText } from './rich-words.js';

export interface CorrectModalProps {
  zone: Zone;
  /** The last messages, newest first. */
  sent: SentSummary[];
  channel: string | null;
}

export const CORRECT_BLOCKS = { message: 'message', kind: 'kind', wrong: 'wrong', right: 'right' };
export const RETRACTION = 'retraction';

export function correctModal({ zone, sent, channel }: CorrectModalProps): SlackModal {
  const choices = sent.map(({ id, kind, subject, at, destinations }) => ({
    value: id,
    text: `${formatShortDate(dateIn(at, zone))}: ${subject}`,
    more: `${MESSAGE_TITLES[kind]} to ${destinations.join(' and ')}`,
  }));
  const messages = menuField({ block: CORRECT_BLOCKS.message, label: 'Message' }, choices, choices[0]?.value ?? null);
  if (messages === null) {
    return modal({
      form: null,
      title: 'Correct a message',
      blocks: richText(line('Nothing has been sent yet, so there is nothing to correct.')),
    });
  }
  return modal({
    form: FORMS.correct,
    title: 'Correct a message',
    submit: 'Draft it',
    metadata: JSON.stringify({ channel }),
    blocks: [
      messages,
      radioField(
        { block: CORRECT_BLOCKS.kind, label: 'What to do' },
        [
          { value: 'correction', text: 'Correct it', more: 'Everything else in the message stands.' },
          { value: RETRACTION, text: 'Take it back', more: 'Readers are asked to disregard the whole message.' },
        ],
        'correction',
      ),
      textField({
        block: CORRECT_BLOCKS.wrong,
        label: 'What was wrong',
        placeholder: 'It named 26 September as the release day.',
        multiline: true,
        optional: true,
      }),
      textField({
        block: CORRECT_BLOCKS.right,
        label: 'What is right',
        placeholder: 'The release day is 27 September.',
        multiline: true,
        optional: true,
      }),
      ...richText(
        line(
          'It becomes a draft in the thread of the message, goes where that message arrived, and leaves once it is approved. ',
          'To move dates, use “/herald delay” instead.',
        ),
      ),
    ],
  });
}
