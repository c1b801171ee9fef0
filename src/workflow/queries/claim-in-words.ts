/** A claim's key as a person would name it: `The last day of Feature freeze (1.4)`. */
import type { Community } from '../../domain/community.js';

export function claimInWords(community: Pick<Community, 'phases' | 'workingGroups'>, key: string): string {
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
      return `The status of ${community.workingGroups.find((g) => g.id === second)?.name ?? second}`;
    default:
      return key;
  }
}
