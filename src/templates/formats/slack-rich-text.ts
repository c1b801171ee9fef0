/** Rich text in blocks of at most 3,000 characters, however long a paragraph or a list is. */
import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import { splitAt } from './measure.js';
import { elementText, type OffsetList, type RichPart, textOf } from './slack-elements.js';
import { SLACK_LIMITS } from './slack-limits.js';

export function richTextBlocks(parts: readonly RichPart[]): RichTextBlock[] {
  const blocks: RichTextBlock[] = [];
  let elements: RichPart[] = [];
  let size = 0;
  for (const part of parts.flatMap(splitPart)) {
    const length = partLength(part);
    if (size > 0 && size + length > SLACK_LIMITS.text) {
      blocks.push({ type: 'rich_text', elements });
      elements = [];
      size = 0;
    }
    elements = join(elements, part);
    size += length;
  }
  return size > 0 ? [...blocks, { type: 'rich_text', elements }] : blocks;
}

/** What counts towards Slack's limits: words, addresses, and a date's pattern with its fallback. */
export const elementsLength = (elements: readonly RichTextElement[]): number =>
  elements.reduce((sum, element) => sum + elementLength(element), 0);

function elementLength(element: RichTextElement): number {
  const hidden = element.type === 'link' ? element.url.length : element.type === 'date' ? element.format.length : 0;
  return elementText(element).length + hidden;
}

export const partLength = (part: RichPart): number =>
  part.type === 'rich_text_list'
    ? part.elements.reduce((sum, section) => sum + elementsLength(section.elements), 0)
    : elementsLength(part.elements);

/** Items of the same list become one list again. */
function join(elements: readonly RichPart[], part: RichPart): RichPart[] {
  const last = elements.at(-1);
  if (last?.type === 'rich_text_list' && part.type === 'rich_text_list' && follows(last, part)) {
    return [...elements.slice(0, -1), { ...last, elements: [...last.elements, ...part.elements] }];
  }
  return [...elements, part];
}

function follows(last: OffsetList, next: OffsetList): boolean {
  if (last.style !== next.style || (last.indent ?? 0) !== (next.indent ?? 0)) return false;
  return next.style === 'bullet' || (next.offset ?? 0) === (last.offset ?? 0) + last.elements.length;
}

function splitPart(part: RichPart): RichPart[] {
  if (partLength(part) <= SLACK_LIMITS.text) return [part];
  switch (part.type) {
    case 'rich_text_list':
      return part.elements.flatMap((section) => splitItem(part, section));
    case 'rich_text_preformatted':
      return splitAt(textOf(part.elements), SLACK_LIMITS.text).map((text) => ({
        ...part,
        elements: [{ type: 'text', text }],
      }));
    default:
      return splitElements(part.elements).map((elements) => ({ ...part, elements }));
  }
}

/** What of an item does not fit goes on below it as text of its own, so that it is not numbered twice. */
function splitItem(list: OffsetList, section: RichTextSection): RichPart[] {
  const [first = [], ...others] = splitElements(section.elements);
  return [
    { ...list, elements: [{ ...section, elements: first }] },
    ...others.map((elements): RichPart => ({ type: 'rich_text_section', elements })),
  ];
}

function splitElements(elements: readonly RichTextElement[]): RichTextElement[][] {
  const groups: RichTextElement[][] = [];
  let group: RichTextElement[] = [];
  for (const element of elements.flatMap(splitElement)) {
    if (group.length > 0 && elementsLength(group) + elementLength(element) > SLACK_LIMITS.text) {
      groups.push(group);
      group = [];
    }
    group.push(element);
  }
  return group.length > 0 ? [...groups, group] : groups;
}

function splitElement(element: RichTextElement): RichTextElement[] {
  if (elementLength(element) <= SLACK_LIMITS.text) return [element];
  const texts = splitAt(elementText(element), SLACK_LIMITS.text);
  if (element.type === 'text') return texts.map((text) => ({ ...element, text }));
  // An address that is too long for Slack is kept as words; a link's words are only its beginning.
  if (element.type === 'link' && element.url.length < SLACK_LIMITS.text / 2) {
    return [{ ...element, text: splitAt(elementText(element), SLACK_LIMITS.text / 2 - 1)[0] ?? '' }];
  }
  return texts.map((text) => ({ type: 'text', text }));
}
