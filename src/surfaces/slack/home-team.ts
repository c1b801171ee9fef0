/** What the home page shows to the release team: what went wrong, what waits, what leaves in the next two weeks, who is silent. */
import type { Button, KnownBlock } from '@slack/types';
import type { ForecastEntry } from '../../domain/forecast.js';
import type { Pausing } from '../../domain/pause.js';
import type { Instant, Zone } from '../../domain/time.js';
import type { RichPart } from '../../templates/formats/slack-elements.js';
import type { DraftSummary } from '../pages/desk-drafts.js';
import type { TroubledSend } from '../pages/desk-sends.js';
import { ACTIONS } from './action-ids.js';
import { firstOf } from './answers/answer.js';
import { count, items, safeLink, short } from './answers/answer-words.js';
import { draftWords } from './answers/drafts-answer.js';
import { shortForecastWords } from './answers/next-answer.js';
import { bold, line, plainText, readersMoment, richText, type Words } from './rich-words.js';

export interface TeamHome {
  /** How this Herald runs, where that is not as usual. */
  notices: string[];
  pausing: Pausing;
  trouble: TroubledSend[];
  waiting: DraftSummary[];
  /** In the next two weeks. */
  leaving: ForecastEntry[];
  /** The round that is open, and who has not answered everything; null between two. */
  round: { closesAt: Instant; silent: SilentPerson[] } | null;
}

export interface SilentPerson {
  name: string;
  /** Names of the groups and distributions that are unanswered. */
  units: string[];
  /** Why they cannot be reached; null when nothing is known against it. */
  problem: string | null;
}

const MOST = { words: 2800 };

const RESUME: Button = {
  type: 'button',
  action_id: ACTIONS.resume,
  text: plainText('Resume', 75),
  value: 'home',
  style: 'primary',
  confirm: {
    title: plainText('Resume Herald?', 100),
    text: plainText('What is due leaves at once.', 300),
    confirm: plainText('Resume', 30),
    deny: plainText('Leave it paused', 30),
  },
};

export function teamBlocks(team: TeamHome, { url, zone }: { url: string; zone: Zone }): KnownBlock[] {
  const { notices, pausing, trouble, waiting, leaving } = team;
  return [
    ...notices.flatMap((notice) => richText(line(short(notice, 600)))),
    ...(pausing.mayResume ? [{ type: 'actions' as const, block_id: 'home-pause', elements: [RESUME] }] : []),
    ...section(
      'Needs a look',
      trouble.map((send) => troubleWords(send, url)),
      null,
      url,
    ),
    ...section(
      'Drafts that wait',
      waiting.map((draft) => waitingWords(draft, url, zone)),
      'Nothing waits for a decision.',
      url,
    ),
    ...section(
      'What goes out in the next two weeks',
      leaving.map((entry) => shortForecastWords(entry, zone, url)),
      'No message is planned.',
      url,
    ),
    ...silentBlocks(team.round, zone, url),
  ];
}

/** `none`: what to say where there is nothing; null leaves the whole section out. */
function section(title: string, rows: readonly Words[][], none: string | null, url: string): KnownBlock[] {
  if (rows.length === 0 && none === null) return [];
  const parts: RichPart[] = rows.length === 0 ? [line(none ?? '')] : items(rows);
  const { fitting, left } = firstOf(parts, MOST.words);
  const more = left === 0 ? [] : [line(`${left} more at `, safeLink(`${url}/desk`, 'the desk'), '.')];
  return [
    { type: 'divider' },
    { type: 'header', text: plainText(rows.length === 0 ? title : `${title} (${rows.length})`, 150) },
    ...richText(...fitting, ...more),
  ];
}

function troubleWords({ subject, destination, state, error, draft }: TroubledSend, url: string): Words[] {
  const why = error === null ? '' : `: ${short(error, 300)}`;
  const page = draft === null ? `${url}/desk` : `${url}/desk/drafts/${draft}`;
  return [bold(state), ' ', safeLink(page, subject), ` to ${short(destination, 80)}${why}`];
}

const waitingWords = (draft: DraftSummary, url: string, zone: Zone): Words[] => [
  ...draftWords(draft, url),
  ', leaves ',
  readersMoment(draft.sendAt, zone),
  draft.warnings.length === 0 ? '' : `. Watch out: ${short(draft.warnings[0] ?? '', 200)}`,
];

function silentBlocks(round: TeamHome['round'], zone: Zone, url: string): KnownBlock[] {
  if (round === null) return [];
  const { silent, closesAt } = round;
  const rows = silent.map(({ name, units, problem }): Words[] => {
    const unreachable = problem === null ? '' : ` – not reached: ${short(problem, 200)}`;
    return [bold(short(name, 80)), `: ${short(units.join(', '), 200)}${unreachable}`];
  });
  const lead = richText(
    line(
      silent.length === 0
        ? 'Everybody has answered; the round closes '
        : `${count(silent.length, 'person has', 'people have')} not answered; the round closes `,
      readersMoment(closesAt, zone),
      '.',
    ),
  );
  const [divider, header, ...rest] = section('Who is silent', rows, 'Nobody.', url);
  return [divider, header, ...lead, ...(silent.length === 0 ? [] : rest)].filter((block) => block !== undefined);
}
