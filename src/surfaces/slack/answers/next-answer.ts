/** `/herald next`: the next dates of every release, and the next messages. */
import type { ForecastEntry } from '../../../domain/forecast.js';
import { MESSAGE_TITLES } from '../../../domain/message-kind.js';
import type { SlackPost } from '../../../domain/rendering.js';
import type { Zone } from '../../../domain/time.js';
import type { NextDate } from '../../pages/home-props.js';
import { bold, line, moment, readersMoment, type Words } from '../rich-words.js';
import { type AnswerProps, answer } from './answer.js';
import { items, nextDateWords, safeLink, short } from './answer-words.js';

export interface NextAnswerProps extends Pick<AnswerProps, 'url' | 'share' | 'sharedBy'> {
  zone: Zone;
  releases: { id: string; name: string; next: NextDate[] }[];
  messages: ForecastEntry[];
}

export function nextAnswer({ zone, releases, messages, url, share, sharedBy }: NextAnswerProps): SlackPost {
  const dates = releases.flatMap(({ name, next }) => [
    line(bold(short(name))),
    ...items(next.length === 0 ? [['No date is still to come.']] : next.map((date) => nextDateWords(date, zone))),
  ]);
  const none = [line('No message is planned for the next two weeks.')];
  const list = items(messages.map((entry) => forecastWords(entry, zone, url)));
  return answer({
    title: 'What comes next',
    parts: [
      ...(dates.length === 0 ? [line('No release is under way.')] : dates),
      line(bold('Messages of the next two weeks')),
      ...(list.length === 0 ? none : list),
    ],
    url,
    share,
    sharedBy,
  });
}

const STATES: Record<ForecastEntry['state'], string> = {
  planned: 'not drafted yet',
  'cannot be composed': 'cannot be composed',
  awaiting: 'waits for approval',
  approved: 'approved',
  withheld: 'withheld',
  discarded: 'discarded',
  superseded: 'superseded',
  expired: 'expired',
  sent: 'sent',
  skipped: 'skipped',
};

/** `Weekly digest, 2021-W33: Thursday ... to kubeflow-discuss (waits for approval)`; a draft is linked. */
function forecastWords(entry: ForecastEntry, zone: Zone, url: string): Words[] {
  const title = short(entry.title === '' ? MESSAGE_TITLES[entry.kind] : entry.title);
  const named = entry.draft === null ? title : safeLink(`${url}/desk/drafts/${entry.draft}`, title);
  const places = short(entry.destinations.join(' and '), 200);
  return [named, ': ', ...moment(entry.at, zone), `${places === '' ? '' : `, to ${places}`} (${STATES[entry.state]})`];
}

/** The same, in the reader's zone alone. */
export function shortForecastWords(entry: ForecastEntry, zone: Zone, url: string): Words[] {
  const [named = ''] = forecastWords(entry, zone, url);
  return [readersMoment(entry.at, zone), ': ', named, ` (${STATES[entry.state]})`];
}
