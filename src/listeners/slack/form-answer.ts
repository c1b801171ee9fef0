/** How a form that was sent is answered: it closes, stays with what is wrong, or shows what comes next. */
import type { SlackModal, SlackPost } from '../../domain/rendering.js';
import { said } from '../../surfaces/slack/rich-words.js';
import { sentenceModal } from '../../surfaces/slack/sentence-modal.js';
import type { Ended } from './judge.js';

export type FormAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: SlackModal }
  | { response_action: 'push'; view: SlackModal };

/** Whether the form is still there afterwards, so that sending it once more is a new word. */
export const staysOpen = (ended: Ended): boolean =>
  ended.as !== 'done' || ended.outcome.errors !== undefined || ended.outcome.next !== undefined;

/** Undefined: it closes. What went wrong is laid over the form, which keeps what was typed. */
export function formAnswer(ended: Ended): FormAnswer | undefined {
  if (ended.as !== 'done') return { response_action: 'push', view: sentenceModal('Not done', ended.sentence) };
  const { errors, next } = ended.outcome;
  if (errors !== undefined) return { response_action: 'errors', errors };
  return next === undefined ? undefined : { response_action: 'update', view: next };
}

/** For a form that had to be answered before it was known: it is closed by now. */
export function tooLate(ended: Ended): SlackPost | null {
  if (ended.as !== 'done') return said(ended.sentence);
  const { errors, next } = ended.outcome;
  if (errors !== undefined) {
    const what = Object.values(errors).join(' ');
    return said(`Your form was not taken. ${what} Open it again and send it once more.`);
  }
  return next === undefined
    ? null
    : said('That took longer than a form waits, and nothing was done yet. Open it again.');
}
