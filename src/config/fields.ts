/**
 * The kinds of value that configuration files hold, each with its own check. A check says what is wrong and what to write
 * instead; the description and example also serve the JSON schema that editors use.
 */
import { z } from 'zod';
import { ROLES } from '../domain/community.js';
import { isZone, WEEKDAYS } from '../domain/time.js';
import { readDate } from './dates.js';
import { instead } from './suggestions.js';
import { onOneLine, printable, shaped, shown, text } from './text-field.js';
import { readWeekday } from './weekdays.js';

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
          fix: zoneNamed(value) ?? 'Write a name of the IANA time zone database, like `America/Los_Angeles`.',
        },
  );

/** Luxon also takes `local` and `UTC+3`: the one depends on the machine, the other knows no summer time. */
const isNamedZone = (value: string): boolean => (value === 'UTC' || value.includes('/')) && isZone(value);

/** ``Write `Europe/Athens` …`` for `athens`; null when no zone is called so. */
function zoneNamed(value: string): string | null {
  const city = value.split('/').at(-1)?.trim().replace(/ /g, '_').toLowerCase();
  const zones = Intl.supportedValuesOf('timeZone').filter((name) => name.toLowerCase().endsWith(`/${city}`));
  return zones.length === 1 ? `Write \`${zones[0]}\`, its name in the IANA time zone database.` : null;
}

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
          fix: instead(value, WEEKDAYS, ''),
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
  if (!/^https?:\/\/[^\s<>"`\\|]+$/i.test(value) || !printable(value)) return false;
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

export const issue = (description: string, example: string) =>
  text(
    description,
    example,
    shaped(
      'bad-issue',
      /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+#[1-9]\d*$/,
      'an issue',
      `Write owner, name and number, like \`${example}\`.`,
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
