/** `chat.*`: what the bot says, changes and whispers. */
import type { KnownBlock } from '@slack/types';
import { type Answer, type Method, no, wrong } from './answer.js';
import { judgeBlocks } from './block-rules.js';
import { asObject, asText, type Json, parseJson } from './json.js';
import { messageJson } from './message-json.js';
import { directId, type Place, placeOf, sees } from './places.js';
import { type Team, userOf } from './team.js';

const LONGEST = 40_000;

interface Words {
  text: string;
  blocks: KnownBlock[];
}

export const CHAT_METHODS: Readonly<Record<string, Method>> = {
  'chat.postMessage': async (args, team) => {
    const place = addressed(args.channel, team);
    if ('ok' in place) return place;
    const words = readWords(args, team);
    if ('ok' in words) return words;
    const metadata = readMetadata(args);
    if (metadata === 'invalid') return no('invalid_metadata_format');
    const post = await team.workspace.post({
      channel: place.id,
      user: null,
      threadTs: asText(args.thread_ts),
      broadcast: args.reply_broadcast === 'true',
      ...words,
      metadata: metadata ?? null,
    });
    return { ok: true, channel: place.id, ts: post.ts, message: messageJson(post, true), ...sighs(words) };
  },

  'chat.update': async (args, team) => {
    const place = placeOf(team, args.channel);
    if (place === undefined) return no('channel_not_found');
    if (place.archived) return no('is_inactive');
    const post = team.workspace.find(place.id, asText(args.ts));
    if (post === undefined || post.deleted) return no('message_not_found');
    if (post.user !== null) return no('cant_update_message');
    const words = readWords(args, team);
    if ('ok' in words) return words;
    const metadata = readMetadata(args);
    if (metadata === 'invalid') return no('invalid_metadata_format');
    await team.workspace.edit(post, { ...words, metadata });
    const { ts, text } = post;
    return { ok: true, channel: place.id, ts, text, message: messageJson(post, true), ...sighs(words) };
  },

  'chat.postEphemeral': (args, team) => {
    const place = placeOf(team, args.channel);
    if (place === undefined) return no('channel_not_found');
    if (place.archived) return no('is_archived');
    if (!place.member) return no('not_in_channel');
    const user = userOf(team, args.user);
    if (user === undefined || user.deleted || !sees(team, user.id, place)) return no('user_not_in_channel');
    if (place.kind === 'direct' && user.closed) return no('messages_tab_disabled');
    const words = readWords(args, team);
    if ('ok' in words) return words;
    const ts = team.workspace.tick();
    const threadTs = asText(args.thread_ts);
    team.whispers.push({ ts, user: user.id, channel: place.id, threadTs, ...words, at: team.clock.now() });
    return { ok: true, message_ts: ts, ...sighs(words) };
  },
};

/** A member's id stands for their direct messages with the bot. */
function addressed(channel: unknown, team: Team): Place | Answer {
  const place = placeOf(team, userOf(team, channel) === undefined ? channel : directId(String(channel)));
  if (place === undefined) return no('channel_not_found');
  if (place.archived) return no('is_archived');
  if (!place.member) return no('not_in_channel');
  const user = userOf(team, place.with);
  if (user?.deleted && !team.takesPostsToLeft) return no('channel_not_found');
  return user?.closed ? no('messages_tab_disabled') : place;
}

/** What a message says, or why Slack would not take it. Also of what is posted to a response address. */
export function readWords(args: Json, team: Team): Words | Answer {
  const text = asText(args.text) ?? '';
  const blocks = args.blocks === undefined ? [] : parseJson(args.blocks);
  if (text === '' && (blocks === undefined || JSON.stringify(blocks) === '[]')) return no('no_text');
  if (text.length > LONGEST) return no('msg_too_long');
  if (blocks === undefined) return no('invalid_blocks_format');
  const verdict = judgeBlocks(blocks);
  if (verdict.error !== null) return wrong(verdict.error, verdict.messages);
  if (text === '') team.warnings.push('missing_text_in_message: blocks without a text for notifications');
  return { text, blocks: blocks as KnownBlock[] };
}

const sighs = ({ text }: Words) =>
  text === '' ? { warning: 'missing_text', response_metadata: { warnings: ['missing_text'] } } : {};

/** Undefined when none was given. */
function readMetadata(args: Json): unknown {
  const metadata = args.metadata === undefined ? undefined : (parseJson(args.metadata) ?? 'invalid');
  if (metadata === undefined || JSON.stringify(metadata) === '{}') return metadata === undefined ? undefined : null;
  return asText(asObject(metadata).event_type) === null ? 'invalid' : metadata;
}
