/**
 * The home page: for everyone the timeline, the next dates in their own zone and where to subscribe; for a liaison what is asked and
 * what they said last; for the release team what waits, what leaves, who is silent and what went wrong. At most 100 blocks.
 */
import type { Button, KnownBlock } from '@slack/types';
import type { SlackHome } from '../../domain/rendering.js';
import { formatDate, formatInstant, type Instant, type Zone } from '../../domain/time.js';
import type { NextDate } from '../pages/home-props.js';
import { ACTIONS } from './action-ids.js';
import { firstOf } from './answers/answer.js';
import { items, nextDateWords, safeLink, short } from './answers/answer-words.js';
import { type DatedPhase, shortTimeline } from './answers/timeline-answer.js';
import { type LiaisonHome, liaisonBlocks } from './home-liaison.js';
import { type TeamHome, teamBlocks } from './home-team.js';
import { bold, code, line, plainText, richText } from './rich-words.js';

export interface SlackHomeProps {
  now: Instant;
  zone: Zone;
  community: string;
  url: string;
  releases: HomeRelease[];
  /** Null where nobody is asked anything of this person. */
  liaison: LiaisonHome | null;
  /** Null for whoever is not of the release team. */
  team: TeamHome | null;
  /** Whether the configuration knows this member. */
  known: boolean;
  mayWriteNotes: boolean;
}

export interface HomeRelease {
  id: string;
  name: string;
  releaseDate: string | null;
  current: string[];
  phases: DatedPhase[];
  next: NextDate[];
}

const MOST = { releases: 4, words: 2800 };

export function homeView(props: SlackHomeProps): SlackHome {
  const { liaison, team, releases, community, now, zone } = props;
  const hidden = releases.length - MOST.releases;
  return {
    type: 'home',
    blocks: [
      header(`Releases of ${community}`),
      ...richText(line(`As of ${formatInstant(now, zone)}.`)),
      ...(team === null ? [] : teamBlocks(team, props)),
      ...(liaison === null ? [] : liaisonBlocks(liaison, zone)),
      ...(releases.length === 0 ? richText(line('No release is under way.')) : []),
      ...releases.slice(0, MOST.releases).flatMap((release) => releaseBlocks(release, props)),
      ...(hidden > 0 ? richText(line(`${hidden} more releases at `, safeLink(props.url, 'Herald’s page'), '.')) : []),
      { type: 'divider' },
      ...subscribe(props),
      ...acts(props),
      ...(props.known
        ? []
        : richText(line('You are not in Herald’s configuration, so you can look and answer, but not decide.'))),
    ],
  };
}

const header = (text: string): KnownBlock => ({ type: 'header', text: plainText(text, 150) });

function releaseBlocks(
  { id, name, releaseDate, current, phases, next }: HomeRelease,
  { zone, url }: SlackHomeProps,
): KnownBlock[] {
  const day = releaseDate === null ? 'to be decided' : formatDate(releaseDate);
  const now = current.length === 0 ? 'No phase is running.' : `Now: ${short(current.join(' and '), 300)}.`;
  const page = safeLink(`${url}/releases/${encodeURIComponent(id)}`, 'its page');
  const parts = [
    line(bold(now), ` Release day: ${day}; see `, page, '.'),
    ...shortTimeline(phases, zone),
    ...(next.length === 0 ? [] : [line(bold('Next'))]),
    ...items(next.map((date) => nextDateWords(date, zone))),
  ];
  return [{ type: 'divider' }, header(name), ...richText(...firstOf(parts, MOST.words).fitting)];
}

function acts({ known, team, mayWriteNotes, releases }: SlackHomeProps): KnownBlock[] {
  const elements = [
    ...(team === null || releases.length === 0 ? [] : [button(ACTIONS.openDelay, 'Propose a delay…')]),
    ...(team === null ? [] : [button(ACTIONS.openCorrect, 'Correct a message…')]),
    ...(mayWriteNotes ? [button(ACTIONS.openNotes, 'Meeting notes…')] : []),
    ...(team === null ? [] : [button(ACTIONS.openRecord, 'Record an update…')]),
    ...(team === null || team.pausing.isAsked ? [] : [button(ACTIONS.openPause, 'Pause Herald…')]),
    ...(known ? [button(ACTIONS.openDesk, 'My link to the desk')] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'home-acts', elements }];
}

/** Slack links web addresses alone, so the one for calendar programs is there to be copied. */
function subscribe({ url, releases }: SlackHomeProps): KnownBlock[] {
  const feeds = [
    { name: 'All releases and meetings', address: `${url}/calendar.ics` },
    ...releases.slice(0, MOST.releases).map(({ id, name }) => ({
      name,
      address: `${url}/calendar/${encodeURIComponent(id)}.ics`,
    })),
  ];
  return richText(
    line(bold('Subscribe to the dates'), '. For a calendar program, copy the address that begins with “webcal”.'),
    ...items(
      feeds.map(({ name, address }) => [
        safeLink(address, name),
        ' ',
        code(short(address.replace(/^https?:/, 'webcal:'), 400)),
      ]),
    ),
  );
}

const button = (id: string, text: string): Button => ({
  type: 'button',
  action_id: id,
  text: plainText(text, 75),
  value: 'home',
});
