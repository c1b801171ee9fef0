/** The beginning of a message as Slack will show it, short enough to stand on a card. */
import type { KnownBlock } from '@slack/types';
import { textOf } from '../../templates/formats/slack-elements.js';
import { partLength } from '../../templates/formats/slack-rich-text.js';

/** Of a message's 10,000 characters and 50 blocks, the card's own words need some half. */
const MOST_CHARACTERS = 2000;
const MOST_BLOCKS = 20;

export interface CardPreview {
  blocks: KnownBlock[];
  /** Something was left out. */
  cut: boolean;
}

/** Tables are left out: they are long, and a message takes only one. */
export function cardPreview(message: readonly KnownBlock[]): CardPreview {
  const blocks: KnownBlock[] = [];
  let size = 0;
  for (const block of message) {
    if (block.type === 'table') return { blocks: withoutTail(blocks), cut: true };
    size += lengthOf(block);
    if (size > MOST_CHARACTERS || blocks.length >= MOST_BLOCKS) return { blocks: withoutTail(blocks), cut: true };
    blocks.push(block);
  }
  return { blocks, cut: false };
}

/** A heading or a rule with nothing behind it says nothing. */
function withoutTail(blocks: KnownBlock[]): KnownBlock[] {
  const last = blocks.findLastIndex((block) => block.type !== 'header' && block.type !== 'divider');
  return blocks.slice(0, last + 1);
}

function lengthOf(block: KnownBlock): number {
  switch (block.type) {
    case 'rich_text':
      return block.elements.reduce((sum, part) => sum + partLength(part), 0);
    case 'header':
      return block.text.text.length;
    case 'context':
      return block.elements.reduce((sum, element) => sum + ('text' in element ? element.text.length : 0), 0);
    default:
      return 0;
  }
}

/** The first words of a message that is too long for any of its blocks to stand whole. */
export function firstWords(message: readonly KnownBlock[]): string {
  const first = message.find((block) => block.type === 'rich_text');
  if (first?.type !== 'rich_text') return '';
  return first.elements
    .map((part) =>
      part.type === 'rich_text_list' ? part.elements.map((e) => textOf(e.elements)).join('\n') : textOf(part.elements),
    )
    .join('\n');
}
