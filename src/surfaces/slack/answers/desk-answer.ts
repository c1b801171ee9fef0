/** `/herald desk`: the person's own link to the desk, which works once and is shown to nobody else. */
import type { SlackPost } from '../../../domain/rendering.js';
import { link, said } from '../rich-words.js';

export const deskAnswer = (url: string): SlackPost => {
  const words = [
    link(url, 'Open the desk'),
    '. The link is yours alone, works once and for 15 minutes; do not pass it on.',
  ];
  return { ...said(...words), text: 'Your link to the desk' };
};
