/** What Herald reads of Slack's answers, checked: an answer cut short or of another shape is a fault, never "nothing there". */
import { RemoteFault } from '../../domain/errors.js';
import type { Reply } from '../../ports/chat.js';

export const METADATA_EVENT = 'herald_send';

export interface FoundMessage {
  ts: string;
  threadTs: string | null;
  /** The send it was posted for; null when it is not one of Herald's. */
  send: string | null;
  /** The member who wrote it; null for a program. */
  user: string | null;
  text: string;
  edited: string | null;
}

export interface Page {
  messages: FoundMessage[];
  next: string | null;
}

type Json = Record<string, unknown>;
const object = (value: unknown): Json => (value !== null && typeof value === 'object' ? (value as Json) : {});
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** @throws RemoteFault when it is not a page of messages */
export function pageOf(answer: unknown): Page {
  const { messages, response_metadata } = object(answer);
  if (!Array.isArray(messages))
    throw new RemoteFault('slack', 'malformed', 'Slack answered without a list of messages.');
  return { messages: messages.map(foundMessage), next: text(object(response_metadata).next_cursor) };
}

function foundMessage(value: unknown): FoundMessage {
  const { ts, thread_ts, metadata, user, bot_id, edited, text: words } = object(value);
  const { event_type, event_payload } = object(metadata);
  return {
    ts: text(ts) ?? '',
    threadTs: text(thread_ts),
    send: event_type === METADATA_EVENT ? text(object(event_payload).send) : null,
    user: text(bot_id) === null ? text(user) : null,
    text: typeof words === 'string' ? words : '',
    edited: text(object(edited).ts),
  };
}

/** What an accepted post says of itself; null when the answer names no `ts`, so that nobody knows where it is. */
export function postedOf(answer: unknown): { ts: string; channel: string; threadTs: string | null } | null {
  const { ts, channel, message } = object(answer);
  const id = text(ts);
  return id === null ? null : { ts: id, channel: text(channel) ?? '', threadTs: text(object(message).thread_ts) };
}

/** What a person said in the thread: neither its first post nor a program's. */
export function replyOf({ ts, user, text: words, edited }: FoundMessage, channel: string, threadTs: string): Reply[] {
  return user === null || ts === threadTs ? [] : [{ channel, ts, user, text: words, edited }];
}
