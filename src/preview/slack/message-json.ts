/** A message as Slack shows it to the app. */

import { APP_ID, BOT } from './bot.js';
import type { Json } from './json.js';
import type { Whisper } from './team.js';
import type { Post } from './workspace.js';

export function messageJson(post: Post, metadata: boolean): Json {
  const author = post.user === null ? { user: BOT.user_id, bot_id: BOT.bot_id, app_id: APP_ID } : { user: post.user };
  return {
    type: 'message',
    ...(post.broadcast ? { subtype: 'thread_broadcast' } : {}),
    ...author,
    team: BOT.team_id,
    ts: post.ts,
    ...(post.threadTs === null ? {} : { thread_ts: post.threadTs }),
    text: post.text,
    blocks: post.blocks,
    ...(post.edited === null ? {} : { edited: { user: author.user, ts: post.edited.ts } }),
    ...(metadata && post.metadata !== null ? { metadata: post.metadata } : {}),
  };
}

/** In history a thread's first post tells of its replies; a deleted one with replies stays as a tombstone. */
export function inHistory(post: Post, thread: readonly Post[], metadata: boolean): Json {
  const shown = post.deleted ? tombstone(post) : messageJson(post, metadata);
  const replies = thread.filter((other) => other.threadTs === post.ts && !other.deleted);
  if (replies.length === 0) return shown;
  return { ...shown, thread_ts: post.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts };
}

export const tombstone = ({ ts }: Post): Json => ({
  type: 'message',
  subtype: 'tombstone',
  user: 'USLACKBOT',
  hidden: true,
  text: 'This message was deleted.',
  ts,
});

/** What every channel begins with for a bot that was invited. */
export const joinJson: Json = {
  type: 'message',
  subtype: 'channel_join',
  user: BOT.user_id,
  text: `<@${BOT.user_id}> has joined the channel`,
  ts: '1500000000.000100',
};

export const isShown = (post: Post, all: readonly Post[]): boolean =>
  !post.deleted || all.some((other) => other.threadTs === post.ts && !other.deleted);

/** A whisper as its buttons show it to the app: Slack sends where it stands, and not what it says. */
export const whisperContainer = ({ ts, channel, threadTs }: Whisper): Json => ({
  type: 'message',
  message_ts: ts,
  channel_id: channel,
  is_ephemeral: true,
  ...(threadTs === null ? {} : { thread_ts: threadTs }),
});
