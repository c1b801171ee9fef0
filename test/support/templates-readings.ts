/** What a reader finds in each rendering, without its markup, so that a fact can be looked for. */
import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types';
import type { Rendering } from '../../src/domain/rendering.js';

const squash = (text: string): string => text.replaceAll(/\s+/g, ' ');

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');

export function readings(rendering: Rendering): Record<'text' | 'html' | 'slack', string> {
  const body = rendering.html.slice(rendering.html.indexOf('<body'));
  const addresses = [...body.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
  return {
    text: squash(rendering.text),
    html: squash(decode(`${body.replaceAll(/<[^>]*>/g, '')} ${addresses.join(' ')}`)),
    slack: squash(rendering.slack.flatMap((post) => post.blocks.map(wordsOf)).join('\n')),
  };
}

export function wordsOf(block: KnownBlock): string {
  switch (block.type) {
    case 'header':
      return block.text.text;
    case 'context':
      return block.elements.map((element) => ('text' in element ? element.text : '')).join('\n');
    case 'rich_text':
      return richWords(block);
    case 'table':
      return block.rows
        .flat()
        .map((cell) => (cell.type === 'rich_text' ? richWords(cell) : cell.type === 'raw_text' ? cell.text : ''))
        .join('\n');
    default:
      return '';
  }
}

const richWords = (block: RichTextBlock): string =>
  block.elements
    .flatMap((part) => (part.type === 'rich_text_list' ? part.elements : [part]))
    .map((part) => part.elements.map(word).join(''))
    .join('\n');

function word(element: RichTextElement): string {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return `${element.text ?? ''} ${element.url} `;
    case 'date':
      return element.fallback ?? '';
    default:
      return '';
  }
}
