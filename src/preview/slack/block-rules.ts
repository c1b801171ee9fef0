/** Slack's limits for the blocks of one message or view: those that `@slack/types` does not know. */
import { ALLOWED, checkElement } from './element-rules.js';
import { asList, asObject, type Json, type Problems } from './json.js';
import { checkRichText } from './rich-text-rules.js';
import { characters, checkTable } from './table-rules.js';
import { at, checkKeys, checkLength, checkPlain, checkText } from './text-rules.js';

const BLOCKS = 50;
/** Undocumented: long messages fail at some 11,000 characters of text. */
const CHARACTERS = 11_000;

export interface BlockVerdict {
  /** Null when Slack would take them. */
  error: 'invalid_blocks' | 'msg_blocks_too_long' | null;
  /** What is wrong and where, as Slack puts it. */
  messages: string[];
}

/** Of a message. */
export function judgeBlocks(blocks: unknown): BlockVerdict {
  const problems: Problems = [];
  checkBlocks(blocks, { path: '/blocks', most: BLOCKS, surface: 'message' }, problems);
  if (problems.length > 0) return { error: 'invalid_blocks', messages: problems };
  const total = characters(blocks);
  if (total > CHARACTERS) return { error: 'msg_blocks_too_long', messages: [`${total} characters in all`] };
  return { error: null, messages: [] };
}

interface Surface {
  path: string;
  most: number;
  surface: 'message' | 'view';
}

export function checkBlocks(blocks: unknown, { path, most, surface }: Surface, problems: Problems): void {
  if (!Array.isArray(blocks)) {
    problems.push(at('must be an array', path));
    return;
  }
  if (blocks.length > most) problems.push(at(`no more than ${most} items allowed`, path));
  blocks.forEach((value, i) => {
    const block = asObject(value);
    if (surface === 'view' && block.type === 'table') problems.push(at('unsupported type: table', `${path}/${i}/type`));
    checkBlock(block, `${path}/${i}`, problems);
  });
  const ids = blocks.map((block) => asObject(block).block_id).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) problems.push(at('`block_id` must be unique in the message', path));
  const tables = blocks.filter((block) => asObject(block).type === 'table').length;
  if (tables > 1) problems.push(at('only one table allowed', path));
}

interface Rule {
  keys: readonly string[];
  check(block: Json, path: string, problems: Problems): void;
}

const RULES: Readonly<Record<string, Rule>> = {
  divider: { keys: [], check: () => undefined },
  header: {
    keys: ['text', 'level'],
    check: (block, path, problems) => checkText(block.text, 150, `${path}/text`, problems, 'plain'),
  },
  section: { keys: ['text', 'fields', 'accessory', 'expand'], check: checkSection },
  context: { keys: ['elements'], check: checkContext },
  rich_text: { keys: ['elements'], check: checkRichText },
  table: { keys: ['rows', 'column_settings'], check: checkTable },
  actions: { keys: ['elements'], check: checkActions },
  input: { keys: ['label', 'element', 'dispatch_action', 'hint', 'optional'], check: checkInput },
};

function checkBlock(block: Json, path: string, problems: Problems): void {
  const rule = RULES[String(block.type)];
  if (rule === undefined) {
    problems.push(at(`unsupported type: ${String(block.type)}`, `${path}/type`));
    return;
  }
  checkKeys(block, ['type', 'block_id', ...rule.keys], path, problems);
  checkLength(block.block_id, 255, `${path}/block_id`, problems);
  rule.check(block, path, problems);
}

function checkSection(block: Json, path: string, problems: Problems): void {
  const fields = asList(block.fields);
  if (block.text === undefined && fields.length === 0) problems.push(at('text or fields are required', path));
  if (block.text !== undefined) checkText(block.text, 3000, `${path}/text`, problems);
  if (fields.length > 10) problems.push(at('no more than 10 items allowed', `${path}/fields`));
  fields.forEach((field, i) => {
    checkText(field, 2000, `${path}/fields/${i}`, problems);
  });
  if (block.accessory !== undefined) checkElement(block.accessory, ALLOWED.section, `${path}/accessory`, problems);
}

function checkContext(block: Json, path: string, problems: Problems): void {
  const elements = asList(block.elements);
  if (elements.length === 0 || elements.length > 10) problems.push(at('needs 1 to 10 elements', `${path}/elements`));
  elements.forEach((element, i) => {
    checkText(element, 3000, `${path}/elements/${i}`, problems);
  });
}

function checkActions(block: Json, path: string, problems: Problems): void {
  const elements = asList(block.elements).map(asObject);
  if (elements.length === 0 || elements.length > 25) problems.push(at('needs 1 to 25 elements', `${path}/elements`));
  elements.forEach((element, i) => {
    checkElement(element, ALLOWED.actions, `${path}/elements/${i}`, problems);
  });
  const ids = elements.map(({ action_id }) => action_id).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) problems.push(at('`action_id` must be unique in its block', `${path}/elements`));
}

function checkInput(block: Json, path: string, problems: Problems): void {
  checkText(block.label, 2000, `${path}/label`, problems, 'plain');
  checkPlain(block.hint, 2000, `${path}/hint`, problems);
  checkElement(block.element, ALLOWED.input, `${path}/element`, problems);
}
