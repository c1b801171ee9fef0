/** A claim's key as a person would name it: `The last day of Feature freeze (1.4)`. */
import type { BrokenClaim } from '../../domain/claims.js';
import type { Community } from '../../domain/community.js';
import { formatInstant, formatShortDate, isCalendarDate, parseInstant, type Zone } from '../../domain/time.js';
import { NONE } from '../claims/none.js';
import { isStatusClaim } from '../claims/status-claims.js';

type Named = Pick<Community, 'phases' | 'workingGroups' | 'distributions'>;

/** `The last day of Feature freeze (1.4) has changed: it says 15 August 2021, now it is 22 August 2021.` */
export function brokenInWords(community: Named & Pick<Community, 'zone'>, { key, said, now }: BrokenClaim): string {
  const what = claimInWords(community, key);
  if (isStatusClaim(key)) return `${what} that it quotes has been taken back since.`;
  const [was, is] = [said, now].map((value) => valueInWords(key, value, community.zone));
  return `${what} has changed: it says ${was}, now it is ${is}.`;
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

export function claimInWords(community: Named, key: string): string {
  const [type, first = '', second = '', edge] = key.split(':');
  const phase = community.phases.find((p) => p.id === second);
  const title = phase?.title ?? second;
  switch (type) {
    case 'date':
      return phase?.shape === 'day'
        ? `The day of ${title} (${first})`
        : `The ${edge === 'start' ? 'first' : 'last'} day of ${title} (${first})`;
    case 'hour':
      return `The deadline of ${title} (${first})`;
    case 'tag':
      return `The commit of ${key.slice(`tag:${first}:`.length)} in ${first}`;
    case 'version':
      return `The version of ${second} (${first})`;
    case 'open':
      return `The state of ${first}`;
    case 'status':
      return `The status of ${unitName(community, second)}`;
    default:
      return key;
  }
}

const unitName = ({ workingGroups, distributions }: Named, unit: string): string =>
  [...workingGroups, ...distributions].find(({ id }) => id === unit)?.name ?? unit;
