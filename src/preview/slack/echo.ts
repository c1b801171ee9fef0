/** Slack tells the app of its own messages too, where it asked to hear of messages. */
import type { Answer } from './answer.js';
import type { Events } from './events.js';
import { asText, type Json } from './json.js';
import { changedEvent, writtenEvent } from './message-events.js';
import { messageJson } from './message-json.js';
import { placeOf } from './places.js';
import type { Team } from './team.js';

/** The message as it stands before a method changes it. */
export function beforeCall(team: Team, { channel, ts }: Json): Json | null {
  const post = team.workspace.find(String(channel), asText(ts));
  return post === undefined ? null : messageJson(post, false);
}

export function echoCall(team: Team, events: Events, answer: Answer, before: Json | null): void {
  const place = answer.ok ? placeOf(team, answer.channel) : undefined;
  const post = place && team.workspace.find(place.id, asText(answer.ts));
  if (!place || !post) return;
  const parent = team.workspace.find(place.id, post.threadTs);
  events.echo(place, before === null ? writtenEvent(place, post, parent) : changedEvent(place, post, before));
}
