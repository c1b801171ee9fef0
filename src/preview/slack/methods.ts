/** Slack's methods, answered from the workspace in Slack's shapes. */
import type { KnownBlock } from '@slack/types';
import { judgeBlocks } from './block-rules.js';
import { asObject, asText, type Json, parseJson } from './json.js';
import type { Post, Workspace } from './workspace.js';

export interface Channel {
  id: string;
  /** Without `#`. */
  name: string;
  archived?: boolean;
  /** False: the bot was not invited. */
  member?: boolean;
}

export type Answer = { ok: true; [field: string]: unknown } | { ok: false; error: string; [field: string]: unknown };
export type Method = (args: Json, workspace: Workspace, channels: readonly Channel[]) => Answer | Promise<Answer>;

const BOT = { user_id: 'U0HERALD', bot_id: 'B0HERALD', team_id: 'T0PREVIEW' };
const no = (error: string): Answer => ({ ok: false, error });

export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': () => ({ ok: true, url: 'https://preview.invalid/', team: 'Preview', user: 'herald', ...BOT }),

  'conversations.info': (args, _workspace, channels) => {
    const channel = channels.find(({ id }) => id === args.channel);
    if (channel === undefined) return no('channel_not_found');
    const { id, name, archived = false, member = true } = channel;
    return {
      ok: true,
      channel: { id, name, is_channel: true, is_private: false, is_archived: archived, is_member: member },
    };
  },

  'chat.postMessage': async (args, workspace, channels) => {
    const channel = channels.find(({ id }) => id === args.channel);
    if (channel === undefined) return no('channel_not_found');
    if (channel.archived) return no('is_archived');
    if (channel.member === false) return no('not_in_channel');
    const text = asText(args.text) ?? '';
    const blocks = args.blocks === undefined ? [] : parseJson(args.blocks);
    if (text === '' && (blocks === undefined || JSON.stringify(blocks) === '[]')) return no('no_text');
    if (text.length > 40_000) return no('msg_too_long');
    const verdict = judgeBlocks(blocks);
    if (verdict.error !== null) {
      const messages = verdict.messages.map((message) => `[ERROR] ${message}`);
      return { ok: false, error: verdict.error, errors: verdict.messages, response_metadata: { messages } };
    }
    const metadata = parseJson(args.metadata);
    if (metadata !== undefined && asText(asObject(metadata).event_type) === null) return no('invalid_metadata_format');
    const post = await workspace.post({
      channel: channel.id,
      threadTs: asText(args.thread_ts),
      broadcast: args.reply_broadcast === 'true',
      text,
      blocks: blocks as KnownBlock[],
      metadata: metadata ?? null,
    });
    return { ok: true, channel: channel.id, ts: post.ts, message: messageJson(post, true) };
  },

  'conversations.history': (args, workspace, channels) => {
    if (!channels.some(({ id }) => id === args.channel)) return no('channel_not_found');
    const shown = workspace.posts(String(args.channel)).filter((post) => post.threadTs === null || post.broadcast);
    const messages = shown.reverse().map((post) => messageJson(post, withMetadata(args) && post.threadTs === null));
    return paged(messages, args);
  },

  'conversations.replies': (args, workspace, channels) => {
    if (!channels.some(({ id }) => id === args.channel)) return no('channel_not_found');
    const posts = workspace.posts(String(args.channel));
    const parent = posts.find((post) => post.ts === args.ts);
    if (parent === undefined) return no('thread_not_found');
    const thread = posts.filter((post) => post === parent || post.threadTs === parent.ts);
    return paged(
      thread.map((post) => messageJson(post, withMetadata(args))),
      args,
    );
  },
};

const withMetadata = (args: Json): boolean => args.include_all_metadata === 'true';

function messageJson(post: Post, metadata: boolean): Json {
  return {
    type: 'message',
    ...(post.broadcast ? { subtype: 'thread_broadcast' } : {}),
    user: BOT.user_id,
    bot_id: BOT.bot_id,
    ts: post.ts,
    ...(post.threadTs === null ? {} : { thread_ts: post.threadTs }),
    text: post.text,
    blocks: post.blocks,
    ...(metadata && post.metadata !== null ? { metadata: post.metadata } : {}),
  };
}

/** The first post of a thread is on every page of it, whatever `oldest` says. */
function paged(messages: Json[], args: Json): Answer {
  const within = messages.filter(
    (message) => message.ts === args.ts || args.oldest === undefined || Number(message.ts) > Number(args.oldest),
  );
  const start = Number(args.cursor ?? 0);
  const end = start + Math.min(Number(args.limit ?? 100), 999);
  const more = end < within.length;
  return {
    ok: true,
    messages: within.slice(start, end),
    has_more: more,
    response_metadata: { next_cursor: more ? String(end) : '' },
  };
}
