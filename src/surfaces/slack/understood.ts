/** How a reply was understood, at once and to its author alone, with what to press where it was not. */
import type { Button, KnownBlock } from '@slack/types';
import type { SlackPost } from '../../domain/rendering.js';
import type { Ask } from '../../domain/round.js';
import { type Colour, type DoubtfulIssues, READINESS, type Readiness, type Status } from '../../domain/status.js';
import { clip } from '../../templates/formats/measure.js';
import { oneLine } from '../../templates/formats/one-line.js';
import { escapeText } from '../../templates/formats/slack.js';
import type { RichPart } from '../../templates/formats/slack-elements.js';
import { ACTIONS } from './action-ids.js';
import { fitted } from './fitted.js';
import { button } from './prompt.js';
import { askValue, issuesValue, replyValue } from './prompt-value.js';
import { bold, line, richText, type Words } from './rich-words.js';
import { colourWords, DOTS, issueLink, statusWords } from './status-words.js';

export interface UnderstoodView {
  round: string;
  /** The message that it was. */
  message: { channel: string; ts: string; editedTs: string | null };
  stored: { name: string; status: Status; doubtful: DoubtfulIssues | null }[];
  unclear: {
    asks: (Ask & { name: string })[];
    colour: Colour | null;
    readiness: Readiness | null;
    text: string;
    /** `owner/name#number`. */
    blockers: string[];
    nothingBefore: boolean;
  }[];
  /** Names of what is taken back. */
  withdrawn: string[];
  deleted: boolean;
  /** What else there is to know, as that it came late. */
  note: string | null;
}

/** Slack takes 50 blocks. */
const STORED = 5;
const UNCLEAR = 2;
const MOST = 5;
const WORDS = 300;

export const COLOUR_ACTIONS: Record<Colour, string> = {
  green: ACTIONS.replyGreen,
  yellow: ACTIONS.replyYellow,
  red: ACTIONS.replyRed,
};

export const READINESS_ACTIONS: Record<Readiness, string> = {
  'not started': ACTIONS.replyNotStarted,
  testing: ACTIONS.replyTesting,
  passed: ACTIONS.replyPassed,
  failing: ACTIONS.replyFailing,
  released: ACTIONS.replyReleased,
};

export const understoodPost = (view: UnderstoodView): SlackPost => fitted((room) => understoodWithin(view, room));

function understoodWithin(view: UnderstoodView, room: number): SlackPost {
  const blocks = [
    ...gone(view),
    ...view.stored.slice(0, STORED).flatMap((one, i) => storedBlocks(view, one, i, Math.floor(room * WORDS))),
    ...view.unclear.slice(0, UNCLEAR).flatMap((part, i) => unclearBlocks(view, part, i)),
    ...(view.note === null ? [] : richText(line(clip(oneLine(view.note), 500)))),
  ];
  return {
    text: escapeText(clip(summary(view), 400)),
    blocks: blocks.length > 0 ? blocks : richText(line(NOTHING)),
  };
}

const NOTHING = 'There is nothing in it that could be read as an update. Write a few words, or use the buttons above.';

function summary({ stored, unclear, deleted }: UnderstoodView): string {
  if (deleted) return 'Taken back with your message';
  if (unclear.length > 0) return 'How is that meant?';
  const said = stored.map(({ name, status }) => `${oneLine(name)} ${colourWords(status)}`);
  return said.length === 0 ? NOTHING : `Understood: ${said.join(', ')}`;
}

function gone({ deleted, withdrawn, stored }: UnderstoodView): KnownBlock[] {
  const names = clip(withdrawn.map(oneLine).join(', '), 500);
  if (deleted) {
    return richText(
      line('What you said about ', bold(names === '' ? 'it' : names), ' is taken back with your message.'),
    );
  }
  return withdrawn.length > 0 && stored.length === 0
    ? richText(line('What you said before about ', bold(names), ' is not counted any more.'))
    : [];
}

function storedBlocks(
  { round, withdrawn }: UnderstoodView,
  { name, status, doubtful }: UnderstoodView['stored'][number],
  index: number,
  most: number,
): KnownBlock[] {
  const { release, unit, id } = status;
  const about = { round, release, unit, status: id };
  const value = askValue(about);
  const mentioned = (doubtful?.mentioned ?? []).slice(0, MOST);
  const inTheWay = mentioned.length === 0 ? null : issuesValue(about, mentioned);
  const verb = withdrawn.includes(name) ? 'Changed' : 'Recorded';
  return [
    ...richText(
      line(
        status.noChangeOf === null ? `${verb} for ` : 'No change for ',
        bold(clip(oneLine(name), 100)),
        ': ',
        ...statusWords(status, most),
      ),
      ...(doubtful === null ? [] : doubtLines(doubtful)),
    ),
    {
      type: 'actions',
      block_id: `stored-${index}`,
      elements: [
        ...(inTheWay === null
          ? []
          : [button(ACTIONS.issuesBlock, mentioned.length > 1 ? 'They block' : 'It blocks', inTheWay)]),
        button(ACTIONS.correctStatus, 'Correct', value),
        button(ACTIONS.withdrawStatus, 'Take back', value),
      ],
    },
  ];
}

function doubtLines({ mentioned, closed, unknown }: DoubtfulIssues): RichPart[] {
  const [, several] = mentioned;
  return [
    ...(mentioned.length === 0
      ? []
      : [
          line(
            ...issueList(mentioned),
            several === undefined ? ' is open. Does it block?' : ' are open. Do they block?',
          ),
        ]),
    ...(closed.length === 0 ? [] : [line('Not counted as blocking, since closed: ', ...issueList(closed))]),
    ...(unknown.length === 0
      ? []
      : [
          line(
            'Herald does not know ',
            ...issueList(unknown),
            '. Not counted as blocking; “Correct” has a field for it.',
          ),
        ]),
  ];
}

function unclearBlocks(view: UnderstoodView, part: UnderstoodView['unclear'][number], index: number): KnownBlock[] {
  const quoted = clip(oneLine(part.text), WORDS);
  const asks = part.asks.slice(0, MOST);
  return [
    ...richText(line(question(part), quoted === '' ? '' : ` “${quoted}”`), line(...understoodSoFar(part))),
    ...asks.flatMap((ask, i): KnownBlock[] => [
      ...(asks.length > 1 ? richText(line(bold(clip(oneLine(ask.name), 100)))) : []),
      { type: 'actions', block_id: `unclear-${index}-${i}`, elements: choices(view, part, ask) },
    ]),
    ...(index === 0 ? richText(line('If it was not meant as an update, there is nothing to do.')) : []),
  ];
}

function question({ asks, nothingBefore, colour }: UnderstoodView['unclear'][number]): string {
  const [ask] = asks;
  if (asks.length > 1) return colour === null ? 'What is it about, and how is it going?' : 'What is it about?';
  const name = clip(oneLine(ask?.name ?? ''), 100);
  if (nothingBefore) return `Nothing was said about ${name} before that could stay. How is it going?`;
  return ask?.type === 'distribution' ? `How far is ${name}?` : `Which colour is it for ${name}?`;
}

/** What is taken from it, and why the rest is asked. */
function understoodSoFar({ asks, colour, readiness, blockers }: UnderstoodView['unclear'][number]): Words[] {
  const outright = colour === null && readiness === null;
  const distribution = asks.every((ask) => ask.type === 'distribution');
  const what = distribution ? 'how far it is' : 'a colour';
  return [
    ...(colour === null ? [] : [`Understood: ${DOTS[colour]} ${colour}.`]),
    ...(readiness === null ? [] : [`Understood: ${readiness}.`]),
    ...(outright ? [`Herald takes ${what} only where it comes first or after “status:”.`] : []),
    ...(blockers.length === 0 ? [] : [' Blocked by ', ...issueList(blockers), '.']),
  ];
}

const issueList = (issues: readonly string[]): Words[] =>
  issues.slice(0, MOST).flatMap((ref, i): Words[] => (i === 0 ? [issueLink(ref)] : [', ', issueLink(ref)]));

function choices(
  { round, message }: UnderstoodView,
  part: UnderstoodView['unclear'][number],
  ask: Ask & { name: string },
): Button[] {
  const { release, unit, type } = ask;
  const form = button(ACTIONS.giveUpdate, 'Use the form', askValue({ round, release, unit, status: null }));
  const value = replyValue({ round, release, unit, ...message, text: part.text });
  if (value === null) return [form];
  if (type === 'distribution') {
    const states = part.readiness === null ? READINESS : [part.readiness];
    return [...states.map((state) => button(READINESS_ACTIONS[state], state, value)), form];
  }
  const colours: readonly Colour[] = part.colour === null ? ['green', 'yellow', 'red'] : [part.colour];
  return [...colours.map((colour) => button(COLOUR_ACTIONS[colour], `${DOTS[colour]} ${colour}`, value)), form];
}
