/** A claim's key as a person would name it: `The last day of Feature freeze (1.4)`. */
import type { BrokenClaim } from '../../domain/claims.js';
import type { Community } from '../../domain/community.js';
import { isStatusClaim } from '../claims/status-claims.js';

type Named = Pick<Community, 'phases' | 'workingGroups' | 'distributions'>;

/** `The last day of Feature freeze (1.4) has moved: it says 2021-08-15, now it is 2021-08-22.` */
export function brokenInWords(community: Named, { key, said, now }: BrokenClaim): string {
  const what = claimInWords(community, key);
  return isStatusClaim(key)
    ? `${what} that it quotes has been taken back since.`
    : `${what} has moved: it says ${said}, now it is ${now}.`;
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
