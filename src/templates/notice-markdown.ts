/** A notice as Markdown, for a mail. */
import type { Notice, NoticeWord } from '../domain/notice.js';
import { escapeMarkdown, markdownLink } from './escape-markdown.js';
import { clip } from './formats/measure.js';
import { oneLine } from './formats/one-line.js';
import { timeMark } from './helpers.js';

const SUBJECT = 150;
const LINE = 600;

export function noticeMarkdown({ what, subject, lines, link, inFull }: Notice): { subject: string; bodyMd: string } {
  const paragraphs = [
    ...lines.map((words) => words.map(inMarkdown).join('')),
    `${escapeMarkdown(link.before)}${link.before.endsWith(' ') ? ' ' : ''}${markdownLink(link.label, link.url)}.`,
    ...(inFull === undefined ? [] : ['---', inFull]),
  ];
  return { subject: clip(oneLine(`${what}: ${subject}`), SUBJECT), bodyMd: `${paragraphs.join('\n\n')}\n` };
}

function inMarkdown(word: NoticeWord): string {
  if (typeof word === 'string') return spaced(word, LINE);
  return 'at' in word ? timeMark(word.at) : `**${escapeMarkdown(word.bold, LINE)}**`;
}

/** Escaping trims, and words stand beside each other. */
const spaced = (text: string, limit: number): string =>
  `${/^\s/.test(text) ? ' ' : ''}${escapeMarkdown(text, limit)}${/\s$/.test(text) ? ' ' : ''}`;
