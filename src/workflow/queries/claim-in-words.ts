/** Claims as a person would name them, and what has become of those that do not hold any more. */
import { readBlocking } from '../../domain/blocking-claim.js';
import type { BrokenClaim } from '../../domain/claims.js';
import { type Community, unitName } from '../../domain/community.js';
import type { Configuration } from '../../domain/configuration.js';
import { NONE } from '../../domain/none.js';
import { formatInstant, formatShortDate, isCalendarDate, parseInstant, type Zone } from '../../domain/time.js';

type Named = Pick<Community, 'phases' | 'workingGroups' | 'distributions'>;
type Speaking = { configuration: Pick<Configuration, 'community'> };

/** All that does not hold any more, in sentences. */
export const differences = ({ configuration }: Speaking, broken: readonly BrokenClaim[]): string =>
  broken.map((claim) => brokenInWords(configuration.community, claim)).join(' ');

export const notTrue = (world: Speaking, broken: readonly BrokenClaim[]): string =>
  `Its facts are no longer true. ${differences(world, broken)}`;

/** `The last day of Feature freeze (1.4) has changed: it says 15 August 2021, now it is 22 August 2021.` */
export function brokenInWords(community: Named & Pick<Community, 'zone'>, { key, said, now }: BrokenClaim): string {
  const [type, first = ''] = key.split(':');
  const what = claimInWords(community, key);
  switch (type) {
    case 'status':
      return `${what} that it quotes has been taken back since.`;
    case 'ahead':
      return `${what}, which it calls ahead, has passed.`;
    case 'running':
      return `${what} have changed: it says ${titles(community, said)}, now ${titles(community, now)}.`;
    case 'released':
      return now === NONE
        ? `${said}, which it calls the release of ${first}, is gone.`
        : `${now} is out, and it speaks of the release of ${first} as ${said === NONE ? 'still to come' : said}.`;
    case 'open':
      return `${first} was ${now === 'open' ? 'opened again' : now}.`;
    case 'owner':
      return `${first} ${ownership(said, now)}.`;
    case 'blocking':
      return blockingInWords(said, now);
    case 'quiet':
      return `It calls the time quiet, and trouble is reported by ${units(community, now)}.`;
    default: {
      const [was, is] = [said, now].map((value) => valueInWords(key, value, community.zone));
      return `${what} has changed: it says ${was}, now it is ${is}.`;
    }
  }
}

const SHORT_COMMIT = 12;

/** What a claim says, as a person would write it: a day, a moment, the beginning of a commit. */
export function valueInWords(key: string, value: string, zone: Zone): string {
  const [type] = key.split(':');
  if (value === NONE) return type === 'tag' ? 'gone' : type === 'version' ? 'none' : 'to be decided';
  if (type === 'date' && isCalendarDate(value)) return formatShortDate(value);
  if (type === 'hour' && parseInstant(value) !== null) return formatInstant(value, zone);
  return type === 'tag' ? value.slice(0, SHORT_COMMIT) : value;
}

const ownership = (said: string, now: string): string => {
  if (now === NONE) return `is not with ${said} any more, and nobody has it`;
  return said === NONE ? `is with ${now} now` : `is with ${now} now, not with ${said}`;
};

/** At most this many are named; the rest is counted. */
const NAMED = 5;

function blockingInWords(said: string, now: string): string {
  const [before, after] = [readBlocking(said), readBlocking(now)];
  const missing = (some: typeof before, from: typeof before): string[] =>
    some.map(({ reference }) => reference).filter((one) => !from.some(({ reference }) => reference === one));
  const [more, less] = [missing(after, before), missing(before, after)];
  const owned = after.flatMap(({ reference, owners }) => {
    const was = before.find((entry) => entry.reference === reference)?.owners;
    return was === undefined || was === owners ? [] : [`${reference} ${ownership(was, owners)}.`];
  });
  return [
    ...(more.length === 0 ? [] : [`New blocker${more.length === 1 ? '' : 's'}: ${some(more)}.`]),
    ...(less.length === 0 ? [] : [`No longer blocking: ${some(less)}.`]),
    ...owned.slice(0, NAMED),
  ].join(' ');
}

const some = (list: readonly string[]): string =>
  list.length <= NAMED ? list.join(', ') : `${list.slice(0, NAMED).join(', ')} and ${list.length - NAMED} more`;

export function claimInWords(community: Named, key: string): string {
  const [type, first = '', second = '', edge] = key.split(':');
  const phase = community.phases.find((p) => p.id === second);
  const title = phase?.title ?? second;
  switch (type) {
    case 'date':
    case 'ahead':
      return phase?.shape === 'day'
        ? `The day of ${title} (${first})`
        : `The ${edge === 'start' ? 'first' : 'last'} day of ${title} (${first})`;
    case 'hour':
      return `The deadline of ${title} (${first})`;
    case 'running':
      return `The phases under way (${first})`;
    case 'until':
      return `The day until which candidates are reported on (${first})`;
    case 'released':
      return `The stable tag of ${first}`;
    case 'tag':
      return `The commit of ${key.slice(`tag:${first}:`.length)} in ${first}`;
    case 'version':
      return `The version of ${second} (${first})`;
    case 'open':
      return `The state of ${first}`;
    case 'owner':
      return `Who has ${first}`;
    case 'blocking':
      return first === '*' ? 'What blocks the releases under way' : `What blocks ${first}`;
    case 'quiet':
      return `The units that report trouble (${first})`;
    case 'status':
      return `The status of ${unitName(community, second)}`;
    default:
      return key;
  }
}

const titles = ({ phases }: Named, ids: string): string =>
  ids
    .split(', ')
    .map((id) => phases.find((p) => p.id === id)?.title ?? id)
    .join(', ');

const units = (community: Named, ids: string): string =>
  ids
    .split(', ')
    .map((id) => unitName(community, id))
    .join(', ');
