/** The one reminder of a round, to whoever has not answered yet. */
import type { SlackPost } from '../../domain/rendering.js';
import type { Ask } from '../../domain/round.js';
import type { Instant, Zone } from '../../domain/time.js';
import { clip } from '../../templates/formats/measure.js';
import { oneLine } from '../../templates/formats/one-line.js';
import { escapeText } from '../../templates/formats/slack.js';
import { ACTIONS } from './action-ids.js';
import { button } from './prompt.js';
import { askValue } from './prompt-value.js';
import { bold, line, readersMoment, richText } from './rich-words.js';

export interface NudgeView {
  round: string;
  zone: Zone;
  closesAt: Instant;
  /** Only what is still unanswered. */
  asks: (Ask & { name: string; before: boolean })[];
}

const MOST_ASKS = 20;

export function nudgePost(view: NudgeView): SlackPost {
  const shown = view.asks.slice(0, MOST_ASKS);
  const names = clip(view.asks.map((ask) => oneLine(ask.name)).join(', '), 1500);
  return {
    text: escapeText(clip(`Still open: ${names}`, 400)),
    blocks: [
      ...richText(
        line(
          'There is no answer yet about ',
          bold(names),
          '. The round closes at ',
          readersMoment(view.closesAt, view.zone),
          '; without an answer the digest says that no update was received. This is the only reminder.',
        ),
      ),
      ...shown.flatMap((ask, index) => {
        const value = askValue({ round: view.round, release: ask.release, unit: ask.unit, status: null });
        return [
          ...(shown.length === 1 ? [] : richText(line(bold(clip(oneLine(ask.name), 150))))),
          {
            type: 'actions' as const,
            block_id: `ask-${index}`,
            elements: [
              ...(ask.before ? [button(ACTIONS.noChange, 'No change', value)] : []),
              button(ACTIONS.giveUpdate, 'Give update', value, 'primary'),
              ...(index === 0 ? [button(ACTIONS.notNow, 'Not now', value)] : []),
            ],
          },
        ];
      }),
    ],
  };
}
