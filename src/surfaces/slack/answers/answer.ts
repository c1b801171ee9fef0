/**
 * The frame of what `/herald` answers: a title, lines that fit into one message whatever they hold, and, where it is for
 * everybody, the button that shares it. An answer that was shared names who did it.
 */
import type { Button, KnownBlock } from '@slack/types';
import type { SlackPost } from '../../../domain/rendering.js';
import { clip } from '../../../templates/formats/measure.js';
import { oneLine } from '../../../templates/formats/one-line.js';
import { escapeText } from '../../../templates/formats/slack.js';
import type { RichPart } from '../../../templates/formats/slack-elements.js';
import { partLength } from '../../../templates/formats/slack-rich-text.js';
import { ACTIONS } from '../action-ids.js';
import { line, link, plainText, richText } from '../rich-words.js';

export interface AnswerProps {
  title: string;
  parts: readonly RichPart[];
  /** Where all of it can be read. */
  url: string;
  /** What `/herald` was asked, for the button that shares it; null for what is nobody else's business. */
  share: string | null;
  /** The name of who shared it; null while only one person sees it. */
  sharedBy: string | null;
  buttons?: readonly Button[];
}

const MOST = { characters: 7500, title: 150, notification: 300, value: 200, name: 100 };

export function answer({ title, parts, url, share, sharedBy, buttons = [] }: AnswerProps): SlackPost {
  const { fitting, left } = firstOf(parts, MOST.characters);
  const more = left === 0 ? [] : [line(`${left} more at `, link(url, 'Herald’s pages'), '.')];
  const lead = sharedBy === null ? title : `${title}, shared by ${clip(oneLine(sharedBy), MOST.name)}`;
  return {
    text: escapeText(clip(oneLine(lead), MOST.notification)),
    blocks: [
      { type: 'header', text: plainText(title, MOST.title) },
      ...richText(...fitting, ...more),
      ...foot(share, sharedBy, buttons),
    ],
  };
}

function foot(share: string | null, sharedBy: string | null, buttons: readonly Button[]): KnownBlock[] {
  if (sharedBy !== null) return richText(line(`Shared by ${clip(oneLine(sharedBy), MOST.name)}.`));
  const elements = [...buttons, ...(share === null ? [] : [shareButton(share)])];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

const shareButton = (asked: string): Button => ({
  type: 'button',
  action_id: ACTIONS.share,
  text: plainText('Share here', 75),
  value: clip(oneLine(asked), MOST.value),
});

/** The first parts that fit together into so many characters, and how many are left over. */
export function firstOf(parts: readonly RichPart[], most: number): { fitting: RichPart[]; left: number } {
  let size = 0;
  const fitting: RichPart[] = [];
  for (const part of parts) {
    size += partLength(part);
    if (size > most) break;
    fitting.push(part);
  }
  return { fitting, left: parts.length - fitting.length };
}
