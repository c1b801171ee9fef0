/** Chat over Slack's Web API. */
import type { Delivery, SlackPayload } from '../../domain/send.js';
import type { Chat, Reply } from '../../ports/chat.js';
import { ADVICE, adviceFor } from './slack-advice.js';
import { type ChatOptions, createSlackClient, type SlackClient } from './slack-client.js';
import { lookFor, postedIn } from './slack-look.js';
import { slackCode, slackOutcome } from './slack-outcome.js';
import { METADATA_EVENT, type Page, pageOf, postedOf, replyOf } from './slack-shapes.js';

/** A post that cannot be changed where it stands: deleted, of a former installation, or too old for the workspace's rules. */
const GONE = ['message_not_found', 'cant_update_message', 'edit_window_closed'];

/** What Slack says of the person; every other code is about the bot or the moment. */
const UNREACHABLE = ['user_disabled', 'user_not_found', 'users_not_found', 'user_not_visible', 'cannot_dm_bot'];

export function createChat(options: ChatOptions): Chat {
  const slack = createSlackClient(options);
  const { web, ask, redact } = slack;

  return {
    async post(send, payload, threadTs) {
      try {
        const message = {
          channel: payload.channel,
          text: payload.text,
          blocks: payload.blocks,
          metadata: { event_type: METADATA_EVENT, event_payload: { send } },
          unfurl_links: false,
          unfurl_media: false,
        };
        const answer = await web.chat.postMessage(inThread(message, threadTs, payload.broadcast));
        return accepted(answer, payload, threadTs);
      } catch (error) {
        const outcome = slackOutcome(error, payload.channel);
        return { ...outcome, error: redact(outcome.error) };
      }
    },

    async update(send, payload, { channel, ts }) {
      try {
        const { text, blocks } = payload;
        const metadata = { event_type: METADATA_EVENT, event_payload: { send } };
        await web.chat.update({ channel, ts, text, blocks, metadata });
        return { outcome: 'accepted', remoteId: ts, channel, receipt: `${channel} ${ts}, changed in place` };
      } catch (error) {
        const outcome = slackOutcome(error, payload.channel);
        const words = redact(outcome.error);
        if (GONE.includes(slackCode(error) ?? '')) return { outcome: 'gone', error: words };
        return outcome.outcome === 'unknown'
          ? { outcome: 'unsent', error: words, retryAfterSeconds: null }
          : { ...outcome, error: words };
      }
    },

    async replies(channel, threadTs) {
      const found: Reply[] = [];
      let cursor: string | undefined;
      do {
        const query = { channel, ts: threadTs, oldest: '0', include_all_metadata: false, limit: 200, ...at(cursor) };
        const { messages, next } = await replies(slack, query);
        found.push(...messages.flatMap((message) => replyOf(message, channel, threadTs)));
        cursor = next ?? undefined;
      } while (cursor !== undefined);
      return found;
    },

    find: (...wanted) => lookFor(slack, ...wanted),
    posted: (channel, oldest) => postedIn(slack, channel, oldest),

    async reach(user) {
      try {
        await web.conversations.open({ users: user });
        return null;
      } catch (error) {
        const code = slackCode(error);
        const why = code !== null && UNREACHABLE.includes(code) ? adviceFor(code, user) : undefined;
        if (why === undefined) throw slack.fault(error);
        return why;
      }
    },

    async check(channels) {
      const who = await ask(() => web.auth.test());
      const seen = [];
      for (const id of channels) seen.push(await channelState(slack, id));
      const bot = `${who.user ?? 'unknown'} in ${who.team ?? 'an unnamed workspace'}`;
      return { bot, scopes: who.response_metadata?.scopes ?? [], channels: seen };
    },
  };
}

function accepted(answer: unknown, payload: SlackPayload, threadTs: string | null): Delivery {
  const posted = postedOf(answer);
  if (posted === null) {
    return { outcome: 'unknown', error: 'Slack accepted the post but did not say where it is.' };
  }
  const channel = posted.channel || payload.channel;
  const place = `${channel} ${posted.ts}`;
  if (threadTs === null) return { outcome: 'accepted', remoteId: posted.ts, channel, receipt: place };
  // Slack answers ok with an unknown thread_ts and posts at the channel's root.
  const where =
    posted.threadTs === threadTs ? `in the thread ${threadTs}` : `outside of the thread ${threadTs}, which is gone`;
  return { outcome: 'accepted', remoteId: posted.ts, channel, receipt: `${place}, ${where}` };
}

async function replies(
  { web, fault }: SlackClient,
  query: { channel: string; ts: string; oldest: string; include_all_metadata: boolean; limit: number; cursor?: string },
): Promise<Page> {
  try {
    return pageOf(await web.conversations.replies(query));
  } catch (error) {
    if (slackCode(error) === 'thread_not_found') return { messages: [], next: null };
    throw fault(error);
  }
}

async function channelState({ web, fault, redact }: SlackClient, id: string) {
  try {
    const { channel } = await web.conversations.info({ channel: id });
    const name = channel?.name === undefined ? null : `#${channel.name}`;
    if (channel?.is_archived) return { id, name, problem: ADVICE.is_archived ?? null };
    if (channel?.is_member === false) return { id, name, problem: ADVICE.not_in_channel ?? null };
    return { id, name, problem: null };
  } catch (error) {
    if (slackCode(error) === null) throw fault(error);
    return { id, name: null, problem: redact(slackOutcome(error).error) };
  }
}

/** `reply_broadcast` belongs to replies alone. */
function inThread<M extends object>(message: M, threadTs: string | null, broadcast: boolean) {
  if (threadTs === null) return message;
  return broadcast
    ? { ...message, thread_ts: threadTs, reply_broadcast: true as const }
    : { ...message, thread_ts: threadTs, reply_broadcast: false as const };
}

const at = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });
