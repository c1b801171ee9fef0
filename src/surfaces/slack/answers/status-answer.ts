/** `/herald status`: where each release is, what stands in the way, and what waits for a decision. */
import type { SlackPost } from '../../../domain/rendering.js';
import { formatDate, type Instant, type Zone } from '../../../domain/time.js';
import type { CycleSummary, SentSummary } from '../../pages/home-props.js';
import { bold, line, list, moment, type Words } from '../rich-words.js';
import { type AnswerProps, answer } from './answer.js';
import { count, items, nextDateWords, safeLink, short } from './answer-words.js';

export interface StatusAnswerProps extends Pick<AnswerProps, 'url' | 'share' | 'sharedBy'> {
  now: Instant;
  zone: Zone;
  releases: CycleSummary[];
  blockers: { open: number; oldestDays: number };
  waiting: { awaiting: number; withheld: number };
  lastDigest: SentSummary | null;
  /** What could not be read completely, a sentence each. */
  incomplete: string[];
}

export function statusAnswer(props: StatusAnswerProps): SlackPost {
  const { releases, url, share, sharedBy } = props;
  const none = releases.length === 0 ? [line('No release is under way.')] : [];
  return answer({
    title: 'Where things stand',
    parts: [
      ...none,
      ...releases.flatMap((release) => releaseParts(release, props)),
      ...items([blockerWords(props), waitingWords(props), digestWords(props), ...incompleteWords(props)]),
    ],
    url,
    share,
    sharedBy,
  });
}

function releaseParts({ id, name, current, releaseDate, next }: CycleSummary, { url, zone }: StatusAnswerProps) {
  const phases = current.length === 0 ? 'no phase is running' : short(current.join(' and '), 300);
  const day = releaseDate === null ? 'its release day is to be decided' : `release day ${formatDate(releaseDate)}`;
  const [first] = next;
  return [
    line(bold(short(name)), `: ${phases}; ${day}. `, safeLink(`${url}/releases/${encodeURIComponent(id)}`, 'Its page')),
    ...(first === undefined ? [] : [list([['Next: ', ...nextDateWords(first, zone)]])]),
  ];
}

function blockerWords({ blockers: { open, oldestDays } }: StatusAnswerProps): Words[] {
  if (open === 0) return ['No open blockers.'];
  return [`${count(open, 'open blocker')}, the oldest for ${count(oldestDays, 'day')}.`];
}

function waitingWords({ waiting: { awaiting, withheld } }: StatusAnswerProps): Words[] {
  const held =
    withheld === 0 ? '' : `, ${withheld} withheld because what ${withheld === 1 ? 'it says' : 'they say'} has moved`;
  return [`${awaiting === 0 ? 'No draft waits' : `${count(awaiting, 'draft')} waiting`} for approval${held}.`];
}

const digestWords = ({ lastDigest, url, zone }: StatusAnswerProps): Words[] =>
  lastDigest === null
    ? ['No digest has been sent yet.']
    : [
        'Last digest: ',
        safeLink(`${url}/archive/${lastDigest.id}`, lastDigest.subject),
        ', ',
        ...moment(lastDigest.at, zone),
      ];

const incompleteWords = ({ incomplete }: StatusAnswerProps): Words[][] =>
  incomplete.map((problem) => [`Incomplete: ${short(problem, 300)}`]);
