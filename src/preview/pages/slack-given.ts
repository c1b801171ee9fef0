/** What a browser sent with one of the workspace's forms, and what an open form holds, in each other's words. */
import type { Request } from 'express';
import type { SlackModal } from '../../domain/rendering.js';
import { asList, asObject, type Json, parseJson } from '../slack/json.js';

type Body = Pick<Request, 'body'>;

/** All values of a name; a browser sends nothing for what is not ticked. */
export function list(request: Body, name: string): string[] {
  const body = asObject(request.body);
  const given = Object.hasOwn(body, name) ? [body[name]].flat() : [];
  return given.filter((value) => typeof value === 'string').map((value) => value.replaceAll('\r\n', '\n'));
}

/** Empty when it was not sent. */
export const one = (request: Body, name: string): string => list(request, name)[0] ?? '';

type Block = SlackModal['blocks'][number];

/** Slack names a block that has no name by its place. */
export const withBlockIds = (blocks: readonly Block[]): Block[] =>
  blocks.map((block, i) => (block.block_id ? block : { ...block, block_id: `b${i}` }));

/** What a field is called in the browser's form: of most blocks there is one field, of a row of actions several. */
export const fieldName = (block: { type: string; block_id?: string }, action: string | undefined): string =>
  block.type === 'actions' ? `s.${block.block_id}.${action}` : `v.${block.block_id}`;

/** Of every input block, what was sent; nothing is sent as an empty list. */
export function givenValues(blocks: readonly Block[], request: Body): Record<string, string[]> {
  const inputs = withBlockIds(blocks).filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.map((block) => [
      block.block_id ?? '',
      list(request, fieldName(block, undefined)).filter((value) => value !== ''),
    ]),
  );
}

/** Which control was pressed inside of a form. */
export interface Pressed {
  block: string;
  action: string;
  /** Of the field beside it. */
  field: string;
}

export const pressedValue = ({ block, action, field }: Pressed): string => JSON.stringify([block, action, field]);

export function readPressed(text: string): Pressed | null {
  const [block, action, field] = asList(parseJson(text)).map(String);
  return block === undefined || action === undefined || field === undefined ? null : { block, action, field };
}

export interface Option {
  text: string;
  value: string;
}

/** A field's value in Slack's shape, as the values of a browser's field, with the words of what was chosen. */
export function heldIn(value: Json): Option[] {
  const { selected_option, selected_options, selected_users, ...rest } = value;
  const options = [...(selected_option ? [selected_option] : []), ...asList(selected_options)];
  const single = [rest.value, rest.selected_date, rest.selected_time, rest.selected_user, ...asList(selected_users)];
  return [
    ...options
      .map(asObject)
      .map((option) => ({ text: String(asObject(option.text).text), value: String(option.value) })),
    ...single.filter((held) => typeof held === 'string').map((held) => ({ text: held, value: held })),
  ];
}
