/** Direct messages and alarms about drafts that wait for somebody. */
import type { SlackPost } from '../../domain/rendering.js';
import type { Instant, Zone } from '../../domain/time.js';
import { clip } from '../../templates/formats/measure.js';
import { oneLine } from '../../templates/formats/one-line.js';
import { escapeText } from '../../templates/formats/slack.js';
import { bold, line, link, moment, richText, type Words } from './rich-words.js';

export interface ReminderProps {
  subject: string;
  revision: number;
  sendAt: Instant;
  zone: Zone;
  /** Where its card stands, as people know it. */
  channel: string;
  /** The draft's page at the desk. */
  url: string;
  /** Whom this person stands in for; empty for the approvers themselves. */
  standsInFor: string[];
  objections: string[];
}

export function reminder(props: ReminderProps): SlackPost {
  const { subject, revision, sendAt, zone, channel, url, standsInFor, objections } = props;
  const title = clip(subject, 300);
  const state: Words[] =
    objections.length === 0
      ? ['It waits for an approval.']
      : [`${clip(objections.join(', '), 300)} ${objections.length === 1 ? 'objects' : 'object'} to it.`];
  return {
    text: escapeText(clip(oneLine(`A decision is missing: ${subject}`), 400)),
    blocks: richText(
      line(bold('A decision is missing: '), title),
      line(...state, ' Its send time is ', ...moment(sendAt, zone), '.'),
      ...(standsInFor.length === 0
        ? []
        : [line(`You stand in for ${clip(standsInFor.join(', '), 300)}, from whom there is no word yet.`)]),
      line(`Decide about revision ${revision} on its card in ${channel}, or at `, link(url, 'the desk'), '.'),
    ),
  };
}

export interface WithheldProps {
  subject: string;
  why: string;
  /** The draft's page at the desk. */
  url: string;
}

/** For the release team's channel: a card that changes where it stands notifies nobody. */
export const withheldAlarm = ({ subject, why, url }: WithheldProps): SlackPost => ({
  text: escapeText(clip(oneLine(`Withheld, not sent: ${subject}`), 400)),
  blocks: richText(
    line(bold('Withheld, not sent: '), clip(subject, 300)),
    line(clip(why, 600)),
    line('Recompose, edit or discard it on its card, or at ', link(url, 'the desk'), '.'),
  ),
});
