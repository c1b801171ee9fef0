/** Text from outside as Markdown that shows exactly this text: nothing in it can become markup, a link, a cell or a time. */

import { clip } from './formats/measure.js';
import { oneLine } from './formats/one-line.js';
import { isSafeUrl } from './formats/parse-markdown.js';

/** On one line; `limit` cuts it to that many UTF-16 units, between graphemes. */
export function escapeMarkdown(text: string, limit = Number.POSITIVE_INFINITY): string {
  return clip(oneLine(text), limit)
    .replaceAll(/[\\`*[\]<|~]/g, '\\$&')
    .replaceAll(/_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_/g, '\\_')
    .replaceAll(/&(?=#?[A-Za-z0-9]+;)/g, '\\&')
    .replace(/^[#+\->]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** An operator's own Markdown as part of a line: emphasis, code and links work, blocks and table cells cannot be broken out of. */
export function inlineMarkdown(text: string): string {
  return oneLine(text)
    .replaceAll(/(?<!\\)\|/g, '\\|')
    .replace(/^([#+>-])(?=\s|[#+>-]|$)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** `[label](url)` for http and https, else the label alone; a label of null shows the address. */
export function markdownLink(label: string | null, url: string | null, limit?: number): string {
  const safe = url !== null && /^https?:/i.test(url) && isSafeUrl(url);
  if (!safe) return escapeMarkdown(label ?? url ?? '', limit);
  const address = url
    .replaceAll(/[()[\]|\\`"*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replaceAll(/&(?=#?[A-Za-z0-9]+;)/g, '\\&');
  return `[${escapeMarkdown(label ?? url, limit) || escapeMarkdown(url)}](${address})`;
}
