/** `message` events: written, changed and deleted, as Slack tells the app of them. */

import { BOT } from './bot.js';
import type { Json } from './json.js';
import { messageJson, tombstone } from './message-json.js';
import { channelType, type Place } from './places.js';
import type { Post } from './workspace.js';

export function writtenEvent(place: Place, post: Post, parent: Post | undefined): Json {
  return {
    ...messageJson(post, false),
    ...(parent === undefined ? {} : { parent_user_id: parent.user ?? BOT.user_id }),
    channel: place.id,
    channel_type: channelType(place),
    event_ts: post.ts,
  };
}

/** @param before the message as it was */
export function changedEvent(place: Place, post: Post, before: Json): Json {
  const ts = post.edited?.ts ?? post.ts;
  return { ...hidden(place, ts, before), subtype: 'message_changed', message: messageJson(post, false) };
}

/** The first message of a thread that goes on without it is not deleted but emptied. */
export function deletedEvent(
  place: Place,
  post: Post,
  before: Json,
  { ts, emptied }: { ts: string; emptied: boolean },
): Json {
  const event = hidden(place, ts, before);
  if (!emptied) return { ...event, subtype: 'message_deleted', deleted_ts: post.ts };
  return { ...event, subtype: 'message_changed', message: { ...tombstone(post), thread_ts: post.ts } };
}

const hidden = (place: Place, ts: string, before: Json): Json => ({
  type: 'message',
  channel: place.id,
  channel_type: channelType(place),
  ts,
  event_ts: ts,
  hidden: true,
  previous_message: before,
});

/**
 * What a member types, as Slack passes it on: `&`, `<` and `>` escaped, a bare address linked. Mentions that Slack's composer
 * makes are left alone when they are written in Slack's own notation.
 */
export function composed(typed: string): string {
  const notation =
    /<(?:@[UW][A-Z0-9]+|!(?:here|channel|everyone)|#C[A-Z0-9]+(?:\|[^<>|]*)?|https?:\/\/[^\s<>|]+(?:\|[^<>|]*)?)>/g;
  let text = '';
  let end = 0;
  for (const match of typed.matchAll(notation)) {
    text += plain(typed.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return text + plain(typed.slice(end));
}

const plain = (words: string): string =>
  words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/https?:\/\/[^\s<>]+[^\s<>.,;:!?)'"]/g, '<$&>');
