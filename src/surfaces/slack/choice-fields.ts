/** Fields in which one of several things is chosen, and fields that tell Herald at once when they change. */
import type { InputBlock, PlainTextOption } from '@slack/types';
import { FIELD } from './form-parts.js';
import { plainText } from './rich-words.js';

export interface Choice {
  value: string;
  text: string;
  /** Shown below the text. */
  more?: string;
}

const MOST = { options: 100, text: 75, value: 150, label: 2000, hint: 2000 };

interface Field {
  block: string;
  label: string;
  hint?: string;
  optional?: boolean;
  /** The action by which Herald hears of a change; left out where it need not. */
  action?: string;
}

const options = (choices: readonly Choice[]): PlainTextOption[] =>
  choices
    .filter(({ value }, i) => choices.findIndex((other) => other.value === value) === i)
    .filter(({ value }) => value !== '' && value.length <= MOST.value)
    .slice(0, MOST.options)
    .map(({ value, text, more }) => ({
      text: plainText(text, MOST.text),
      value,
      ...(more === undefined || more === '' ? {} : { description: plainText(more, MOST.text) }),
    }));

const shell = ({ block, label, hint, optional = false, action }: Field) => ({
  type: 'input' as const,
  block_id: block,
  optional,
  label: plainText(label, MOST.label),
  ...(hint === undefined ? {} : { hint: plainText(hint, MOST.hint) }),
  ...(action === undefined ? {} : { dispatch_action: true }),
});

/** Null when there is nothing to choose from: Slack refuses an empty menu. */
export function menuField(field: Field, choices: readonly Choice[], chosen: string | null): InputBlock | null {
  const all = options(choices);
  const initial = all.find((option) => option.value === chosen);
  if (all.length === 0) return null;
  return {
    ...shell(field),
    element: {
      type: 'static_select',
      action_id: field.action ?? FIELD,
      options: all,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

/** At most ten. */
export function radioField(field: Field, choices: readonly Choice[], chosen: string): InputBlock {
  const all = options(choices).slice(0, 10);
  const initial = all.find((option) => option.value === chosen);
  return {
    ...shell(field),
    element: {
      type: 'radio_buttons',
      action_id: field.action ?? FIELD,
      options: all,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

/** One thing that is so or is not. */
export function checkField(field: Field, choice: Choice, checked: boolean): InputBlock {
  const all = options([choice]);
  return {
    ...shell({ ...field, optional: true }),
    element: {
      type: 'checkboxes',
      action_id: field.action ?? FIELD,
      options: all,
      ...(checked ? { initial_options: all } : {}),
    },
  };
}

/** A day that may be left open. */
export const dayField = (field: Field, date: string | null): InputBlock => ({
  ...shell(field),
  element: {
    type: 'datepicker',
    action_id: field.action ?? FIELD,
    ...(date === null || !/^\d{4}-\d{2}-\d{2}$/.test(date) ? {} : { initial_date: date }),
  },
});
