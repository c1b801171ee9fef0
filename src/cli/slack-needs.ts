/** What a community needs of Slack, and what the environment gives. */
import type { Community } from '../domain/community.js';
import type { Environment } from './environment.js';

/** The channels that messages go to, and the one in which the release team decides; each once. */
export function slackChannels({ destinations, releaseTeam }: Community): { id: string; name: string }[] {
  const named = destinations.flatMap((d) => (d.type === 'slack' ? [{ id: d.address, name: d.name }] : []));
  const decided = releaseTeam === null ? [] : [{ id: releaseTeam.channel, name: releaseTeam.name }];
  return [...new Map([...named, ...decided].map((channel) => [channel.id, channel])).values()];
}

/** Whether anybody is asked or decides there, so that Herald has to hear them. */
export const speaksWithPeople = ({ rounds, releaseTeam }: Community): boolean =>
  rounds !== null || releaseTeam !== null;

export const hearsSlack = ({ signingSecret, appToken }: Environment['slack']): boolean =>
  signingSecret !== null || appToken !== null;
