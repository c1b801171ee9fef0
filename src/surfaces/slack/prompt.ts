/**
 * The week's question to one person, and, once they answered, what is recorded: per group or distribution what GitHub shows, what
 * was said last, and buttons. It says where the answer will be published.
 */
import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { ItemFact } from '../../domain/issue-facts.js';
import type { SlackPost } from '../../domain/rendering.js';
import type { Ask } from '../../domain/round.js';
import type { Status } from '../../domain/status.js';
import type { Instant, Zone } from '../../domain/time.js';
import { clip } from '../../templates/formats/measure.js';
import { oneLine } from '../../templates/formats/one-line.js';
import { escapeText } from '../../templates/formats/slack.js';
import type { RichPart } from '../../templates/formats/slack-elements.js';
import { ACTIONS } from './action-ids.js';
import { fitted } from './fitted.js';
import { askValue } from './prompt-value.js';
import { bold, line, link, list, plainText, readersMoment, richText, type Words } from './rich-words.js';
import { statusWords } from './status-words.js';

export interface PromptView {
  round: string;
  zone: Zone;
  closesAt: Instant;
  closedAt: Instant | null;
  /** The digest's destinations, as people know them. */
  publishedOn: string[];
  /** What else the person should know about being asked, a sentence each. */
  notes: string[];
  asks: AskView[];
}

export interface AskView extends Ask {
  /** As people say it, with the release where several are under way. */
  name: string;
  evidence: AskEvidence | null;
  /** What was said in this round; null while there is nothing. */
  recorded: RecordedView | null;
  /** What was said last before this round. */
  before: Status | null;
}

export interface RecordedView {
  status: Status;
  /** Set when it was somebody else's word. */
  by: string | null;
  /** Set when it keeps what was said then. */
  unchangedSince: Instant | null;
}

export interface AskEvidence {
  since: Instant;
  merged: number;
  closed: number;
  blockers: Pick<ItemFact, 'repository' | 'number' | 'title' | 'url'>[];
  docs: Pick<ItemFact, 'repository' | 'number' | 'title' | 'url'>[];
}

/** Slack takes 50 blocks: what goes beyond is answered in words. */
const MOST_ASKS = 20;
/** Characters for all the words that people said. */
const WORDS = 3600;
const ISSUES = 3;
const TITLE = 80;

export const promptPost = (view: PromptView): SlackPost => fitted((room) => promptWithin(view, room));

function promptWithin(view: PromptView, room: number): SlackPost {
  const shown = view.asks.slice(0, MOST_ASKS);
  const rest = view.asks.slice(MOST_ASKS);
  const most = Math.max(8, Math.floor(room * Math.min(500, WORDS / Math.max(1, shown.length))));
  return {
    text: escapeText(clip(oneLine(notification(view)), 400)),
    blocks: [
      ...richText(
        line(bold(title(view)), '\n', ...opening(view)),
        ...view.notes.map((note) => line(clip(oneLine(note), 300))),
      ),
      ...shown.flatMap((ask, index) =>
        askBlocks(view, ask, index, { most, terse: room < 0.5 || view.asks.length > TERSE_FROM }),
      ),
      ...(rest.length === 0 ? [] : richText(line(...others(rest)))),
      ...richText(line(...ending(view))),
    ],
  };
}

/** Above this many questions there is room for the counts alone. */
const TERSE_FROM = 4;

const names = (asks: readonly AskView[]): string => asks.map((ask) => oneLine(ask.name)).join(', ');

function notification(view: PromptView): string {
  if (view.closedAt !== null) return `The status round has closed: ${names(view.asks)}`;
  return `How is it going with ${names(view.asks)}?`;
}

const title = ({ closedAt }: PromptView): string =>
  closedAt === null ? 'How is it going this week?' : 'This week’s round has closed';

function opening(view: PromptView): Words[] {
  const { closesAt, closedAt, zone, publishedOn } = view;
  const places = publishedOn.length === 0 ? '' : `, on ${clip(publishedOn.map(oneLine).join(', '), 300)}`;
  const where = `Your answer stands on the public release page at once and in the weekly digest${places}, under your name.`;
  const first = view.asks.every((ask) => ask.type === 'distribution') ? 'how far it is' : 'the colour';
  if (closedAt !== null)
    return [`It closed on `, readersMoment(closedAt, zone), '. What you say now counts for the next one.'];
  return [
    `Below is what GitHub shows; correct it or add to it with a button, or reply in this thread, ${first} first and then your own words, until `,
    readersMoment(closesAt, zone),
    `. ${where}`,
  ];
}

const ending = ({ round, closedAt }: PromptView): Words[] =>
  closedAt === null
    ? ['You can change or take back an answer at any time; a reply that you edit or delete changes with it.']
    : [`Round ${round.replace('round:', '')}.`];

const others = (rest: readonly AskView[]): Words[] => [
  'And: ',
  bold(clip(names(rest), 1000)),
  '. Answer these in the thread, one line each, like “Name: green, all is well”.',
];

function askBlocks(
  view: PromptView,
  ask: AskView,
  index: number,
  room: { most: number; terse: boolean },
): KnownBlock[] {
  const parts: RichPart[] = [line(bold(clip(oneLine(ask.name), 80)), ...evidenceWords(ask.evidence))];
  const issues = room.terse ? [] : issueItems(ask.evidence);
  if (issues.length > 0) parts.push(list(issues));
  parts.push(line(...answerWords(view, ask, room.most)));
  return [...richText(...parts), buttons(view, ask, index)];
}

function evidenceWords(evidence: AskEvidence | null): Words[] {
  if (evidence === null) return [];
  const { merged, closed, blockers, docs } = evidence;
  const counts = [
    `${merged} merged`,
    `${closed} closed`,
    `${blockers.length} open ${blockers.length === 1 ? 'blocker' : 'blockers'}`,
    `${docs.length} open docs ${docs.length === 1 ? 'issue' : 'issues'}`,
  ];
  return [` · ${counts.join(', ')} since the last digest`];
}

function issueItems(evidence: AskEvidence | null): Words[][] {
  if (evidence === null) return [];
  const items = (label: string, issues: AskEvidence['blockers']): Words[][] => {
    const shown = issues.slice(0, ISSUES);
    const hidden = issues.length - shown.length;
    return [
      ...shown.map((issue): Words[] => [
        `${label} `,
        link(issue.url, `${issue.repository}#${issue.number}`),
        ` ${clip(oneLine(issue.title), TITLE)}`,
      ]),
      ...(hidden > 0 ? [[`and ${hidden} more`]] : []),
    ];
  };
  return [...items('Blocker', evidence.blockers), ...items('Docs', evidence.docs)];
}

function answerWords({ zone }: PromptView, { recorded, before }: AskView, most: number): Words[] {
  if (recorded !== null) {
    const { status, by, unchangedSince } = recorded;
    const who = by === null ? 'Recorded: ' : `${clip(oneLine(by), 80)} answered: `;
    const when: Words[] =
      unchangedSince === null
        ? [' Said ', readersMoment(status.saidAt, zone), '.']
        : [' No change since ', readersMoment(unchangedSince, zone), '.'];
    return [who, ...statusWords(status, most), ...when];
  }
  if (before === null) return ['Nothing was said about it yet.'];
  return ['Last said ', readersMoment(before.saidAt, zone), ': ', ...statusWords(before, most)];
}

function buttons(view: PromptView, ask: AskView, index: number): ActionsBlock {
  const { recorded } = ask;
  const about = { round: view.round, release: ask.release, unit: ask.unit };
  const value = askValue({ ...about, status: null });
  const own = recorded === null ? null : askValue({ ...about, status: recorded.status.id });
  const elements: Button[] =
    own === null
      ? [
          ...(ask.before === null ? [] : [button(ACTIONS.noChange, 'No change', value)]),
          button(ACTIONS.giveUpdate, 'Give update', value, 'primary'),
        ]
      : [button(ACTIONS.correctStatus, 'Correct', own), button(ACTIONS.withdrawStatus, 'Take back', own)];
  if (index === 0)
    elements.push(button(ACTIONS.notNow, view.closedAt === null ? 'Not now' : 'Ask me differently', value));
  return { type: 'actions', block_id: `ask-${index}`, elements };
}

export const button = (action: string, label: string, value: string, style?: 'primary' | 'danger'): Button => ({
  type: 'button',
  action_id: action,
  text: plainText(label, 75),
  value: value.slice(0, 2000),
  ...(style === undefined ? {} : { style }),
});
