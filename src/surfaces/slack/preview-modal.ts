/** The whole of a message as a mailing list would get it; Slack's own look stands on the card. */
import type { SlackModal } from '../../domain/rendering.js';
import { modal } from './form-parts.js';
import { bold, line, link, preformatted, richText } from './rich-words.js';

export interface PreviewModalProps {
  revision: number;
  subject: string;
  /** The plain text rendering. */
  text: string;
  /** The draft's page at the desk. */
  url: string;
}

/** In lines cut at their ends; the desk shows the rest. */
const MOST_CHARACTERS = 30_000;

export function previewModal({ revision, subject, text, url }: PreviewModalProps): SlackModal {
  const end = text.length <= MOST_CHARACTERS ? text.length : text.lastIndexOf('\n', MOST_CHARACTERS);
  const shown = end > 0 ? text.slice(0, end) : text.slice(0, MOST_CHARACTERS);
  return modal({
    form: null,
    title: `Revision ${revision}`,
    blocks: [
      ...richText(line('Subject: ', bold(subject))),
      ...richText(preformatted(shown)),
      ...richText(
        line(shown.length < text.length ? 'It goes on at ' : 'As HTML, with its facts and its history, at '),
        // A link of its own, as nothing of the draft's text may stand in one.
        line(link(url, 'the desk')),
      ),
    ],
  });
}
