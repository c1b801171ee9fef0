/** Slack's rules for forms and home pages. */
import { checkBlocks } from './block-rules.js';
import { asList, asObject, type Json, length, type Problems } from './json.js';
import { at, checkKeys, checkLength, checkText } from './text-rules.js';

const BLOCKS = 100;
const BYTES = 250_000;
const COMMON = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id'];

export interface ViewVerdict {
  /** Null when Slack would take it. */
  error: 'invalid_arguments' | 'view_too_large' | null;
  /** What is wrong and where, as Slack puts it. */
  messages: string[];
}

export function judgeModal(given: unknown): ViewVerdict {
  const view = asObject(given);
  const problems: Problems = [];
  if (view.type !== 'modal') problems.push(at('must be a modal', '/view/type'));
  const own = ['title', 'submit', 'close', 'clear_on_close', 'notify_on_close', 'submit_disabled'];
  checkKeys(view, [...COMMON, ...own], '/view', problems);
  checkText(view.title, 24, '/view/title', problems, 'plain');
  for (const label of ['submit', 'close']) {
    if (view[label] !== undefined) checkText(view[label], 24, `/view/${label}`, problems, 'plain');
  }
  const asks = asList(view.blocks).some((block) => asObject(block).type === 'input');
  if (asks && view.submit === undefined) problems.push(at('missing required field: submit', '/view'));
  return verdictOn(view, problems);
}

export function judgeHome(given: unknown): ViewVerdict {
  const view = asObject(given);
  const problems: Problems = [];
  if (view.type !== 'home') problems.push(at('must be a home', '/view/type'));
  checkKeys(view, COMMON, '/view', problems);
  return verdictOn(view, problems);
}

function verdictOn(view: Json, problems: Problems): ViewVerdict {
  checkBlocks(view.blocks, { path: '/view/blocks', most: BLOCKS, surface: 'view' }, problems);
  checkLength(view.private_metadata, 3000, '/view/private_metadata', problems);
  checkLength(view.callback_id, 255, '/view/callback_id', problems);
  checkLength(view.external_id, 255, '/view/external_id', problems);
  if (asList(view.blocks).filter(focuses).length > 1)
    problems.push(at('only one element may have focus_on_load', '/view/blocks'));
  if (problems.length > 0) return { error: 'invalid_arguments', messages: problems };
  const bytes = length(JSON.stringify(view)) > BYTES / 4 ? Buffer.byteLength(JSON.stringify(view)) : 0;
  return bytes > BYTES ? { error: 'view_too_large', messages: [`${bytes} bytes`] } : { error: null, messages: [] };
}

const focuses = (block: unknown): boolean => asObject(asObject(block).element).focus_on_load === true;
