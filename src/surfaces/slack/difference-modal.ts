/** What changed between the last two revisions of a draft, line by line, with two unchanged lines around each change. */
import type { SlackModal } from '../../domain/rendering.js';
import { clip } from '../../templates/formats/measure.js';
import { type DifferenceLine, lineDifference } from '../line-difference.js';
import { modal } from './form-parts.js';
import { bold, line, link, preformatted, richText, type Words } from './rich-words.js';

export interface DifferenceModalProps {
  before: { n: number; text: string };
  after: { n: number; text: string; author: string };
  /** The draft's page at the desk. */
  url: string;
}

const AROUND = 2;
const MOST_LINES = 120;
const LINE_LIMIT = 300;
const MARKS = { same: '  ', gone: '- ', new: '+ ' };

export function differenceModal({ before, after, url }: DifferenceModalProps): SlackModal {
  const lines = foldedLines(lineDifference(before.text, after.text));
  const shown = lines.slice(0, MOST_LINES);
  const rest: Words[] =
    lines.length > shown.length ? [`${lines.length - shown.length} more lines at `] : ['All of it at '];
  const texts =
    shown.length === 0 ? [line('The words are the same; where it goes or when it leaves has changed.')] : [];
  return modal({
    form: null,
    title: `Revision ${before.n} to ${after.n}`,
    blocks: [
      ...richText(line(bold(`By ${after.author}. `), 'Gone lines begin with a minus, new ones with a plus.')),
      ...richText(...texts, ...(shown.length === 0 ? [] : [preformatted(shown.join('\n'))])),
      ...richText(line(...rest, link(url, 'the desk'))),
    ],
  });
}

function foldedLines(lines: readonly DifferenceLine[]): string[] {
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some((l) => l.change !== 'same'),
  );
  return lines.flatMap(({ change, text }, i) => {
    if (near[i] === true) return [`${MARKS[change]}${clip(text, LINE_LIMIT)}`];
    return near[i - 1] === true ? ['  …'] : [];
  });
}
