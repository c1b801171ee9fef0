/** How people hear of what waits for them: in Slack where the release team has a channel there, else by mail. */
import type { Community, Person } from './community.js';

type Team = Pick<Community, 'releaseTeam'>;

export const inSlack = ({ releaseTeam }: Team, { slack }: Person): boolean => releaseTeam !== null && slack !== null;

/** Where this person is written to by mail; null for whoever is in Slack, and for whom no address is known. */
export const mailAddressOf = (community: Team, person: Person): string | null =>
  inSlack(community, person) ? null : person.email;

export const isReachable = (community: Team, person: Person): boolean =>
  inSlack(community, person) || mailAddressOf(community, person) !== null;
