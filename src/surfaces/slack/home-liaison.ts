/** What the home page shows to somebody who answers for a group or a distribution: the open question, and their last answers. */
import type { Button, KnownBlock } from '@slack/types';
import type { Colour, Readiness } from '../../domain/status.js';
import type { Instant, Zone } from '../../domain/time.js';
import { ACTIONS } from './action-ids.js';
import { firstOf } from './answers/answer.js';
import { items, short } from './answers/answer-words.js';
import { bold, line, moment, plainText, readersMoment, richText } from './rich-words.js';

export interface LiaisonHome {
  /** The round that is open; null between two. */
  round: { key: string; closesAt: Instant; asks: HomeAsk[] } | null;
  /** Newest first. */
  answers: HomeStatus[];
}

export interface HomeAsk {
  release: string;
  unit: string;
  name: string;
  answered: boolean;
  /** There is an earlier status that "no change" can keep. */
  before: boolean;
}

export interface HomeStatus {
  name: string;
  colour: Colour;
  readiness: Readiness | null;
  text: string;
  saidAt: Instant;
}

const MOST = { asks: 12, answers: 8, words: 2500 };
const DOTS: Record<Colour, string> = { green: '🟢', yellow: '🟡', red: '🔴' };

export function liaisonBlocks({ round, answers }: LiaisonHome, zone: Zone): KnownBlock[] {
  return [
    { type: 'divider' },
    { type: 'header', text: plainText('Your updates', 150) },
    ...(round === null ? richText(line('No question is open.')) : roundBlocks(round, zone)),
    ...answerBlocks(answers, zone),
    // Whoever has paused or named a deputy gets no prompt any more to undo it by.
    { type: 'actions', block_id: 'home-differently', elements: [DIFFERENTLY] },
  ];
}

const DIFFERENTLY: Button = {
  type: 'button',
  action_id: ACTIONS.notNow,
  text: plainText('Ask me differently', 75),
  value: 'home',
};

function roundBlocks({ key, closesAt, asks }: NonNullable<LiaisonHome['round']>, zone: Zone): KnownBlock[] {
  const open = asks.filter((ask) => !ask.answered);
  const shown = open.slice(0, MOST.asks);
  const rest = open.length - shown.length;
  const lead = open.length === 0 ? 'All is answered; you can change it until ' : 'Waiting for your answer until ';
  return [
    ...richText(line(bold(lead), ...moment(closesAt, zone), '.')),
    ...shown.flatMap((ask, index): KnownBlock[] => [
      ...richText(line(bold(short(ask.name)))),
      { type: 'actions', block_id: `home-ask-${index}`, elements: askButtons(key, ask) },
    ]),
    ...(rest > 0 ? richText(line(`And ${rest} more, in your direct message.`)) : []),
  ];
}

function askButtons(round: string, { release, unit, before }: HomeAsk): Button[] {
  const value = [round, release, unit].join('|');
  const button = (id: string, text: string): Button => ({
    type: 'button',
    action_id: id,
    text: plainText(text, 75),
    value,
  });
  return [
    ...(before ? [button(ACTIONS.noChange, 'No change')] : []),
    { ...button(ACTIONS.giveUpdate, 'Give update…'), style: 'primary' },
  ];
}

function answerBlocks(answers: readonly HomeStatus[], zone: Zone): KnownBlock[] {
  if (answers.length === 0) return richText(line('You have not given an update yet.'));
  const parts = [
    line(bold('What you said last')),
    ...items(
      answers.slice(0, MOST.answers).map(({ name, colour, readiness, text, saidAt }) => {
        const words = short(text, 200);
        return [
          bold(short(name)),
          `: ${DOTS[colour]} ${readiness ?? colour}${words === '' ? '' : ` “${words}”`}, `,
          readersMoment(saidAt, zone),
        ];
      }),
    ),
  ];
  return richText(...firstOf(parts, MOST.words).fitting);
}
