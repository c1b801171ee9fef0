/** From Markdown to the pieces of Slack's rich text. Data only ever becomes plain text, so that it cannot ping anyone. */
import type {
  RichTextElement,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
  RichTextText,
} from '@slack/types';
import type { Blockquote, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { formatInstant, millisOf, type Zone } from '../../domain/time.js';

/** Slack knows `offset` (a list that begins at 5 has 4); its types do not. */
export interface OffsetList extends RichTextList {
  offset?: number;
}

export type RichPart = RichTextSection | OffsetList | RichTextQuote | RichTextPreformatted;
type TextStyle = NonNullable<RichTextText['style']>;

const DATE_FORMAT = '{date_long}, {time}';

/** The rich text of one block of Markdown; headings and tables are not among them. */
export function richParts(node: RootContent, zone: Zone): RichPart[] {
  switch (node.type) {
    case 'list':
      return listParts(node, zone, 0);
    case 'blockquote':
      return quoteParts(node, zone);
    case 'code':
      return node.value === ''
        ? []
        : [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: node.value }] }];
    default: {
      const elements = 'children' in node ? phrases(node.children as PhrasingContent[], zone, {}) : [];
      return elements.length === 0 ? [] : [{ type: 'rich_text_section', elements }];
    }
  }
}

function quoteParts(quote: Blockquote, zone: Zone): RichPart[] {
  const elements = lines(quote.children, zone);
  return elements.length === 0 ? [] : [{ type: 'rich_text_quote', elements }];
}

/** Slack nests lists by their indent, so an inner list ends the outer one, which then goes on. */
function listParts(list: List, zone: Zone, indent: number): RichPart[] {
  const style = list.ordered === true ? 'ordered' : 'bullet';
  const start = (list.start ?? 1) - 1;
  return list.children.flatMap((item, index): RichPart[] => {
    const inner = item.children.filter((child) => child.type === 'list');
    const own = item.children.filter((child) => child.type !== 'list');
    const elements = [...checkbox(item), ...lines(own, zone)];
    const offset = style === 'ordered' && start + index > 0 ? { offset: start + index } : {};
    const line: OffsetList = {
      type: 'rich_text_list',
      style,
      indent: Math.min(indent, 8),
      ...offset,
      elements: [{ type: 'rich_text_section', elements: elements.length > 0 ? elements : [plain('–', {})] }],
    };
    return [line, ...inner.flatMap((child) => listParts(child, zone, indent + 1))];
  });
}

const checkbox = (item: ListItem): RichTextElement[] =>
  item.checked === true ? [plain('☑ ', {})] : item.checked === false ? [plain('☐ ', {})] : [];

function lines(nodes: readonly RootContent[], zone: Zone): RichTextElement[] {
  return nodes.flatMap((node, index) => {
    const elements = richParts(node, zone).flatMap((part) =>
      part.type === 'rich_text_list' ? part.elements.flatMap((section) => section.elements) : part.elements,
    );
    return index > 0 && elements.length > 0 ? [plain('\n', {}), ...elements] : elements;
  });
}

const plain = (text: string, style: TextStyle): RichTextText =>
  Object.keys(style).length > 0 ? { type: 'text', text, style } : { type: 'text', text };

export function phrases(nodes: readonly PhrasingContent[], zone: Zone, style: TextStyle): RichTextElement[] {
  return nodes.flatMap((node): RichTextElement[] => {
    switch (node.type) {
      case 'text': {
        const text = node.value.replaceAll(/\s*\n\s*/g, ' ');
        return text === '' ? [] : [plain(text, style)];
      }
      case 'inlineCode':
        return [plain(node.value, { ...style, code: true })];
      case 'break':
        return [plain('\n', style)];
      case 'time':
        return [date(node.instant, zone)];
      case 'link':
        return [{ type: 'link', url: node.url, text: textOf(phrases(node.children, zone, {})) || node.url }];
      case 'strong':
        return phrases(node.children, zone, { ...style, bold: true });
      case 'emphasis':
        return phrases(node.children, zone, { ...style, italic: true });
      case 'delete':
        return phrases(node.children, zone, { ...style, strike: true });
      default:
        return [];
    }
  });
}

const date = (instant: string, zone: Zone): RichTextElement => ({
  type: 'date',
  timestamp: Math.floor(millisOf(instant) / 1000),
  format: DATE_FORMAT,
  fallback: formatInstant(instant, zone),
});

/** The words of rich text, a date by its fallback. */
export const textOf = (elements: readonly RichTextElement[]): string => elements.map(elementText).join('');

export function elementText(element: RichTextElement): string {
  if (element.type === 'text') return element.text;
  if (element.type === 'link') return element.text ?? element.url;
  return element.type === 'date' ? (element.fallback ?? '') : '';
}
