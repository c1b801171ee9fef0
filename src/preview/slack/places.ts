/** Where something can be said: channels, and the direct messages of the bot with each member. */
import { type Channel, type SlackUser, type Team, userOf } from './team.js';

export interface Conversation {
  id: string;
  /** Of a channel without `#`; of a direct message the member's. */
  name: string;
  kind: 'channel' | 'direct';
  /** The member of a direct message; null for a channel. */
  with: string | null;
}

export interface Place extends Conversation {
  private: boolean;
  archived: boolean;
  /** The bot is in it. */
  member: boolean;
}

/** Stable, so that it survives a restart. */
export const directId = (user: string): string => `D${user.slice(1)}`;

export function placeOf(team: Team, id: unknown): Place | undefined {
  const channel = team.channels.find((one) => one.id === id);
  if (channel !== undefined) return ofChannel(channel);
  const user = team.users.find((one) => directId(one.id) === id);
  return user && ofUser(user);
}

export function conversationsOf(team: Team, user: string): Conversation[] {
  const channels = team.channels.filter((channel) => isIn(channel, user)).map(ofChannel);
  const known = userOf(team, user);
  const direct = known === undefined ? [] : [ofUser(known)];
  return [...channels, ...direct].map(({ id, name, kind, with: other }) => ({ id, name, kind, with: other }));
}

export function sees(team: Team, user: string, place: Place): boolean {
  if (place.kind === 'direct') return place.with === user;
  return team.channels.some((channel) => channel.id === place.id && isIn(channel, user));
}

const isIn = ({ members }: Channel, user: string): boolean => members === undefined || members.includes(user);

const ofChannel = (channel: Channel): Place => ({
  id: channel.id,
  name: channel.name,
  kind: 'channel',
  with: null,
  private: channel.private ?? false,
  archived: channel.archived ?? false,
  member: channel.member ?? true,
});

const ofUser = ({ id, name }: SlackUser): Place => ({
  id: directId(id),
  name,
  kind: 'direct',
  with: id,
  private: true,
  archived: false,
  member: true,
});

/** How events call it. */
export const channelType = (place: Place): 'im' | 'group' | 'channel' => {
  if (place.kind === 'direct') return 'im';
  return place.private ? 'group' : 'channel';
};
