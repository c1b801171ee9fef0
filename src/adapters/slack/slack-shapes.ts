/** What Herald reads of Slack's answers, checked: an answer cut short or of another shape is a fault, never "nothing there". */
import { RemoteFault } from '../../domain/errors.js';

export const METADATA_EVENT = 'herald_send';

export interface FoundMessage {
  ts: string;
  threadTs: string | null;
  /** The send it was posted for; null when it is not one of Herald's. */
  send: string | null;
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
  const { ts, thread_ts, metadata } = object(value);
  const { event_type, event_payload } = object(metadata);
  return {
    ts: text(ts) ?? '',
    threadTs: text(thread_ts),
    send: event_type === METADATA_EVENT ? text(object(event_payload).send) : null,
  };
}

/** What an accepted post says of itself; null when the answer names no `ts`, so that nobody knows where it is. */
export function postedOf(answer: unknown): { ts: string; channel: string; threadTs: string | null } | null {
  const { ts, channel, message } = object(answer);
  const id = text(ts);
  return id === null ? null : { ts: id, channel: text(channel) ?? '', threadTs: text(object(message).thread_ts) };
}
