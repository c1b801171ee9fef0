/** What stands in the fields of a view, in Slack's typed shapes. */
import { asList, asObject, type Json } from './json.js';

/** By block id, then action id. */
export type ViewValues = Record<string, Record<string, Json>>;
/** What a member types or chooses: a text, a date, an option's value, a member's id; null for nothing. */
export type Given = string | string[] | null;

export interface Field {
  blockId: string;
  block: Json;
  element: Json;
  action: string;
}

interface Shape {
  key: string;
  initial: string;
  kind: 'text' | 'option' | 'options' | 'list';
}

const SHAPES: Readonly<Record<string, Shape>> = {
  plain_text_input: { key: 'value', initial: 'initial_value', kind: 'text' },
  datepicker: { key: 'selected_date', initial: 'initial_date', kind: 'text' },
  timepicker: { key: 'selected_time', initial: 'initial_time', kind: 'text' },
  users_select: { key: 'selected_user', initial: 'initial_user', kind: 'text' },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', kind: 'list' },
  static_select: { key: 'selected_option', initial: 'initial_option', kind: 'option' },
  external_select: { key: 'selected_option', initial: 'initial_option', kind: 'option' },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', kind: 'option' },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', kind: 'options' },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', kind: 'options' },
  checkboxes: { key: 'selected_options', initial: 'initial_options', kind: 'options' },
};

/** Slack names a block that has no name. */
const blockIdOf = (block: Json, index: number): string =>
  typeof block.block_id === 'string' && block.block_id !== '' ? block.block_id : `b${index}`;

export const withBlockIds = (blocks: unknown): Json[] =>
  asList(blocks).map((block, i) => ({ ...asObject(block), block_id: blockIdOf(asObject(block), i) }));

/** Everything in these blocks that can be used, in the order in which it stands. */
export function fieldsOf(blocks: unknown): Field[] {
  return withBlockIds(blocks).flatMap((block) => {
    const elements = block.type === 'actions' ? asList(block.elements) : [block.element ?? block.accessory];
    return elements.map(asObject).flatMap((element) => {
      const action = element.action_id;
      return typeof action === 'string' ? [{ blockId: String(block.block_id), block, element, action }] : [];
    });
  });
}

export const isStateful = (element: Json): boolean => String(element.type) in SHAPES;

/** Values that are set already stay where the same field still stands, as Slack keeps them over an update. */
export function valuesOf(blocks: unknown, kept: ViewValues = {}): ViewValues {
  const values: ViewValues = {};
  for (const { blockId, element, action } of fieldsOf(blocks)) {
    if (!isStateful(element)) continue;
    const before = kept[blockId]?.[action];
    const value = before?.type === element.type ? before : initially(element);
    values[blockId] = { ...values[blockId], [action]: value ?? initially(element) };
  }
  return values;
}

function initially(element: Json): Json {
  const { key, initial, kind } = shapeOf(element);
  const empty = kind === 'options' || kind === 'list' ? [] : null;
  return { type: element.type, [key]: element[initial] ?? empty };
}

/** @throws Error when the member has no such option before them */
export function heldBy(element: Json, given: Given, offered: readonly Json[]): Json {
  const { key, kind } = shapeOf(element);
  const list = given === null ? [] : [given].flat();
  const one = list[0] ?? null;
  switch (kind) {
    case 'text':
      return { type: element.type, [key]: one === '' ? null : one };
    case 'list':
      return { type: element.type, [key]: list };
    case 'option':
      return { type: element.type, [key]: one === null ? null : optionOf(element, one, offered) };
    case 'options':
      return { type: element.type, [key]: list.map((value) => optionOf(element, value, offered)) };
  }
}

export function isEmpty(element: Json, value: Json): boolean {
  const held = value[shapeOf(element).key];
  return held === null || held === undefined || (Array.isArray(held) && held.length === 0);
}

/** @throws Error when there is none with this value */
export function optionOf(element: Json, value: string, offered: readonly Json[]): Json {
  const groups = asList(element.option_groups).flatMap((group) => asList(asObject(group).options));
  const initial = [element.initial_option, asList(element.initial_options)].flat();
  const all = [...asList(element.options), ...groups, ...initial, ...offered].map(asObject);
  const found = all.find((option) => option.value === value);
  if (found !== undefined) return found;
  const hint = String(element.type).includes('external') ? ' Ask for options() first.' : '';
  throw new Error(`${String(element.action_id)} offers no option "${value}".${hint}`);
}

function shapeOf(element: Json): Shape {
  const shape = SHAPES[String(element.type)];
  if (shape === undefined) throw new Error(`A ${String(element.type)} holds no value.`);
  return shape;
}
