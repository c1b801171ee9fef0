/** What is said about a draft that waits for somebody, in Slack and by mail. */
import type { Notice } from '../../domain/notice.js';
import type { Instant, Zone } from '../../domain/time.js';

export interface WaitingProps {
  subject: string;
  sendAt: Instant;
  zone: Zone;
  destinations: string[];
  /** Who decides, like `one of Ann, Ben`. */
  policy: string;
  /** How long silence has to last from this mail on; null where it lets nothing out. */
  hours: number | null;
  warnings: string[];
  /** The draft's page at the desk. */
  url: string;
  /** The message, as Markdown. */
  message: string;
}

/** The card of whoever is not in Slack. */
export const waiting = (props: WaitingProps): Notice => ({
  what: props.hours === null ? 'Please decide' : 'Leaves unless somebody objects',
  subject: props.subject,
  lines: [
    [`It is to leave for ${some(props.destinations)} on `, { at: props.sendAt }, '.'],
    ...(props.hours === null
      ? []
      : [[`Silence counts as consent when ${props.hours} hours have passed since this mail.`]]),
    [`Who decides: ${props.policy}.`],
    ...props.warnings.slice(0, WARNINGS).map((warning) => [warning]),
  ],
  link: { before: 'Approve it, object to it or edit it at ', label: 'the desk', url: props.url },
  zone: props.zone,
  inFull: props.message,
});

const WARNINGS = 5;

export interface ReminderProps {
  subject: string;
  revision: number;
  sendAt: Instant;
  zone: Zone;
  /** Where its card stands, as people know it; null for whoever is written to by mail. */
  channel: string | null;
  /** The draft's page at the desk. */
  url: string;
  /** Whom this person stands in for; empty for the approvers themselves. */
  standsInFor: string[];
  objections: string[];
}

export function reminder(props: ReminderProps): Notice {
  const { subject, revision, sendAt, zone, channel, url, standsInFor, objections } = props;
  const state =
    objections.length === 0
      ? 'It waits for an approval.'
      : `${some(objections)} ${objections.length === 1 ? 'objects' : 'object'} to it.`;
  return {
    what: 'A decision is missing',
    subject,
    lines: [
      [state, ' Its send time is ', { at: sendAt }, '.'],
      ...(standsInFor.length === 0 ? [] : [[`You stand in for ${some(standsInFor)}, from whom there is no word yet.`]]),
    ],
    link: {
      before: `Decide about revision ${revision}${channel === null ? '' : ` on its card in ${channel}, or`} at `,
      label: 'the desk',
      url,
    },
    zone,
  };
}

const some = (names: readonly string[]): string => {
  const all = names.join(', ');
  return all.length > NAMES ? `${all.slice(0, NAMES)}…` : all;
};
const NAMES = 300;

export interface StoppedProps {
  subject: string;
  why: string;
  /** It is written anew and waits for an approval; else it is for a person to write it. */
  isRedrawn: boolean;
  zone: Zone;
  /** Whether whoever reads it has the draft's card before them. */
  hasCard: boolean;
  /** The draft's page at the desk. */
  url: string;
}

/** Of a draft that was approved and does not leave. */
export const stoppedAlarm = ({ subject, why, isRedrawn, zone, hasCard, url }: StoppedProps): Notice => ({
  what: isRedrawn ? 'Approved, and stopped' : 'Withheld, not sent',
  subject,
  lines: [[why], ...(isRedrawn ? [['It says now what is so, and leaves with an approval of that.']] : [])],
  link: {
    before: `${isRedrawn ? 'Approve' : 'Recompose'}, edit or discard it ${hasCard ? 'on its card, or ' : ''}at `,
    label: 'the desk',
    url,
  },
  zone,
});
