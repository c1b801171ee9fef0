/** Quoted statuses as claims (decision 6): what a digest said of each unit, and what it would say of it now. Pure. */
import type { Community } from '../../domain/community.js';
import type { Claims } from '../../domain/facts.js';
import { NONE } from '../../domain/none.js';
import type { Colour, Status } from '../../domain/status.js';
import type { Instant } from '../../domain/time.js';

/** A part of the world: the newest status of each unit, by release. */
interface Words {
  statuses: readonly Status[];
}

interface Units {
  configuration: { community: Pick<Community, 'workingGroups' | 'distributions'> };
}

/** Of every working group and distribution, for each of these releases: the newest status, or none. */
export function statusClaims(world: Words & Units, releases: readonly { id: string }[]): Claims {
  const { workingGroups, distributions } = world.configuration.community;
  const units = [...workingGroups, ...distributions];
  return Object.fromEntries(
    releases.flatMap(({ id }) =>
      units.map(({ id: unit }) => [`status:${id}:${unit}`, newestStatus(world, id, unit)] as const),
    ),
  );
}

export const newestStatus = ({ statuses }: Words, release: string, unit: string): string =>
  statuses.find((status) => status.release === release && status.unit === unit)?.id ?? NONE;

/** Ids of the statuses that a message with these claims quotes. */
export const quotedIn = (claims: Claims): string[] =>
  Object.entries(claims).flatMap(([key, said]) => (isStatusClaim(key) && said !== NONE ? [said] : []));

/** The units of which something else was said since, as sentences for the ledger; empty while nothing was. */
export const newAnswers = (world: Words, claims: Claims): string[] =>
  Object.entries(claims).flatMap(([key, said]) => {
    const [type, release = '', unit = ''] = key.split(':');
    return type === 'status' && newestStatus(world, release, unit) !== said ? [`${unit} has answered since`] : [];
  });

export const isStatusClaim = (key: string): boolean => key.startsWith('status:');

/** The units that report trouble about a release in words of since then: groups in red or yellow, distributions that fail. */
export function troubledUnits({ statuses, configuration }: Words & Units, release: string, since: Instant): string[] {
  const { workingGroups, distributions } = configuration.community;
  const says = (unit: string, colours: readonly Colour[]): boolean =>
    statuses.some(
      (status) =>
        status.release === release && status.unit === unit && status.saidAt >= since && colours.includes(status.colour),
    );
  return [
    ...workingGroups.filter(({ id }) => says(id, ['red', 'yellow'])),
    ...distributions.filter(({ id }) => says(id, ['red'])),
  ].map(({ id }) => id);
}

/** That nobody reported trouble since then; nothing where somebody has. */
export const quietClaims = (world: Words & Units, releases: readonly { id: string }[], since: Instant): Claims =>
  Object.fromEntries(
    releases.flatMap(({ id }) =>
      troubledUnits(world, id, since).length === 0 ? [[`quiet:${id}:${since}`, NONE] as const] : [],
    ),
  );
