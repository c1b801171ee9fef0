/**
 * What templates may call. Every value from outside goes through `md`, `inline`, `link` or `names`. A missing value throws:
 * a message never says "undefined".
 */
import type Handlebars from 'handlebars';
import { type CalendarDate, dateIn, formatDate, formatShortDate, type Instant } from '../domain/time.js';
import { escapeMarkdown, inlineMarkdown, markdownLink } from './escape-markdown.js';

export interface HelperDoc {
  usage: string;
  description: string;
}

/** In the order in which operators read them. */
export const HELPERS: Record<string, HelperDoc> = {
  md: {
    usage: '{{md field}} or {{md field 120}}',
    description: 'text from outside, escaped; cut to a length if one is given',
  },
  inline: { usage: '{{inline field}}', description: "the configuration's own Markdown, on one line" },
  link: { usage: '{{link label url}}', description: 'a link; only the label when the address is not http or https' },
  names: { usage: '{{names list}}', description: 'Ann, Ben and Carl' },
  date: { usage: '{{date field}}', description: 'Wednesday, 11 August 2021' },
  day: {
    usage: '{{day instant}}',
    description: "the day of a moment in the community's zone: Wednesday, 11 August 2021",
  },
  shortDay: { usage: '{{shortDay instant}}', description: 'the same without the weekday: 11 August 2021' },
  time: {
    usage: '{{time instant}}',
    description: "a moment: community's zone and UTC in mail, the reader's own in Slack",
  },
  span: { usage: '{{span start end}}', description: 'one day, or the first and the last; "to be decided" for neither' },
  number: { usage: '{{number field}}', description: '1,228' },
  count: { usage: '{{count field "issue" "issues"}}', description: '1 issue, 2 issues, no issues' },
  eq: { usage: '{{#if (eq field "value")}}', description: 'whether two values are the same' },
};

const number = new Intl.NumberFormat('en-GB');

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`A template needs a text and got ${value === null ? 'null' : typeof value}.`);
}

function amount(value: unknown): number {
  if (typeof value === 'number') return value;
  throw new TypeError(`A template needs a number and got ${value === null ? 'null' : typeof value}.`);
}

const optional = (value: unknown): string | null => (value === null ? null : text(value));

/** The day of a moment in the community's zone. */
const dayIn = (value: unknown, options: Handlebars.HelperOptions): CalendarDate =>
  dateIn(text(value), text(options.data.root.community.zone));

function span(start: unknown, end: unknown): string {
  const [first, last] = [optional(start), optional(end)];
  if (first === null && last === null) return 'to be decided';
  if (first === null || first === last) return formatDate(text(last));
  return `${formatDate(first)} to ${last === null ? 'a day to be decided' : formatDate(last)}`;
}

/** `Ann, Ben and Carl`, escaped. */
function joinNames(names: readonly string[]): string {
  const escaped = names.map((name) => escapeMarkdown(name, 120));
  const last = escaped.pop() ?? '';
  return escaped.length === 0 ? last : `${escaped.join(', ')} and ${last}`;
}

/** `:time[2021-08-17T15:00Z]`. */
export const timeMark = (instant: Instant): string => `:time[${instant.replace(/:00\.000Z$/, 'Z')}]`;

export function registerHelpers(handlebars: typeof Handlebars): void {
  const helpers: Record<keyof typeof HELPERS, Handlebars.HelperDelegate> = {
    md: (value: unknown, limit: unknown) => escapeMarkdown(text(value), typeof limit === 'number' ? limit : undefined),
    inline: (value: unknown) => inlineMarkdown(text(value)),
    link: (label: unknown, url: unknown) => markdownLink(optional(label), optional(url), 160),
    names: (list: unknown) => joinNames(Array.isArray(list) ? list.map(text) : [text(list)]),
    date: (value: unknown) => formatDate(text(value)),
    day: (value: unknown, options: Handlebars.HelperOptions) => formatDate(dayIn(value, options)),
    shortDay: (value: unknown, options: Handlebars.HelperOptions) => formatShortDate(dayIn(value, options)),
    time: (value: unknown) => timeMark(text(value)),
    span,
    number: (value: unknown) => number.format(amount(value)),
    count: (value: unknown, one: unknown, many: unknown) => {
      const n = amount(value);
      return `${n === 0 ? 'no' : number.format(n)} ${n === 1 ? text(one) : text(many)}`;
    },
    eq: (a: unknown, b: unknown) => a === b,
  };
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper);
  for (const unwanted of ['log', 'lookup']) handlebars.unregisterHelper(unwanted);
}
