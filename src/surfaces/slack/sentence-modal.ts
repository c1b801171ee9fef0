/** A plain sentence laid over a form, which is still there as it was when this one is closed. */
import type { SlackModal } from '../../domain/rendering.js';
import { line, plainText, richText } from './rich-words.js';

/** Slack's limit. */
const TITLE = 24;

export const sentenceModal = (title: string, sentence: string): SlackModal => ({
  type: 'modal',
  title: plainText(title, TITLE),
  close: plainText('Back', TITLE),
  blocks: richText(line(sentence)),
});
