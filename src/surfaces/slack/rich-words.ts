/**
 * The words of Slack views. Data becomes plain text and nothing else, whatever it holds, so that it cannot ping anyone; an empty
 * text, which Slack refuses, is left out.
 */
import type { PlainTextElement, RichTextBlock, RichTextElement, RichTextText } from '@slack/types';
import type { SlackPost } from '../../domain/rendering.js';
import { formatInstant, type Instant, millisOf, type Zone } from '../../domain/time.js';
import { clip } from '../../templates/formats/measure.js';
import { harmless, oneLine } from '../../templates/formats/one-line.js';
import { escapeText } from '../../templates/formats/slack.js';
import type { RichPart } from '../../templates/formats/slack-elements.js';
import { richTextBlocks } from '../../templates/formats/slack-rich-text.js';

type Style = NonNullable<RichTextText['style']>;
/** Text as it stands, or an element of {@link bold}, {@link moment} and the others. */
export type Words = string | RichTextElement;

export const bold = (text: string): RichTextElement => styled(text, { bold: true });
export const code = (text: string): RichTextElement => styled(text, { code: true });
export const link = (url: string, text: string): RichTextElement => ({ type: 'link', url, text });

const styled = (text: string, style: Style): RichTextElement => ({ type: 'text', text, style });

/** In the zone of whoever reads it. */
export const readersMoment = (at: Instant, zone: Zone): RichTextElement => ({
  type: 'date',
  timestamp: Math.floor(millisOf(at) / 1000),
  format: '{date_short_pretty}, {time}',
  fallback: formatInstant(at, zone),
});

/** In the community's zone, then in the reader's. */
export const moment = (at: Instant, zone: Zone): Words[] => [
  `${formatInstant(at, zone)}; for you `,
  readersMoment(at, zone),
];

export const line = (...words: Words[]): RichPart => ({ type: 'rich_text_section', elements: elements(words) });

export const list = (items: readonly Words[][]): RichPart => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: items.map((words) => ({ type: 'rich_text_section', elements: elements(words) })),
});

export const preformatted = (text: string): RichPart => ({
  type: 'rich_text_preformatted',
  elements: [{ type: 'text', text: harmless(text) || '–' }],
});

function elements(words: readonly Words[]): RichTextElement[] {
  const some = words
    .map((word): RichTextElement => (typeof word === 'string' ? { type: 'text', text: word } : word))
    .flatMap((word): RichTextElement[] =>
      word.type !== 'text' ? [word] : word.text === '' ? [] : [{ ...word, text: harmless(word.text) }],
    );
  return some.length > 0 ? some : [{ type: 'text', text: '–' }];
}

/** A list without items is left out, as Slack would refuse it. */
export const richText = (...parts: RichPart[]): RichTextBlock[] =>
  richTextBlocks(parts.filter((part) => part.type !== 'rich_text_list' || part.elements.length > 0));

/** Never empty: Slack refuses an empty text. */
export const plainText = (text: string, limit: number): PlainTextElement => {
  const words = clip(oneLine(text), limit);
  return { type: 'plain_text', text: words === '' ? '–' : words, emoji: false };
};

/** A few sentences to somebody. */
export const said = (...words: Words[]): SlackPost => ({
  text: escapeText(clip(words.map(textOfWords).join(''), 400)) || '–',
  blocks: richText(line(...words)),
});

function textOfWords(words: Words): string {
  if (typeof words === 'string') return harmless(words);
  if (words.type === 'text') return harmless(words.text);
  if (words.type === 'link') return words.text ?? words.url;
  return words.type === 'date' ? (words.fallback ?? '') : '';
}
