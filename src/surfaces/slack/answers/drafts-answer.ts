/** `/herald drafts`: what waits for a decision, with its page; for the person who asked alone. */
import { MESSAGE_TITLES } from '../../../domain/message-kind.js';
import type { SlackPost } from '../../../domain/rendering.js';
import type { Zone } from '../../../domain/time.js';
import type { DraftSummary } from '../../pages/desk-drafts.js';
import { bold, line, moment, type Words } from '../rich-words.js';
import { answer } from './answer.js';
import { count, items, safeLink, short } from './answer-words.js';

export interface DraftsAnswerProps {
  url: string;
  zone: Zone;
  drafts: DraftSummary[];
}

export const draftsAnswer = ({ url, zone, drafts }: DraftsAnswerProps): SlackPost =>
  answer({
    title: 'Drafts that wait',
    parts: [
      line(drafts.length === 0 ? 'Nothing waits for a decision.' : `${count(drafts.length, 'draft')} to decide about.`),
      ...items(drafts.map((draft) => [...draftWords(draft, url), ...whenWords(draft, zone)])),
    ],
    url: `${url}/desk`,
    share: null,
    sharedBy: null,
  });

/** `Delay notice 1.4: <subject> (held, one of Ann, Ben)`, linked. */
export function draftWords({ id, kind, release, subject, state, policy }: DraftSummary, url: string): Words[] {
  const title = release === null ? MESSAGE_TITLES[kind] : `${MESSAGE_TITLES[kind]} ${short(release, 40)}`;
  return [
    bold(title),
    ': ',
    safeLink(`${url}/desk/drafts/${id}`, subject),
    ` (${state}; decides ${short(policy, 200)})`,
  ];
}

const whenWords = ({ sendAt, destinations, warnings }: DraftSummary, zone: Zone): Words[] => [
  `, to ${short(destinations.join(' and '), 200)}, `,
  ...moment(sendAt, zone),
  warnings.length === 0 ? '' : `. Watch out: ${short(warnings[0] ?? '', 300)}`,
];
