/**
 * Messages to the bot, as words. Slack delivers the same message again under another event id, so a word is named by where and
 * when it stands; it tells of changes that nobody made (links unfolded, our own updates) as changes too: those are no words.
 */
import type { MessageInput } from './input.js';
import { asObject, asText, type Json } from './json.js';

/** Kinds of messages that a person wrote; of everything else (joins, topics, programs) there is no word. */
const WRITTEN = [null, 'file_share', 'thread_broadcast', 'me_message'];

/** Null for what is not a person's word in a direct message. */
export function messageOf(event: Json): MessageInput | null {
  if (event['channel_type'] !== 'im') return null;
  const subtype = asText(event['subtype']);
  if (subtype === 'message_changed') return changed(event);
  if (subtype === 'message_deleted') return deleted(event, asText(event['deleted_ts']));
  return WRITTEN.includes(subtype) ? written(event) : null;
}

function written(event: Json): MessageInput | null {
  const said = saidBy(event);
  const [channel, ts] = [asText(event['channel']), asText(event['ts'])];
  if (said === null || channel === null || ts === null) return null;
  return { ...said, id: `message:${channel}:${ts}`, change: 'written', channel, ts, editedTs: null };
}

function changed(event: Json): MessageInput | null {
  const message = asObject(event['message']);
  // The first post of a thread that goes on without it is not deleted but emptied.
  if (message['subtype'] === 'tombstone') return deleted(event, asText(message['ts']));
  const said = saidBy(message);
  const channel = asText(event['channel']);
  const ts = asText(message['ts']);
  const editedTs = asText(asObject(message['edited'])['ts']);
  if (said === null || channel === null || ts === null || editedTs === null) return null;
  if (said.text === (asText(asObject(event['previous_message'])['text']) ?? '')) return null;
  return { ...said, id: `message:${channel}:${ts}:edited:${editedTs}`, change: 'edited', channel, ts, editedTs };
}

function deleted(event: Json, ts: string | null): MessageInput | null {
  const said = saidBy(asObject(event['previous_message']));
  const channel = asText(event['channel']);
  if (said === null || channel === null || ts === null) return null;
  const editedTs = asText(event['event_ts']) ?? asText(event['ts']);
  return { ...said, id: `message:${channel}:${ts}:deleted`, change: 'deleted', channel, ts, text: '', editedTs };
}

/** Null for what a program said, ourselves among them. */
function saidBy(message: Json): Pick<MessageInput, 'type' | 'user' | 'text' | 'threadTs'> | null {
  const user = asText(message['user']);
  if (user === null || asText(message['bot_id']) !== null) return null;
  const [text, threadTs] = [asText(message['text']) ?? '', asText(message['thread_ts'])];
  return { type: 'message', user, text, threadTs: threadTs === message['ts'] ? null : threadTs };
}
