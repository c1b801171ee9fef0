/** `/herald readiness`: how far each distribution is with each release (R17). */
import type { SlackPost } from '../../../domain/rendering.js';
import type { Readiness } from '../../../domain/status.js';
import { type CalendarDate, formatShortDate, type Instant, type Zone } from '../../../domain/time.js';
import { bold, line, readersMoment, type Words } from '../rich-words.js';
import { type AnswerProps, answer } from './answer.js';
import { items, short } from './answer-words.js';

export interface ReadinessRow {
  name: string;
  /** Null when it never said anything about this release. */
  said: {
    readiness: Readiness | null;
    colour: 'green' | 'yellow' | 'red';
    text: string;
    expectedVersion: string | null;
    expectedDate: CalendarDate | null;
    saidAt: Instant;
  } | null;
  /** Whom to ask; empty when nobody is named. */
  contacts: string[];
}

export interface ReadinessAnswerProps extends Pick<AnswerProps, 'url' | 'share' | 'sharedBy'> {
  zone: Zone;
  /** `waits`: there is nothing yet that distributions could try, so that only those have a row which spoke all the same. */
  releases: { name: string; rows: ReadinessRow[]; waits: boolean }[];
}

const DOTS = { green: '🟢', yellow: '🟡', red: '🔴' } as const;

export function readinessAnswer({ zone, releases, url, share, sharedBy }: ReadinessAnswerProps): SlackPost {
  const some = releases.some((release) => release.rows.length > 0 || release.waits);
  const none = releases.length === 0 ? 'No release is under way.' : 'The configuration names no distribution.';
  return answer({
    title: 'How far the distributions are',
    parts: some
      ? releases.flatMap(({ name, rows, waits }) => [
          line(bold(short(name))),
          ...items(rows.map((row) => rowWords(row, zone))),
          ...(waits ? [line('Distributions are asked from the first candidate or the first testing phase on.')] : []),
        ])
      : [line(none)],
    url,
    share,
    sharedBy,
  });
}

function rowWords({ name, said, contacts }: ReadinessRow, zone: Zone): Words[] {
  const ask = contacts.length === 0 ? '' : ` Contact: ${short(contacts.join(', '), 200)}.`;
  if (said === null) return [bold(short(name)), `: no update received yet.${ask}`];
  const { readiness, colour, text, expectedVersion, expectedDate, saidAt } = said;
  const version = expectedVersion === null ? '' : ` Expected version: ${short(expectedVersion, 60)}.`;
  const date = expectedDate === null ? '' : ` Expected on ${formatShortDate(expectedDate)}.`;
  const words = short(text, 300) === '' ? '' : ` “${short(text, 300)}”`;
  return [
    bold(short(name)),
    `: ${DOTS[colour]} ${readiness ?? colour}.${words}${version}${date}${ask} Said `,
    readersMoment(saidAt, zone),
  ];
}
