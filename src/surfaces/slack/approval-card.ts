/**
 * The card of a draft in the release team's channel: what would be sent, where and when, who decides, and what became of it.
 * At most 50 blocks and well below the 10,000 characters that Slack takes, whatever the draft holds.
 */
import type { KnownBlock } from '@slack/types';
import { MESSAGE_TITLES } from '../../domain/message-kind.js';
import type { SlackPost } from '../../domain/rendering.js';
import type { SendState, Waiting } from '../../domain/send.js';
import type { Zone } from '../../domain/time.js';
import { clip } from '../../templates/formats/measure.js';
import { oneLine } from '../../templates/formats/one-line.js';
import { escapeText } from '../../templates/formats/slack.js';
import { cardButtons } from './card-buttons.js';
import { cardPreflight } from './card-preflight.js';
import { cardPreview, firstWords } from './card-preview.js';
import type { CardProps } from './card-props.js';
import { bold, line, link, list, moment, plainText, readersMoment, richText, type Words } from './rich-words.js';

const HEADER_LIMIT = 150;
const MOST = { words: 6, warnings: 5, receipts: 8, name: 80, names: 400, sentence: 200, subject: 300, opening: 1000 };

const STATES: Record<string, string> = {
  awaiting: 'waits for approval',
  objected: 'objected to',
  held: 'held',
  withheld: 'withheld',
  approved: 'approved',
  'approved, held': 'approved, held',
  delivering: 'on its way',
  delivered: 'sent',
  'partly delivered': 'partly sent',
  stopped: 'stopped',
  discarded: 'discarded',
  superseded: 'superseded',
  expired: 'expired',
};

export function approvalCard(props: CardProps): SlackPost {
  const { summary } = props;
  const state = STATES[summary.state] ?? summary.state;
  const title = [MESSAGE_TITLES[summary.kind], summary.release].filter((part) => part !== null).join(' ');
  return {
    text: escapeText(clip(oneLine(`${title}, ${state}: ${summary.subject}`), 400)),
    blocks: [
      { type: 'header', text: plainText(`${title}: ${state}`, HEADER_LIMIT) },
      ...richText(line(bold(clip(summary.subject, MOST.subject)))),
      ...richText(list([...facts(props), ...decision(props)])),
      ...warnings(props),
      ...cardPreflight(props),
      ...preview(props),
      ...receipts(props),
      ...cardButtons(props),
      ...richText(
        line(
          `Revision ${props.revision}, ${props.made.cause} by ${named(props.made.by)}${whyMade(props)}. `,
          ...atDesk(props),
        ),
      ),
    ],
  };
}

const whyMade = ({ made }: CardProps): string => (made.why === null ? '' : `: ${short(made.why).replace(/\.$/, '')}`);
const short = (text: string): string => clip(text, MOST.sentence);
const named = (text: string): string => clip(text, MOST.name);
const atDesk = ({ url }: CardProps): Words[] => [
  link(url, 'The whole message, with its mail text and HTML, at the desk'),
];

function facts({ summary, destinations, zone, asOf, expiresAt, can }: CardProps): Words[][] {
  const names = clip(
    destinations.map((d) => `${d.name} (${d.type === 'mail' ? 'mail' : 'Slack'})`).join(', '),
    MOST.names,
  );
  const open = can.decide || can.recompose;
  return [
    ['Goes to: ', names === '' ? 'nowhere, as its kind has no destination' : names],
    [
      summary.holdUntil !== null && summary.state === 'held' ? 'Held until: ' : 'Send time: ',
      ...moment(summary.sendAt, zone),
    ],
    ...(summary.waiting === null ? [] : [waitingWords(summary.waiting, can.decide, zone)]),
    ...(open
      ? [
          ['Facts as of: ', readersMoment(asOf, zone)],
          ['Not sent any more after: ', readersMoment(expiresAt, zone)],
        ]
      : []),
  ];
}

/** `undecided`: it would, once it is approved. */
function waitingWords({ why, until, tried, paused }: Waiting, undecided: boolean, zone: Zone): Words[] {
  const begin = undecided ? '⏸ Once approved it waits' : tried ? '↻ Tried again' : paused ? '⏸ Paused' : '⏸ Held';
  if (until === null || paused) return [`${begin}: ${short(why)}`];
  return [
    `${begin}: ${short(why)} ${tried ? 'The next try is ' : 'It is looked at again '}`,
    readersMoment(until, zone),
  ];
}

function decision(props: CardProps): Words[][] {
  const { summary, words, missing, others, zone, ended, why, proposal, stoppedClock, can } = props;
  const said = words
    .slice(0, MOST.words)
    .map(({ name, kind, reason, overrideReason, at }): Words[] => [
      kind === 'approve' ? '✓ ' : '✋ ',
      bold(named(name)),
      kind === 'approve' ? ' approved, ' : ' objects, ',
      readersMoment(at, zone),
      ...(overrideReason === null ? [] : [`, although the preflight failed: ${short(overrideReason)}`]),
      ...(reason === null || reason === '' ? [] : [`: ${short(reason)}`]),
    ]);
  const open = can.decide;
  const needed = `${missing} more ${missing === 1 ? 'approval is' : 'approvals are'} needed, from ${clip(others.join(', ') || 'nobody who has a role for it', MOST.names)}`;
  return [
    ...(open ? [['Decided by: ', clip(summary.policy, MOST.names)]] : []),
    ...said,
    ...(open && words.length > 0 && missing > 0 ? [[needed]] : []),
    ...(summary.consentAt !== null && open
      ? [['⏳ Leaves without an approval unless somebody objects before ', ...moment(summary.consentAt, zone)]]
      : []),
    ...(stoppedClock !== null && open
      ? [
          [
            '⏸ Silence does not let it out while the preflight fails; once it passes, an objection before ',
            ...moment(stoppedClock, zone),
            ' keeps it back',
          ],
        ]
      : []),
    ...(proposal !== null && open ? [[`Approving it puts schedule revision ${proposal} in force`]] : []),
    ...(ended === null
      ? []
      : [
          [
            `${sentence(STATES[summary.state] ?? summary.state)} by ${named(ended.by)}, `,
            readersMoment(ended.at, zone),
          ],
        ]),
    ...(why === null ? [] : [['Why: ', short(why)]]),
  ];
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function warnings({ summary }: CardProps): KnownBlock[] {
  const shown = summary.warnings.slice(0, MOST.warnings).map((text): Words[] => ['⚠ ', short(text)]);
  const rest = summary.warnings.length - shown.length;
  return richText(list(rest > 0 ? [...shown, [`${rest} more at the desk`]] : shown));
}

function preview({ preview: message }: CardProps): KnownBlock[] {
  if (message.length === 0) return [];
  const { blocks, cut } = cardPreview(message);
  const shown = blocks.length > 0 ? blocks : richText(line(clip(firstWords(message), MOST.opening)));
  const more: KnownBlock[] = cut
    ? [{ type: 'context', elements: [plainText('It goes on; read it all with the button below.', HEADER_LIMIT)] }]
    : [];
  return [{ type: 'divider' }, ...shown, ...more, { type: 'divider' }];
}

const RECEIPTS: Record<SendState, string> = {
  ready: 'waits for its time',
  claimed: 'leaves now',
  attempting: 'leaves now',
  sent: 'sent',
  unknown: 'nobody can tell whether it arrived; look at the desk',
  failed: 'failed',
  withheld: 'withheld',
  cancelled: 'not sent',
};

function receipts({ receipts: all, zone }: CardProps): KnownBlock[] {
  const items = all
    .slice(0, MOST.receipts)
    .map(({ destination, state, at, error }): Words[] => [
      `${state === 'sent' ? '✓' : '•'} `,
      bold(named(destination)),
      `: ${RECEIPTS[state]}, `,
      readersMoment(at, zone),
      ...(error === null ? [] : [`. ${short(error)}`]),
    ]);
  return items.length === 0 ? [] : richText(line(bold('Where it is')), list(items));
}
