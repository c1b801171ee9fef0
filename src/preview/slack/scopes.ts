/** Which permission each method and event asks for, and which ones the app has unless told otherwise. */
import type { Place } from './places.js';

/** What `slack-manifest.yaml` asks for. */
export const HERALD_SCOPES: readonly string[] = [
  'chat:write',
  'commands',
  'channels:history',
  'channels:read',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
];

/** The events that it asks for. */
export const HERALD_EVENTS: readonly string[] = ['message.im', 'app_home_opened'];

const FIXED: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'conversations.open': 'im:write',
  'users.info': 'users:read',
};

/** Null for a method that any token may call. */
export function scopeOf(method: string, place: Place | undefined): string | null {
  if (method === 'conversations.info') return `${familyOf(place)}:read`;
  if (method === 'conversations.history' || method === 'conversations.replies') return historyScope(place);
  return FIXED[method] ?? null;
}

/** Without it Slack neither lets read what was said there nor sends it as an event. */
export const historyScope = (place: Place | undefined): string => `${familyOf(place)}:history`;

function familyOf(place: Place | undefined): 'im' | 'groups' | 'channels' {
  if (place?.kind === 'direct') return 'im';
  return place?.private ? 'groups' : 'channels';
}
