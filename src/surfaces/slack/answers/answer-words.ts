/** Words that several answers and the home page use: dates beside the reader's own, people's texts cut to a length. */
import type { BlockerFact } from '../../../domain/issue-facts.js';
import { type CalendarDate, formatDate, formatShortDate, instantAt, type Zone } from '../../../domain/time.js';
import { clip } from '../../../templates/formats/measure.js';
import { oneLine } from '../../../templates/formats/one-line.js';
import type { RichPart } from '../../../templates/formats/slack-elements.js';
import type { NextDate } from '../../pages/home-props.js';
import { bold, link, list, moment, readersMoment, type Words } from '../rich-words.js';

/** Text from outside on one line, no longer than a line should be. */
export const short = (text: string, most = 160): string => clip(oneLine(text), most);

/** One list item for each; items stand alone, so that as many as fit can be shown. */
export const items = (rows: readonly Words[][]): RichPart[] => rows.map((row) => list([row]));

/** `Feature freeze is on Sunday, 15 August 2021, 17:00 PDT (...); for you 16 Aug, 02:00`. */
export function nextDateWords({ title, edge, date, deadline, day }: NextDate, zone: Zone): Words[] {
  const verb = day ? 'is on' : edge === 'start' ? 'begins on' : 'ends on';
  if (deadline !== null) return [bold(short(title)), ` ${verb} `, ...moment(deadline, zone)];
  const begins = instantAt(date, '00:00', zone);
  return [bold(short(title)), ` ${verb} ${formatDate(date)}; for you `, readersMoment(begins, zone)];
}

/** `15 August 2021`, `6 September 2021 to 26 September 2021`, `to be decided`. */
export function days(start: CalendarDate | null, end: CalendarDate | null): string {
  if (start === null && end === null) return 'to be decided';
  if (start === null || start === end) return formatShortDate(end ?? '');
  return `${formatShortDate(start)} to ${end === null ? 'a day to be decided' : formatShortDate(end)}`;
}

/** `kubeflow/manifests#1980 Upgrade of Istio (Kimonas, open for 22 days, last movement 4 days ago, blocks Feature freeze)`. */
export function blockerWords(blocker: BlockerFact): Words[] {
  const { repository, number, title, url, owners, ageDays, quietDays, problem, closedAt } = blocker;
  const reference = `${repository}#${number}`;
  const own = problem === null ? ` ${short(title)}` : '';
  const who = owners.length === 0 ? 'nobody has it' : short(owners.join(', '), 120);
  const ago = quietDays === 0 ? 'today' : `${count(quietDays, 'day')} ago`;
  const phases = [...new Set((blocker.blocks ?? []).flatMap(({ phase }) => phase ?? []))];
  const stands = phases.length === 0 ? '' : `, blocks ${short(phases.join(', '), 120)}`;
  const age = `open for ${count(ageDays, 'day')}, ${lastActWords(blocker)} ${ago}${stands}`;
  const state = problem !== null ? short(problem) : closedAt !== null ? 'closed meanwhile' : `${who}, ${age}`;
  return [safeLink(url, reference), `${own} (${state})`];
}

/** What the days of quiet are counted since. */
const lastActWords = ({ movement }: BlockerFact): string =>
  movement === undefined ? 'last changed' : movement === null ? 'touched by bots alone since' : 'last movement';

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n === 0 ? 'no' : n} ${n === 1 ? one : many}`;

/** Slack refuses an address that is none, and one that is too long. */
export const safeLink = (url: string, text: string): Words =>
  /^https?:\/\/[^\s]{1,1500}$/i.test(url) ? link(url, short(text) || 'link') : short(text);
