/** What a person chose or typed in an element, whichever kind of element it is: one list of values, empty for nothing. */
import type { FormValues } from './input.js';
import { asList, asObject, asText } from './json.js';

const ONE = [
  'value',
  'selected_date',
  'selected_time',
  'selected_user',
  'selected_channel',
  'selected_conversation',
] as const;
const SEVERAL = ['selected_users', 'selected_channels', 'selected_conversations'] as const;

export function chosen(element: unknown): string[] {
  const given = asObject(element);
  const options = [given['selected_option'], ...asList(given['selected_options'])];
  const picked = options.flatMap((option) => asText(asObject(option)['value']) ?? []);
  const single = ONE.flatMap((name) => asText(given[name]) ?? []);
  const many = SEVERAL.flatMap((name) => asList(given[name]).flatMap((one) => asText(one) ?? []));
  const moment = given['selected_date_time'];
  return [...single, ...picked, ...many, ...(typeof moment === 'number' ? [String(moment)] : [])];
}

/** Of `view.state`. */
export function formValues(state: unknown): FormValues {
  const blocks = Object.entries(asObject(asObject(state)['values']));
  return Object.fromEntries(
    blocks.map(([block, elements]) => [
      block,
      Object.fromEntries(Object.entries(asObject(elements)).map(([action, element]) => [action, chosen(element)])),
    ]),
  );
}
