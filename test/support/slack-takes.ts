/**
 * What Slack takes: posts, forms and home pages by the stand-in's judgement, none of which pings anybody. Each throws what is
 * wrong, since an expectation for each of thousands of generated inputs takes longer than everything else about them.
 */
import type { SlackHome, SlackModal, SlackPost } from '../../src/domain/rendering.js';
import { judgeBlocks } from '../../src/preview/slack/block-rules.js';
import { judgeHome, judgeModal } from '../../src/preview/slack/view-rules.js';

const NOTIFICATION = 3000;

export function takesPost({ text, blocks }: SlackPost): void {
  const { length } = text;
  const odd = length > 0 && length < NOTIFICATION ? [] : [`its notification has ${length} characters`];
  refuse(judgeBlocks(blocks), [...odd, ...pings({ text, blocks })]);
}

export const takesModal = (view: SlackModal): void => refuse(judgeModal(view), pings(view));

export const takesHome = (view: SlackHome): void => refuse(judgeHome(view), pings(view));

function refuse({ error, messages }: { error: string | null; messages: string[] }, others: string[]): void {
  const faults = [...(error === null ? [] : [error]), ...messages, ...others];
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

const SPEAKS = new Set(['mrkdwn', 'user', 'usergroup', 'channel', 'broadcast', 'team', 'emoji']);

/** Everything that Slack would turn into a mention, or read as markup. Empty for what is safe. */
export function pings(thing: unknown): string[] {
  if (Array.isArray(thing)) return thing.flatMap(pings);
  if (thing === null || typeof thing !== 'object') return [];
  const { type, text } = thing as Record<string, unknown>;
  const found = Object.values(thing).flatMap((part) => (typeof part === 'object' ? pings(part) : []));
  if (SPEAKS.has(String(type))) found.push(`this is a ${String(type)}: ${JSON.stringify(thing).slice(0, 200)}`);
  // Only a post's own `text` has no type beside it: Slack reads that one as markup.
  if (type === undefined && typeof text === 'string' && /<[!@#]|<\S|@(here|channel|everyone)/i.test(text)) {
    found.push(`this mentions somebody: ${text.slice(0, 200)}`);
  }
  return found;
}
