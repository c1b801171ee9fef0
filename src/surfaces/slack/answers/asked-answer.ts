/** What came of asking once more: who is reminded, and who was left alone with the reason. */
import type { SlackPost } from '../../../domain/rendering.js';
import type { Instant, Zone } from '../../../domain/time.js';
import { bold, line, moment } from '../rich-words.js';
import { answer } from './answer.js';
import { items, short } from './answer-words.js';

export interface AskedAnswerProps {
  url: string;
  zone: Zone;
  closesAt: Instant;
  /** Nobody had been asked yet, so everybody is. */
  opened: boolean;
  /** Names; each is reminded in their own working hours. */
  reminded: string[];
  left: { name: string; why: string }[];
}

export const askedAnswer = ({ url, zone, closesAt, opened, reminded, left }: AskedAnswerProps): SlackPost =>
  answer({
    title: 'Asking for updates',
    parts: [
      line(lead(opened, reminded.length), ' The round closes ', ...moment(closesAt, zone), '.'),
      ...items(reminded.map((name) => [short(name, 80)])),
      ...(left.length === 0 ? [] : [line(bold('Left alone'))]),
      ...items(left.map(({ name, why }) => [bold(short(name, 80)), `: ${short(why, 300)}`])),
    ],
    url: `${url}/desk`,
    share: null,
    sharedBy: null,
  });

function lead(opened: boolean, reminded: number): string {
  if (opened) return 'The round is open: everybody is asked, each in their own working hours.';
  if (reminded === 0) return 'Nobody is reminded.';
  return reminded === 1 ? 'One person is reminded.' : `${reminded} people are reminded.`;
}
