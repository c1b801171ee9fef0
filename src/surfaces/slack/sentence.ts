/** A plain sentence to one person: as a post, and as a form to be closed again. It may quote what others wrote, so it is never markup. */
import type { KnownBlock } from '@slack/types';
import type { SlackModal, SlackPost } from '../../domain/rendering.js';
import { clip } from '../../templates/formats/measure.js';
import { harmless } from '../../templates/formats/one-line.js';
import { escapeText } from '../../templates/formats/slack.js';
import { SLACK_LIMITS } from '../../templates/formats/slack-limits.js';

/** As much as a notification shows of it. */
const NOTIFICATION = 400;

export const sentencePost = (sentence: string): SlackPost => ({
  text: escapeText(clip(harmless(sentence), NOTIFICATION)),
  blocks: sentenceBlocks(sentence),
});

/** On top of a form, which is still there as it was when this one is closed. */
export const sentenceModal = (title: string, sentence: string): SlackModal => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  close: { type: 'plain_text', text: 'Back' },
  blocks: sentenceBlocks(sentence),
});

const sentenceBlocks = (sentence: string): KnownBlock[] => {
  const text = clip(harmless(sentence).trim(), SLACK_LIMITS.text) || 'Nothing to say.';
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] }];
};
