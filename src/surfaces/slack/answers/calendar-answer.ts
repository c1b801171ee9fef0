/** `/herald calendar`: where to subscribe to the dates. */
import type { SlackPost } from '../../../domain/rendering.js';
import { bold, code, line } from '../rich-words.js';
import { type AnswerProps, answer } from './answer.js';
import { items, safeLink, short } from './answer-words.js';

export interface CalendarAnswerProps extends Pick<AnswerProps, 'url' | 'share' | 'sharedBy'> {
  /** Of all releases first. */
  calendars: { name: string; https: string; webcal: string }[];
}

export const calendarAnswer = ({ calendars, url, share, sharedBy }: CalendarAnswerProps): SlackPost =>
  answer({
    title: 'Subscribe to the dates',
    parts: [
      line(
        'A calendar that is subscribed to follows when a date moves. Give one of these addresses to your calendar program:',
      ),
      ...items(
        calendars.map(({ name, https, webcal }) => [
          bold(short(name)),
          ': ',
          safeLink(https, https),
          ' or ',
          code(short(webcal, 400)),
        ]),
      ),
    ],
    url,
    share,
    sharedBy,
  });
