/** Slack's rules for a post, each as a sentence that is broken. An empty list is a post that Slack takes. */
import type { KnownBlock, RichTextElement } from '@slack/types';
import type { SlackPost } from '../../src/domain/rendering.js';
import { wordsOf } from './templates-readings.js';

const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

export function brokenRules(post: SlackPost): string[] {
  const { blocks, text } = post;
  const size = blocks.reduce((sum, block) => sum + wordsOf(block).length, 0);
  const rules: [boolean, string][] = [
    [blocks.length <= 50, `${blocks.length} blocks`],
    [blocks.filter((block) => block.type === 'table').length <= 1, 'more than one table'],
    [size <= 11_000, `${size} characters`],
    [text.length > 0 && text.length <= 3000, 'notification text missing or too long'],
    [!/<[!@#]|<\S|@(here|channel|everyone)/i.test(text), 'the notification mentions somebody'],
    [!LONE.test(JSON.stringify(blocks) + text) && !/\\ud[89a-f]/.test(JSON.stringify(post)), 'half a character'],
  ];
  return [...rules.filter(([kept]) => !kept).map(([, rule]) => rule), ...blocks.flatMap(brokenIn)];
}

function brokenIn(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return [
        ...(block.text.text.length < 1 || block.text.text.length > 150 ? ['header length'] : []),
        ...(block.text.type === 'plain_text' ? [] : ['header is not plain']),
      ];
    case 'context':
      return [
        ...(block.elements.length < 1 || block.elements.length > 10 ? ['context elements'] : []),
        ...block.elements.flatMap((e) => (e.type === 'plain_text' && e.text.length <= 3000 ? [] : ['context text'])),
      ];
    case 'rich_text':
      return [
        ...(wordsOf(block).length > 3600 ? ['rich text too long'] : []),
        ...(block.elements.length === 0 ? ['empty rich text'] : []),
        ...block.elements
          .flatMap((part) => (part.type === 'rich_text_list' ? part.elements : [part]))
          .flatMap((part) => (part.elements.length === 0 ? ['empty part'] : part.elements.flatMap(brokenElement))),
      ];
    case 'table':
      return [
        ...(block.rows.length > 100 ? ['table rows'] : []),
        ...block.rows.flatMap((row) => (row.length > 20 ? ['table cells'] : [])),
        ...block.rows.flat().flatMap((cell) => (cell.type === 'raw_text' && cell.text === '' ? ['empty cell'] : [])),
      ];
    default:
      return block.type === 'divider' ? [] : [`unexpected block ${block.type}`];
  }
}

function brokenElement(element: RichTextElement): string[] {
  if (!['text', 'link', 'date'].includes(element.type)) return [`a ${element.type} element`];
  if (element.type === 'text' && (element.text === '' || element.text.length > 3000)) return ['text element length'];
  if (element.type === 'link' && !/^(https?:|mailto:)/i.test(element.url)) return [`a link to ${element.url}`];
  return [];
}
