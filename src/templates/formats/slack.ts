/**
 * Slack posts. The first one carries the message; what goes beyond Slack's budget follows as numbered posts in its thread.
 * Only structured blocks and plain text: nothing that was written elsewhere can mention a person or a channel.
 */
import type { ContextBlock, HeaderBlock, KnownBlock } from '@slack/types';
import type { Heading, Root, RootContent } from 'mdast';
import type { SlackPost } from '../../domain/rendering.js';
import type { Zone } from '../../domain/time.js';
import { clip, splitAt } from './measure.js';
import { phrases, type RichPart, richParts, textOf } from './slack-elements.js';
import { SLACK_LIMITS } from './slack-limits.js';
import { packPosts } from './slack-pack.js';
import { richTextBlocks } from './slack-rich-text.js';
import { tableBlocks } from './slack-table.js';

export function renderSlack(root: Root, subject: string, zone: Zone): SlackPost[] {
  const title = headerBlock(subject);
  const posts = packPosts([...title, ...contentBlocks(root.children, zone)]);
  const summary = notification(root, subject, zone);
  if (posts.length <= 1) return [{ text: escapeText(summary), blocks: posts[0] ?? [] }];
  return posts.map((blocks, index) => {
    const count = `${index + 1}/${posts.length}`;
    const label = contextBlocks(`${count} ${clip(subject, SLACK_LIMITS.header)}`);
    return index === 0
      ? { text: escapeText(summary), blocks: [...blocks, ...contextBlocks(`${count}, goes on in the thread`)] }
      : { text: escapeText(`${count} ${subject}`), blocks: [...label, ...blocks] };
  });
}

/** For the `text` of a post: `&`, `<` and `>` escaped, and the words that address everybody disarmed. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/@(here|channel|everyone)/gi, '@\u2060$1')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function notification(root: Root, subject: string, zone: Zone): string {
  const first = root.children.find((node) => node.type === 'paragraph');
  const lead = first === undefined ? '' : textOf(phrases(first.children, zone, {})).replaceAll('\n', ' ');
  return clip(lead === '' ? subject : `${subject}: ${lead}`, 400);
}

/** A footer is what follows the last rule; its paragraphs of plain words are small print. */
function contentBlocks(nodes: readonly RootContent[], zone: Zone): KnownBlock[] {
  const footer = nodes.findLastIndex((node) => node.type === 'thematicBreak');
  const blocks: KnownBlock[] = [];
  let parts: RichPart[] = [];
  const flush = (): void => {
    blocks.push(...richTextBlocks(parts));
    parts = [];
  };
  nodes.forEach((node, index) => {
    const structured =
      footer >= 0 && index > footer ? (smallPrint(node, zone) ?? special(node, zone)) : special(node, zone);
    if (structured !== null) {
      flush();
      blocks.push(...structured);
      return;
    }
    // A list belongs to the paragraph before it; everything else gets a block, and so some room, of its own.
    if (node.type !== 'list') flush();
    parts.push(...richParts(node, zone));
  });
  flush();
  return blocks;
}

function special(node: RootContent, zone: Zone): KnownBlock[] | null {
  switch (node.type) {
    case 'heading':
      return headerBlock(headingText(node, zone));
    case 'table':
      return tableBlocks(node, zone);
    case 'thematicBreak':
      return [{ type: 'divider' }];
    default:
      return null;
  }
}

function smallPrint(node: RootContent, zone: Zone): KnownBlock[] | null {
  if (node.type !== 'paragraph' || node.children.some((child) => child.type === 'link')) return null;
  const text = textOf(phrases(node.children, zone, {})).trim();
  return text === '' ? [] : contextBlocks(text);
}

const headingText = (node: Heading, zone: Zone): string => textOf(phrases(node.children, zone, {}));

function headerBlock(text: string): HeaderBlock[] {
  const words = text.replaceAll('\n', ' ').trim();
  if (words === '') return [];
  return [{ type: 'header', text: { type: 'plain_text', text: clip(words, SLACK_LIMITS.header), emoji: false } }];
}

function contextBlocks(text: string): ContextBlock[] {
  return splitAt(text, SLACK_LIMITS.text).map((piece) => ({
    type: 'context',
    elements: [{ type: 'plain_text', text: piece, emoji: false }],
  }));
}
