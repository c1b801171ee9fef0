/** The pieces that forms are made of, within Slack's limits. */
import type { InputBlock, KnownBlock } from '@slack/types';
import type { SlackModal } from '../../domain/rendering.js';
import { plainText } from './rich-words.js';

const WORDS = { label: 2000, hint: 2000, placeholder: 150, button: 24, title: 24 };

/** Every field's only element has this name; fields are told apart by their block. */
export const FIELD = 'value';

interface TextField {
  block: string;
  label: string;
  value?: string;
  hint?: string;
  placeholder?: string;
  multiline?: boolean;
  optional?: boolean;
  most?: number;
}

export function textField(field: TextField): InputBlock {
  const { block, label, value = '', hint, placeholder, multiline = false, optional = false, most = 3000 } = field;
  return {
    type: 'input',
    block_id: block,
    optional,
    label: plainText(label, WORDS.label),
    ...(hint === undefined ? {} : { hint: plainText(hint, WORDS.hint) }),
    element: {
      type: 'plain_text_input',
      action_id: FIELD,
      multiline,
      max_length: most,
      // Slack refuses a value that is longer than the field takes.
      ...(value === '' ? {} : { initial_value: value.slice(0, most) }),
      ...(placeholder === undefined ? {} : { placeholder: plainText(placeholder, WORDS.placeholder) }),
    },
  };
}

export const dateField = (block: string, label: string, date: string): InputBlock => ({
  type: 'input',
  block_id: block,
  label: plainText(label, WORDS.label),
  element: { type: 'datepicker', action_id: FIELD, initial_date: date },
});

export const timeField = (block: string, label: string, time: string): InputBlock => ({
  type: 'input',
  block_id: block,
  label: plainText(label, WORDS.label),
  element: { type: 'timepicker', action_id: FIELD, initial_time: time },
});

interface Form {
  /** Its callback id; null for one that is only read. */
  form: string | null;
  title: string;
  submit?: string;
  close?: string;
  metadata?: string;
  blocks: KnownBlock[];
}

export const modal = ({ form, title, submit, close = 'Close', metadata = '', blocks }: Form): SlackModal => ({
  type: 'modal',
  title: plainText(title, WORDS.title),
  close: plainText(close, WORDS.button),
  ...(form === null ? {} : { callback_id: form }),
  ...(submit === undefined ? {} : { submit: plainText(submit, WORDS.button) }),
  ...(metadata === '' ? {} : { private_metadata: metadata }),
  blocks,
});
