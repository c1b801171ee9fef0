/** The form in which Herald is paused. */
import type { SlackModal } from '../../domain/rendering.js';
import type { TimeOfDay, Zone } from '../../domain/time.js';
import { FORMS } from './action-ids.js';
import { dayField } from './choice-fields.js';
import { modal, textField, timeField } from './form-parts.js';
import { line, richText } from './rich-words.js';

export interface PauseModalProps {
  /** The hour that the form offers. */
  time: TimeOfDay;
  zone: Zone;
  /** Where the form was asked for; null for the home page. */
  channel: string | null;
}

export const PAUSE_BLOCKS = { why: 'why', date: 'date', time: 'time' };

export const pauseModal = ({ time, zone, channel }: PauseModalProps): SlackModal =>
  modal({
    form: FORMS.pause,
    title: 'Pause Herald',
    submit: 'Pause it',
    close: 'Leave it',
    metadata: JSON.stringify({ channel }),
    blocks: [
      ...richText(
        line(
          'Nothing leaves for the community, nobody is asked for a status, and silence is no consent, until it ends. The team goes on deciding; what is approved leaves afterwards.',
        ),
      ),
      textField({
        block: PAUSE_BLOCKS.why,
        label: 'Why',
        hint: 'Whoever wonders about the silence reads it.',
        most: 500,
      }),
      dayField(
        {
          block: PAUSE_BLOCKS.date,
          label: 'Until the day',
          hint: 'Left open, it lasts until somebody resumes it.',
          optional: true,
        },
        null,
      ),
      timeField(PAUSE_BLOCKS.time, `at, in ${zone}`, time),
    ],
  });
