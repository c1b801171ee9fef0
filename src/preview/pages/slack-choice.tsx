/** One field of a form: text, a date, or a choice. What was typed before stands in it; else what the app put there. */
import type { MrkdwnOption, PlainTextOption } from '@slack/types';
import type { ComponentChildren } from 'preact';
import type { SlackElement } from '../../surfaces/pages/slack-inert.js';
import type { MemberView } from './slack-view.js';

type Option = PlainTextOption | MrkdwnOption;

interface Props {
  element: SlackElement;
  name: string;
  /** For those who do not see where the field stands. */
  label: string;
  /** What was typed or chosen before; null for what the app proposes. */
  chosen: readonly string[] | null;
  required?: boolean;
  /** Of the text that says what is wrong with it; null when nothing is. */
  wrong?: string | null;
  me: Pick<MemberView, 'people' | 'channels'>;
}

export function SlackChoice({ element, name, label, chosen, required = false, wrong = null, me }: Props) {
  const bad = wrong === null ? {} : { 'aria-invalid': true as const, 'aria-describedby': wrong };
  const common = { name, required, ...bad };
  const hint = 'placeholder' in element ? element.placeholder?.text : undefined;
  const options = (
    items: readonly { value: string; text: string }[],
    initial: readonly string[],
  ): ComponentChildren => (
    <Menu label={label} items={items} initial={chosen ?? initial} common={common} placeholder={hint ?? 'Choose'} />
  );
  const many = (items: readonly Item[], initial: readonly string[], type: 'checkbox' | 'radio'): ComponentChildren => (
    <Boxes label={label} items={items} chosen={chosen ?? initial} common={common} type={type} />
  );
  switch (element.type) {
    case 'static_select':
      return options(grouped(element), values(element.initial_option));
    case 'multi_static_select':
      return many(grouped(element), values(...(element.initial_options ?? [])), 'checkbox');
    case 'radio_buttons':
      return many(element.options.map(item), values(element.initial_option), 'radio');
    case 'checkboxes':
      return many(element.options.map(item), values(...(element.initial_options ?? [])), 'checkbox');
    case 'users_select':
      return options(me.people.map(named), [element.initial_user ?? '']);
    case 'multi_users_select':
      return many(me.people.map(named), element.initial_users ?? [], 'checkbox');
    case 'channels_select':
      return options(me.channels.map(named), [element.initial_channel ?? '']);
    case 'conversations_select':
      return options(me.channels.map(named), [element.initial_conversation ?? '']);
    case 'multi_channels_select':
      return many(me.channels.map(named), element.initial_channels ?? [], 'checkbox');
    case 'multi_conversations_select':
      return many(me.channels.map(named), element.initial_conversations ?? [], 'checkbox');
    default:
      return <Written element={element} label={label} chosen={chosen?.[0] ?? null} common={common} />;
  }
}

interface Common {
  name: string;
  required: boolean;
}

interface Item {
  value: string;
  text: string;
  more?: string | undefined;
}

const item = ({ value, text, description }: Option): Item => ({
  value: value ?? '',
  text: text.text,
  more: description?.text,
});
const named = ({ id, name }: { id: string; name: string }): Item => ({ value: id, text: name });
const values = (...options: (Option | undefined)[]): string[] => options.map((option) => option?.value ?? '');

function grouped(element: { options?: Option[]; option_groups?: { options: Option[] }[] }): Item[] {
  return (element.options ?? element.option_groups?.flatMap((group) => group.options) ?? []).map(item);
}

interface MenuProps {
  label: string;
  items: readonly Item[];
  initial: readonly string[];
  common: Common;
  placeholder: string;
}

const Menu = ({ label, items, initial, common, placeholder }: MenuProps) => (
  <label class="slack-input">
    <span class="visually-hidden">{label}</span>
    <select {...common}>
      {(!common.required || !items.some(({ value }) => initial.includes(value))) && (
        <option value="">{placeholder}</option>
      )}
      {items.map(({ value, text }) => (
        <option value={value} selected={initial.includes(value)}>
          {text}
        </option>
      ))}
    </select>
  </label>
);

interface BoxesProps {
  label: string;
  items: readonly Item[];
  chosen: readonly string[];
  common: Common;
  type: 'checkbox' | 'radio';
}

/** A browser asks for every box that is required, so only a single choice may be. */
export const Boxes = ({ label, items, chosen, common, type }: BoxesProps) => (
  <fieldset class="slack-boxes">
    <legend class="visually-hidden">{label}</legend>
    {items.map(({ value, text, more }) => (
      <label class="slack-box-choice">
        <input
          type={type}
          {...common}
          required={common.required && type === 'radio'}
          value={value}
          checked={chosen.includes(value)}
        />
        <span>{text}</span>
        {more && <span class="quiet">{more}</span>}
      </label>
    ))}
  </fieldset>
);

interface WrittenProps {
  element: SlackElement;
  label: string;
  chosen: string | null;
  common: Common;
}

function Written({ element, label, chosen, common }: WrittenProps) {
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  const limits = element.type === 'plain_text_input' ? lengths(element) : {};
  const shared = { ...common, ...limits, ...(placeholder === undefined ? {} : { placeholder }) };
  const value = chosen ?? initialOf(element);
  const multiline = element.type === 'plain_text_input' && element.multiline === true;
  if (multiline) {
    return (
      <label class="slack-input">
        <span class="visually-hidden">{label}</span>
        <textarea {...shared} rows={value.length > 600 ? 14 : 5} value={value} />
      </label>
    );
  }
  return (
    <label class="slack-input">
      <span class="visually-hidden">{label}</span>
      <input {...shared} {...(TYPES[element.type] ?? TEXT)} value={value} />
    </label>
  );
}

const TEXT = { type: 'text' } as const;
const TYPES: Readonly<Record<string, { type: 'date' } | { type: 'time' } | { type: 'url' } | { type: 'number' }>> = {
  datepicker: { type: 'date' },
  timepicker: { type: 'time' },
  url_text_input: { type: 'url' },
  number_input: { type: 'number' },
};

const lengths = ({ min_length, max_length }: { min_length?: number; max_length?: number }) => ({
  ...(min_length === undefined ? {} : { minLength: min_length }),
  ...(max_length === undefined ? {} : { maxLength: max_length }),
});

function initialOf(element: SlackElement): string {
  if ('initial_value' in element && typeof element.initial_value === 'string') return element.initial_value;
  if (element.type === 'datepicker') return element.initial_date ?? '';
  if (element.type === 'timepicker') return element.initial_time ?? '';
  return '';
}
