/** The fields in which a status is given, and what was written into them. */
import type { InputBlock, PlainTextOption, RadioButtons, StaticSelect } from '@slack/types';
import { type Colour, READINESS, READINESS_COLOUR, type Readiness, type StatusWords } from '../../domain/status.js';
import { isCalendarDate } from '../../domain/time.js';
import { ACTIONS } from './action-ids.js';
import { FIELD, textField } from './form-parts.js';
import { plainText } from './rich-words.js';
import { DOTS } from './status-words.js';

export type AskType = 'group' | 'distribution';

/** By block id, then action id. */
type Values = Record<string, Record<string, string[]>>;

const COLOURS: readonly Colour[] = ['green', 'yellow', 'red'];
const MEANING: Record<Colour, string> = {
  green: 'on track',
  yellow: 'at risk, needs attention',
  red: 'will miss its date without help',
};

export function statusFields(type: AskType, words: StatusWords | null): InputBlock[] {
  const group: InputBlock[] = [
    textField({ ...DOCS, value: words?.docs ?? '' }),
    textField({ ...VERSION, value: words?.expectedVersion ?? '' }),
  ];
  const help = textField({ ...HELP, value: words?.help ?? '' });
  const contact = textField({ ...CONTACT, value: words?.contact ?? '' });
  return [
    type === 'group' ? colourField(words?.colour ?? null) : readinessField(words?.readiness ?? null, false),
    textField({ ...SUMMARY, value: words?.text ?? '' }),
    ...blockerFields(words?.blockers ?? []),
    ...(type === 'group' ? group : []),
    expectedField(words?.expectedDate ?? null),
    ...(type === 'group' ? [help] : [contact, help]),
  ];
}

const SUMMARY = { block: 'text', label: 'Summary', multiline: true, hint: 'A sentence or two, as it will be quoted.' };
const DOCS = {
  block: 'docs',
  label: 'Documentation',
  optional: true,
  hint: 'Written, in review, missing ...',
  most: 300,
};
const VERSION = { block: 'version', label: 'Expected version', optional: true, placeholder: 'v1.7.0', most: 60 };
const HELP = { block: 'help', label: 'What help is needed?', optional: true, multiline: true, most: 1000 };
const CONTACT = { block: 'contact', label: 'Whom to ask about it', optional: true, most: 150 };
const MORE = {
  block: 'moreBlockers',
  label: 'Other issues that block it',
  optional: true,
  multiline: true,
  hint: 'Like owner/name#12, or an address; several with spaces or lines between.',
  most: 1500,
};

export function colourField(colour: Colour | null): InputBlock {
  const options = COLOURS.map((value) => option(`${DOTS[value]} ${value}: ${MEANING[value]}`, value));
  const chosen = options.find((one) => one.value === colour);
  const element: RadioButtons = {
    type: 'radio_buttons',
    action_id: FIELD,
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
  return { type: 'input', block_id: 'colour', label: plainText('How is it going?', 100), element };
}

export function readinessField(readiness: Readiness | null, optional: boolean): InputBlock {
  const options = READINESS.map((value) => option(`${DOTS[READINESS_COLOUR[value]]} ${value}`, value));
  const chosen = options.find((one) => one.value === readiness);
  const element: StaticSelect = {
    type: 'static_select',
    action_id: FIELD,
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
  return { type: 'input', block_id: 'readiness', optional, label: plainText('How far is it?', 100), element };
}

/** Both limits of an option. */
const OPTION = 75;

export const option = (text: string, value: string): PlainTextOption => ({ text: plainText(text, OPTION), value });

/** Whatever does not fit into the menu stands in the field below it. */
export function blockerFields(blockers: readonly string[]): InputBlock[] {
  const fits = [...new Set(blockers)].filter((ref) => ref.length <= OPTION && ref !== '').slice(0, 20);
  const rest = blockers.filter((ref) => !fits.includes(ref));
  return [
    {
      type: 'input',
      block_id: 'blockers',
      optional: true,
      label: plainText('Issues that block it', 100),
      element: {
        type: 'multi_external_select',
        action_id: ACTIONS.blockerSearch,
        min_query_length: 1,
        placeholder: plainText('Type a number or words of the title', 100),
        ...(fits.length === 0 ? {} : { initial_options: fits.map((ref) => option(ref, ref)) }),
      },
    },
    textField({ ...MORE, value: rest.join('\n') }),
  ];
}

function expectedField(date: string | null): InputBlock {
  return {
    type: 'input',
    block_id: 'date',
    optional: true,
    label: plainText('Expected on', 100),
    element: {
      type: 'datepicker',
      action_id: FIELD,
      ...(date === null || !isCalendarDate(date) ? {} : { initial_date: date }),
    },
  };
}

export type ReadWords = { words: StatusWords } | { errors: Record<string, string> };

/** What was filled in; issues as they were written, to be checked by whoever knows what an issue is. */
export function readStatusFields(values: Values, type: AskType): ReadWords {
  const text = fieldOf(values, 'text');
  const colour = COLOURS.find((one) => one === fieldOf(values, 'colour')) ?? null;
  const readiness = READINESS.find((one) => one === fieldOf(values, 'readiness')) ?? null;
  if (type === 'group' && colour === null) return { errors: { colour: 'Choose a colour.' } };
  if (type === 'distribution' && readiness === null) return { errors: { readiness: 'Say how far it is.' } };
  if (text === '') return { errors: { text: 'Say it in a sentence.' } };
  const amounts = readiness === null ? null : READINESS_COLOUR[readiness];
  return {
    words: {
      colour: (type === 'distribution' ? amounts : colour) ?? 'yellow',
      readiness: type === 'distribution' ? readiness : null,
      text,
      blockers: [...new Set([...chosenBlockers(values), ...writtenBlockers(values)])],
      docs: orNull(fieldOf(values, 'docs')),
      expectedVersion: orNull(fieldOf(values, 'version')),
      expectedDate: orNull(fieldOf(values, 'date')),
      help: orNull(fieldOf(values, 'help')),
      contact: orNull(fieldOf(values, 'contact')),
    },
  };
}

export const fieldOf = (values: Values, block: string): string => (values[block]?.[FIELD]?.[0] ?? '').trim();

const chosenBlockers = (values: Values): string[] => values['blockers']?.[ACTIONS.blockerSearch] ?? [];

export const writtenBlockers = (values: Values): string[] =>
  fieldOf(values, MORE.block)
    .split(/[\s,;]+/)
    .filter((ref) => ref !== '');

const orNull = (text: string): string | null => (text === '' ? null : text);
