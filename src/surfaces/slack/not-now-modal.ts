/** How a person wants to be asked: on another day, through a deputy, or not for a while. */
import type { InputBlock, PlainTextOption } from '@slack/types';
import type { SlackModal } from '../../domain/rendering.js';
import type { Respondent } from '../../domain/round.js';
import { isCalendarDate, WEEKDAYS, type Weekday } from '../../domain/time.js';
import { oneLine } from '../../templates/formats/one-line.js';
import { FORMS } from './action-ids.js';
import { FIELD, modal } from './form-parts.js';
import { line, plainText, richText } from './rich-words.js';
import { fieldOf, option } from './status-fields.js';
import { parsed } from './update-modal.js';

export interface NotNowForm {
  person: string;
  wish: Respondent | null;
  /** The day on which everybody else is asked. */
  weekday: Weekday;
  /** Who can stand in. */
  people: { id: string; name: string }[];
  channel: string | null;
}

/** The choice of nothing in particular: a menu cannot be emptied again. */
const NONE = 'none';
const WORKDAYS = 5;
const MOST_PEOPLE = 99;

export function notNowModal({ person, wish, weekday, people, channel }: NotNowForm): SlackModal {
  const usual = option(`${WEEKDAYS[weekday - 1]}, like everybody`, NONE);
  const days = [usual, ...WEEKDAYS.slice(0, WORKDAYS).map((name, i) => option(name, String(i + 1)))];
  const myself = option('Nobody, I answer myself', NONE);
  const deputies = [
    myself,
    ...people
      .filter(({ id }) => id !== person && id.length <= 75)
      .slice(0, MOST_PEOPLE)
      .map(({ id, name }) => option(oneLine(name), id)),
  ];
  return modal({
    form: FORMS.notNow,
    title: 'Ask me differently',
    submit: 'Save',
    metadata: JSON.stringify({ person, channel }),
    blocks: [
      ...richText(line('This holds from now on, until you change it. The round that is open goes on.')),
      menu('weekday', 'Ask me on', days, String(wish?.weekday ?? NONE)),
      menu('deputy', 'Who answers in your place?', deputies, wish?.deputy ?? NONE),
      pause(wish?.pausedUntil ?? null),
    ],
  });
}

function menu(block: string, label: string, options: PlainTextOption[], value: string): InputBlock {
  const chosen = options.find((one) => one.value === value) ?? options[0];
  return {
    type: 'input',
    block_id: block,
    label: plainText(label, 100),
    element: {
      type: 'static_select',
      action_id: FIELD,
      options,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
  };
}

function pause(date: string | null): InputBlock {
  return {
    type: 'input',
    block_id: 'pausedUntil',
    optional: true,
    label: plainText('Do not ask me before', 100),
    hint: plainText('Left empty, you are asked as usual.', 100),
    element: {
      type: 'datepicker',
      action_id: FIELD,
      ...(date === null || !isCalendarDate(date) ? {} : { initial_date: date }),
    },
  };
}

/** Null for what is none of ours. */
export function readNotNow(metadata: string, values: Record<string, Record<string, string[]>>): Respondent | null {
  const { person } = parsed(metadata);
  if (typeof person !== 'string') return null;
  const day = Number(fieldOf(values, 'weekday'));
  const deputy = fieldOf(values, 'deputy');
  const pausedUntil = fieldOf(values, 'pausedUntil');
  return {
    person,
    weekday: Number.isInteger(day) && day >= 1 && day <= 7 ? (day as Weekday) : null,
    deputy: deputy === '' || deputy === NONE ? null : deputy,
    pausedUntil: isCalendarDate(pausedUntil) ? pausedUntil : null,
  };
}
