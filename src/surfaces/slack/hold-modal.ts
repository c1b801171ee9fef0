/** The form in which a draft is held until a later moment of the community's zone. */
import type { SlackModal } from '../../domain/rendering.js';
import { type CalendarDate, formatInstant, type Instant, type TimeOfDay, type Zone } from '../../domain/time.js';
import { FORMS } from './action-ids.js';
import { type DraftForm, draftMetadata } from './draft-ref.js';
import { dateField, modal, timeField } from './form-parts.js';
import { line, richText } from './rich-words.js';

export interface HoldModalProps extends DraftForm {
  subject: string;
  /** What the form offers. */
  date: CalendarDate;
  time: TimeOfDay;
  zone: Zone;
  expiresAt: Instant;
}

export const HOLD_BLOCKS = { date: 'date', time: 'time' };

export const holdModal = (props: HoldModalProps): SlackModal =>
  modal({
    form: FORMS.hold,
    title: 'Hold until',
    submit: 'Hold',
    close: 'Leave it',
    metadata: draftMetadata(props),
    blocks: [
      ...richText(
        line(props.subject),
        line(
          'It leaves at that moment at the earliest. The new send time is a new revision, to be approved anew. ',
          `After ${formatInstant(props.expiresAt, props.zone)} it is not sent any more.`,
        ),
      ),
      dateField(HOLD_BLOCKS.date, 'Day', props.date),
      timeField(HOLD_BLOCKS.time, `Time, in ${props.zone}`, props.time),
    ],
  });
