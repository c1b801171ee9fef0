/** Where a person is brought after a click: where they were, at what is new; and what is said when the app gave no good answer. */
import type { AppAnswer } from '../slack/dispatcher.js';
import { anchorOf } from './slack-view.js';

interface After {
  /** What the form brought back; never trusted as an address. */
  back: string;
  answer: AppAnswer | null;
  /** A form is open now. */
  modal: boolean;
  /** `ts` of what was whispered to the person meanwhile. */
  whisper: string | null;
}

const OWN = /^(?<path>\/preview\/slack(?:\/\w+)?)(?:#(?<anchor>[\w-]+))?$/;

export function returnTo({ back, answer, modal, whisper }: After): string {
  const { path = '/preview/slack', anchor } = OWN.exec(back)?.groups ?? {};
  const failed = answer !== null && answer.status !== 200 && !isUnsent(answer);
  const query = failed ? `?app=${answer.status}` : '';
  const at = modal ? 'modal' : whisper === null ? anchor : anchorOf(whisper);
  // What went wrong is said on top.
  return `${path}${query}${at === undefined || (failed && !modal) ? '' : `#${at}`}`;
}

/** Slack's own program does not send a form in which something is missing. */
const isUnsent = ({ status, body }: AppAnswer): boolean =>
  status === 0 && typeof body === 'object' && body !== null && 'errors' in body;

/** In the address stands a number, and never words. */
export function troubleOf(code: unknown): string | null {
  if (typeof code !== 'string' || !/^\d{1,3}$/.test(code)) return null;
  return code === '0'
    ? 'Herald gave no answer within the three seconds that Slack waits. Look whether anything came of it before you try again.'
    : `Herald answered with the status ${code}, so Slack would say here that the app is not responding. Try it once more.`;
}
