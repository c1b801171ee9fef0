/**
 * The kinds of value that configuration files hold, each with its own check. A check says what is wrong and what to write
 * instead; the description and example also serve the JSON schema that editors use.
 */
import { z } from 'zod';
import { ROLES } from '../domain/community.js';
import { isZone } from '../domain/time.js';
import { readDate } from './dates.js';
import { readWeekday, WEEKDAY_WORDS } from './weekdays.js';

export interface Complaint {
  rule: string;
  message: string;
  fix: string;
}

export const complain = (ctx: z.RefinementCtx, { rule, message, fix }: Complaint, path?: (string | number)[]): void => {
  ctx.addIssue({ code: 'custom', message, params: { rule, fix }, ...(path === undefined ? {} : { path }) });
};

/** Text that passes `check`, which answers null when it is content. */
const text = (description: string, example: string, check: (value: string) => Complaint | null) =>
  z
    .string()
    .trim()
    .superRefine((value, ctx) => {
      const complaint = blank(value) ?? check(value);
      if (complaint !== null) complain(ctx, complaint);
    })
    .meta({ description, examples: [example] });

const blank = (value: string): Complaint | null =>
  value === ''
    ? { rule: 'blank', message: 'This text is empty.', fix: 'Write a text, or remove the line to leave it out.' }
    : null;

/** Control characters, line ends among them, and the marks that reverse the reading direction. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const onOneLine = (value: string): Complaint | null =>
  UNPRINTABLE.test(value)
    ? {
        rule: 'one-line',
        message: 'This text holds a line break or a control character, and it is used in mail headers and titles.',
        fix: `Write it on one line: \`${value.split(UNPRINTABLE)[0]?.trim() ?? ''}\`.`,
      }
    : null;

const shaped = (rule: string, shape: RegExp, what: string, fix: string) => (value: string) =>
  shape.test(value) ? null : { rule, message: `\`${shown(value)}\` is not ${what}.`, fix };

const shown = (value: string): string => value.replace(/\p{Cc}/gu, ' ').slice(0, 80);

/** A title, name or label: one line, since it goes into headers. */
export const line = (description: string, example: string) => text(description, example, onOneLine);
export const prose = (description: string, example: string) => text(description, example, () => null);

export const identifier = (description: string, example: string) =>
  text(
    description,
    example,
    shaped(
      'bad-id',
      /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'an id',
      `Use lower-case letters, digits and single hyphens only, like \`${example}\`.`,
    ),
  );

export const zone = (description: string) =>
  text(description, 'Europe/Athens', (value) =>
    isNamedZone(value)
      ? null
      : {
          rule: 'bad-zone',
          message: `\`${shown(value)}\` is not a time zone.`,
          fix: 'Write a name of the IANA time zone database, like `Europe/Athens` or `America/Los_Angeles`.',
        },
  );

/** Luxon also takes `local` and `UTC+3`: the one depends on the machine, the other knows no summer time. */
const isNamedZone = (value: string): boolean => (value === 'UTC' || value.includes('/')) && isZone(value);

export const timeOfDay = (description: string, example: string) =>
  text(
    description,
    example,
    shaped(
      'bad-time',
      /^(?:[01]\d|2[0-3]):[0-5]\d$/,
      'a time of day',
      'Write hours and minutes, like `09:00` or `17:30`.',
    ),
  );

export const weekday = (description: string, example: string) =>
  text(description, example, (value) =>
    readWeekday(value) === null
      ? {
          rule: 'bad-weekday',
          message: `\`${shown(value)}\` is not a weekday.`,
          fix: `Write one of: ${WEEKDAY_WORDS.join(', ')}.`,
        }
      : null,
  );

/** A day, with or without its weekday, or `to be decided`; null means the same as that. */
export const date = (description: string, example: string) =>
  text(description, example, (value) => {
    const read = readDate(value);
    return 'problem' in read ? read.problem : null;
  }).nullable();

export const url = (description: string, example: string) =>
  text(description, example, (value) =>
    isWebAddress(value)
      ? null
      : {
          rule: 'bad-url',
          message: `\`${shown(value)}\` is not an address of the web.`,
          fix: `Write the whole address, beginning with https:// or http://, like \`${example}\`.`,
        },
  );

function isWebAddress(value: string): boolean {
  if (!/^https?:\/\/[^\s<>"`\\|]+$/i.test(value) || UNPRINTABLE.test(value)) return false;
  if (!URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === '' && password === '';
}

export const mailAddress = (description: string, example: string) =>
  text(
    description,
    example,
    shaped(
      'bad-address',
      /^(?=.{3,254}$)[A-Za-z0-9.!#$%&'*+/=?^_{}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/,
      'a mail address',
      `Write the bare address, without a name or angle brackets, like \`${example}\`.`,
    ),
  );

export const slackUser = (description: string) =>
  text(
    description,
    'U0123456789',
    shaped(
      'bad-slack-user',
      /^[UW][A-Z0-9]{2,}$/,
      "a Slack member's id",
      'Write the id, like `U0123456789`: in Slack, open the profile, then ⋮ and "Copy member ID".',
    ),
  );

export const slackChannel = (description: string) =>
  text(
    description,
    'C0123456789',
    shaped(
      'bad-slack-channel',
      /^[CG][A-Z0-9]{2,}$/,
      "a Slack channel's id",
      "Write the id, like `C0123456789`: in Slack, open the channel's details; it stands at the bottom.",
    ),
  );

export const login = (description: string, example: string) =>
  text(
    description,
    example,
    shaped(
      'bad-login',
      /^[A-Za-z\d](?:-?[A-Za-z\d]){0,38}$/,
      'a GitHub login',
      `Write the login without @, like \`${example}\`.`,
    ),
  );

export const repository = (description: string, example: string) =>
  text(
    description,
    example,
    shaped(
      'bad-repository',
      /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/,
      'a repository',
      `Write owner and name, like \`${example}\`.`,
    ),
  );

/** A version may look like a number; it is text all the same. */
export const version = (description: string, example: string) =>
  z
    .preprocess((value) => (typeof value === 'number' ? String(value) : value), line(description, example))
    .meta({ description, examples: [example], type: ['string', 'number'] });

export const role = () => z.enum(ROLES);

export const link = (description: string) =>
  z
    .strictObject({
      label: line('The words of the link.', 'Release handbook'),
      url: url('Where it leads.', 'https://www.example.org/handbook'),
    })
    .meta({ description });

/** A list that may be left out or left empty. */
export const list = <T extends z.ZodType>(item: T, description: string) =>
  z.array(item).nullish().meta({ description });
