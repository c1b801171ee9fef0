/** `/herald timeline [release]`: every phase of one release with its dates, the current ones marked. */
import type { SlackPost } from '../../../domain/rendering.js';
import { formatDate, type Instant, type Zone } from '../../../domain/time.js';
import type { RichPart } from '../../../templates/formats/slack-elements.js';
import type { TimelinePhase } from '../../pages/timeline.js';
import { bold, line, moment, readersMoment, type Words } from '../rich-words.js';
import { type AnswerProps, answer } from './answer.js';
import { days, items, safeLink, short } from './answer-words.js';

export type DatedPhase = TimelinePhase & { deadline: Instant | null };

export interface TimelineAnswerProps extends Pick<AnswerProps, 'url' | 'share' | 'sharedBy'> {
  zone: Zone;
  id: string;
  name: string;
  releaseDate: string | null;
  phases: DatedPhase[];
  /** Names of the other releases under way. */
  others: string[];
}

const MARKS: Record<TimelinePhase['place'], string> = { past: '✓', current: '▶', ahead: '○', undecided: '?' };

export function timelineAnswer(props: TimelineAnswerProps): SlackPost {
  const { zone, id, name, releaseDate, phases, others, url, share, sharedBy } = props;
  const day = releaseDate === null ? 'to be decided' : formatDate(releaseDate);
  const more = others.length === 0 ? '' : ` Also under way: ${short(others.join(', '), 300)}.`;
  const page = `${url}/releases/${encodeURIComponent(id)}`;
  return answer({
    title: `Timeline of ${name}`,
    parts: [
      line('Release day: ', bold(day), '. ', safeLink(page, 'What each phase means'), `.${more}`),
      ...items(phases.map((phase) => phaseWords(phase, zone))),
      line(`✓ over, ▶ now, ○ ahead. Days are those of ${zone}.`),
    ],
    url: page,
    share,
    sharedBy,
  });
}

function phaseWords({ title, start, end, place, deadline }: DatedPhase, zone: Zone): Words[] {
  const name = short(title);
  const until = place === 'current' || place === 'ahead' ? deadline : null;
  return [
    `${MARKS[place]} `,
    place === 'current' ? bold(name) : name,
    `: ${days(start, end)}`,
    ...(until === null ? [] : [', until ', ...moment(until, zone)]),
  ];
}

/** As short as the home page wants it: one line for each phase, the reader's own time for what is still to come. */
export const shortTimeline = (phases: readonly DatedPhase[], zone: Zone): RichPart[] =>
  items(
    phases.map(({ title, start, end, place, deadline }) => [
      `${MARKS[place]} `,
      place === 'current' ? bold(short(title, 80)) : short(title, 80),
      `: ${days(start, end)}`,
      ...(deadline === null || place !== 'current' ? [] : [', for you until ', readersMoment(deadline, zone)]),
    ]),
  );
