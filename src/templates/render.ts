/** One Markdown source, every rendering (decision 1). */
import type { Rendering } from '../domain/rendering.js';
import type { Zone } from '../domain/time.js';
import { renderHtml } from './formats/html.js';
import { harmless, oneLine } from './formats/one-line.js';
import { parseMarkdown } from './formats/parse-markdown.js';
import { renderSlack } from './formats/slack.js';
import { renderText } from './formats/text.js';

export interface MessageInput {
  subject: string;
  /** A person's words on top, as Markdown; empty for none. */
  intro: string;
  bodyMd: string;
  /** A paragraph for one destination only, above everything else: the correction of what it was told before. */
  note?: string | null;
}

/** Times in text and HTML are shown in `zone` and in UTC. Never throws, whatever the Markdown holds. */
export function renderMessage(input: MessageInput, options: { zone: Zone }): Rendering {
  const { zone } = options;
  const subject = oneLine(input.subject);
  const parts = [input.note ?? '', input.intro, input.bodyMd].map((part) => harmless(part).trim());
  const markdown = `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  const root = parseMarkdown(markdown);
  return {
    subject,
    markdown,
    text: renderText(root, zone),
    html: renderHtml(root, subject, zone),
    slack: renderSlack(root, subject, zone),
  };
}
