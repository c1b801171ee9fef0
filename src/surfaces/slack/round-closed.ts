/** What the release team is told when a round has closed: who answered what, who is silent, who could not be reached and why. */
import type { SlackPost } from '../../domain/rendering.js';
import type { Status } from '../../domain/status.js';
import { type CalendarDate, formatDate, type Instant, type Zone } from '../../domain/time.js';
import { clip } from '../../templates/formats/measure.js';
import { oneLine } from '../../templates/formats/one-line.js';
import { escapeText } from '../../templates/formats/slack.js';
import type { RichPart } from '../../templates/formats/slack-elements.js';
import { ACTIONS } from './action-ids.js';
import { fitted } from './fitted.js';
import { button } from './prompt.js';
import { bold, line, list, moment, richText, type Words } from './rich-words.js';
import { statusWords } from './status-words.js';

export interface RoundAccount {
  round: string;
  zone: Zone;
  closesAt: Instant;
  /** Null while it is open. */
  closedAt: Instant | null;
  problem: string | null;
  answered: { name: string; status: Status | null }[];
  /** By group or distribution, with those who were asked about it and could be reached. */
  silent: { name: string; people: { name: string; slack: string | null; reminded: boolean }[] }[];
  unreached: { name: string; why: string }[];
  /** Replies in which no colour, or no group, could be told. */
  unclear: { name: string; text: string }[];
  notAsked: { name: string; pausedUntil: CalendarDate | null }[];
}

const MOST = 20;

export const roundClosedPost = (account: RoundAccount): SlackPost => fitted((room) => closedWithin(account, room));

function closedWithin(account: RoundAccount, room: number): SlackPost {
  return {
    text: escapeText(clip(summary(account), 400)),
    blocks: [
      ...richText(...accountParts(account, room)),
      {
        type: 'actions',
        block_id: 'round',
        elements: [button(ACTIONS.openRecord, 'Record an update', account.round)],
      },
    ],
  };
}

function summary({ round, answered, silent, unreached }: RoundAccount): string {
  const counts = [
    `${answered.length} answered`,
    `${silent.length} silent`,
    ...(unreached.length === 0 ? [] : [`${unreached.length} not reached`]),
  ];
  return `The status round of ${round.replace('round:', '')} has closed: ${counts.join(', ')}.`;
}

function accountParts(account: RoundAccount, room: number): RichPart[] {
  const words = (most: number): number => Math.max(8, Math.floor(room * most));
  const section = sectionOf(Math.max(4, Math.floor(room * MOST)));
  const { answered, silent, unreached, unclear, notAsked, problem, closedAt, closesAt, zone } = account;
  return [
    line(bold(summary(account)), ' ', ...moment(closedAt ?? closesAt, zone)),
    ...(problem === null ? [] : [line(clip(oneLine(problem), 500))]),
    ...section(
      'Silent: the digest will say that no update was received',
      silent.map(({ name, people }) => [bold(short(name)), ...whom(people)]),
    ),
    ...section(
      'Could not be reached',
      unreached.map(({ name, why }) => [bold(short(name)), `: ${clip(oneLine(why), words(200))}`]),
    ),
    ...section(
      'Replied, but it cannot be told what it means; ask them, or write it down',
      unclear.map(({ name, text }) => [bold(short(name)), `: “${clip(oneLine(text), words(200))}”`]),
    ),
    ...section(
      'Not asked',
      notAsked.map(({ name, pausedUntil }) => [
        bold(short(name)),
        pausedUntil === null ? ': their hours had not come' : `: paused until ${formatDate(pausedUntil)}`,
      ]),
    ),
    ...section(
      'Answered',
      answered.map(({ name, status }) => [
        bold(short(name)),
        ' ',
        ...(status === null
          ? []
          : [...statusWords({ ...status, help: null, contact: null }, words(120)), ` (${short(status.author)})`]),
      ]),
    ),
  ];
}

const short = (text: string): string => clip(oneLine(text), 60);

function whom(people: RoundAccount['silent'][number]['people']): Words[] {
  if (people.length === 0) return [': nobody could be asked'];
  return [`: ${people.map(({ name, reminded }) => `${short(name)}${reminded ? ', reminded' : ''}`).join('; ')}`];
}

const sectionOf =
  (most: number) =>
  (title: string, items: readonly Words[][]): RichPart[] => {
    if (items.length === 0) return [];
    const hidden = items.length - most;
    return [line(title), list([...items.slice(0, most), ...(hidden > 0 ? [[`and ${hidden} more`]] : [])])];
  };
