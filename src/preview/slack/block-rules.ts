/** Slack's limits for the blocks of one message: those that `@slack/types` does not know. */
import { asList, asObject, type Json, length, type Problems } from './json.js';
import { checkRichText } from './rich-text-rules.js';

const BLOCKS = 50;
/** Undocumented: long messages fail at some 11,000 characters of text. */
const CHARACTERS = 11_000;

export interface BlockVerdict {
  /** Null when Slack would take them. */
  error: 'invalid_blocks' | 'msg_blocks_too_long' | null;
  /** What is wrong and where, as Slack puts it. */
  messages: string[];
}

export function judgeBlocks(blocks: unknown): BlockVerdict {
  const problems: Problems = [];
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks', messages: ['must be an array [json-pointer:/blocks]'] };
  if (blocks.length > BLOCKS) problems.push(`no more than ${BLOCKS} items allowed [json-pointer:/blocks]`);
  blocks.forEach((block, i) => {
    checkBlock(asObject(block), `/blocks/${i}`, problems);
  });
  const ids = blocks.map((block) => asObject(block).block_id).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) problems.push('`block_id` must be unique in the message [json-pointer:/blocks]');
  if (blocks.filter((block) => asObject(block).type === 'table').length > 1) {
    problems.push('only one table allowed [json-pointer:/blocks]');
  }
  if (problems.length > 0) return { error: 'invalid_blocks', messages: problems };
  const total = characters(blocks);
  if (total > CHARACTERS) return { error: 'msg_blocks_too_long', messages: [`${total} characters in all`] };
  return { error: null, messages: [] };
}

function checkBlock(block: Json, path: string, problems: Problems): void {
  if (length(block.block_id) > 255) problems.push(`must be less than 256 characters [json-pointer:${path}/block_id]`);
  switch (block.type) {
    case 'divider':
      break;
    case 'header':
      if (asObject(block.text).type !== 'plain_text') problems.push(`must be plain_text [json-pointer:${path}/text]`);
      checkText(block.text, 150, `${path}/text`, problems);
      break;
    case 'section':
      checkSection(block, path, problems);
      break;
    case 'context':
      checkContext(block, path, problems);
      break;
    case 'rich_text':
      checkRichText(block, path, problems);
      break;
    case 'table':
      checkTable(block, path, problems);
      break;
    default:
      problems.push(`unsupported type: ${String(block.type)} [json-pointer:${path}/type]`);
  }
}

function checkText(value: unknown, limit: number, path: string, problems: Problems): void {
  const text = asObject(value);
  if (text.type !== 'plain_text' && text.type !== 'mrkdwn')
    problems.push(`missing required field [json-pointer:${path}]`);
  if (length(text.text) === 0) problems.push(`must be more than 0 characters [json-pointer:${path}/text]`);
  if (length(text.text) > limit) problems.push(`must be less than ${limit + 1} characters [json-pointer:${path}/text]`);
}

function checkSection(block: Json, path: string, problems: Problems): void {
  const fields = asList(block.fields);
  if (block.text === undefined && fields.length === 0)
    problems.push(`text or fields are required [json-pointer:${path}]`);
  if (block.text !== undefined) checkText(block.text, 3000, `${path}/text`, problems);
  if (fields.length > 10) problems.push(`no more than 10 items allowed [json-pointer:${path}/fields]`);
  fields.forEach((field, i) => {
    checkText(field, 2000, `${path}/fields/${i}`, problems);
  });
}

function checkContext(block: Json, path: string, problems: Problems): void {
  const elements = asList(block.elements);
  if (elements.length === 0 || elements.length > 10)
    problems.push(`needs 1 to 10 elements [json-pointer:${path}/elements]`);
  elements.forEach((element, i) => {
    checkText(element, 3000, `${path}/elements/${i}`, problems);
  });
}

function checkTable(block: Json, path: string, problems: Problems): void {
  const rows = asList(block.rows);
  if (rows.length === 0 || rows.length > 100) problems.push(`needs 1 to 100 rows [json-pointer:${path}/rows]`);
  rows.forEach((row, r) => {
    const cells = asList(row);
    if (cells.length === 0 || cells.length > 20) problems.push(`needs 1 to 20 cells [json-pointer:${path}/rows/${r}]`);
    cells.forEach((value, c) => {
      const cell = asObject(value);
      const at = `${path}/rows/${r}/${c}`;
      if (cell.type === 'rich_text') checkRichText(cell, at, problems);
      else if (cell.type !== 'raw_text') problems.push(`unsupported type: ${String(cell.type)} [json-pointer:${at}]`);
      if (characters(cell) === 0) problems.push(`a cell must not be empty [json-pointer:${at}]`);
    });
  });
}

/** All text that a reader would see. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + characters(part), 0);
  if (value === null || typeof value !== 'object') return 0;
  const { type, text, url, fallback, elements, fields, rows } = asObject(value);
  const own = length(text) || (type === 'link' ? length(url) : 0) || length(fallback);
  return own + characters(text) + characters(elements) + characters(fields) + characters(rows);
}
