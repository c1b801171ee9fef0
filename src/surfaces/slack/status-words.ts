/** How a status reads in Slack: its colour or readiness, what was said, and what hangs on it. */
import { type Colour, type Status, type StatusWords, wordsBeside } from '../../domain/status.js';
import { formatDate } from '../../domain/time.js';
import { clip } from '../../templates/formats/measure.js';
import { oneLine } from '../../templates/formats/one-line.js';
import { bold, link, type Words } from './rich-words.js';

export const DOTS: Record<Colour, string> = { green: '🟢', yellow: '🟡', red: '🔴' };

/** `🟡 yellow`; of a distribution how far it is. */
export const colourWords = ({ colour, readiness }: Pick<StatusWords, 'colour' | 'readiness'>): string =>
  `${DOTS[colour]} ${readiness ?? colour}`;

/** The colour, the words in quotation marks, and each thing that was said besides, on one line. */
export function statusWords(status: Omit<Status, 'id'>, most: number): Words[] {
  const said = clip(oneLine(wordsBeside(status)), most);
  const further = furtherWords(status, most);
  return [bold(colourWords(status)), ...(said === '' ? [] : [` “${said}”`]), ...further];
}

function furtherWords(words: StatusWords, most: number): Words[] {
  const shown = most < 60 ? 1 : most < 150 ? 3 : BLOCKERS;
  const blockers = words.blockers.slice(0, shown).flatMap((ref): Words[] => [' ', issueLink(ref)]);
  const hidden = words.blockers.length - shown;
  const more = hidden > 0 ? [` and ${hidden} more`] : [];
  return [
    ...(blockers.length === 0 ? [] : [' Blocked by', ...blockers, ...more, '.']),
    ...labelled('Documentation', words.docs, Math.min(most, 200)),
    ...labelled('Expected version', words.expectedVersion, Math.min(most, 60)),
    ...(words.expectedDate === null ? [] : [` Expected on ${formatDate(words.expectedDate)}.`]),
    ...labelled('Help needed', words.help, Math.min(most, 300)),
    ...labelled('Contact', words.contact, Math.min(most, 100)),
  ];
}

const BLOCKERS = 10;

const labelled = (label: string, text: string | null, most: number): Words[] => {
  const words = clip(oneLine(text ?? ''), most);
  return words === '' ? [] : [` ${label}: ${words.replace(/\.$/, '')}.`];
};

/** `owner/name#12`, linked; anything else as it stands. */
export function issueLink(reference: string): Words {
  const [, repository, number] = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(reference) ?? [];
  return repository === undefined
    ? clip(oneLine(reference), 120)
    : link(`https://github.com/${repository}/issues/${number}`, reference);
}
