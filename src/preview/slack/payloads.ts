/** Interactivity payloads, as Slack builds them. */

import { APP_ID, BOT, TEAM_DOMAIN, VERIFICATION } from './bot.js';
import type { Json } from './json.js';
import { messageJson, whisperContainer } from './message-json.js';
import type { Place } from './places.js';
import type { SlackUser, Team, Whisper } from './team.js';
import type { Field } from './view-state.js';
import type { OpenHome, OpenModal } from './views.js';
import type { Post } from './workspace.js';

/** Where a member uses something. */
export type Spot =
  | { in: 'message'; place: Place; post: Post }
  | { in: 'whisper'; place: Place; whisper: Whisper }
  | { in: 'view'; open: OpenModal | OpenHome };

const handle = ({ name }: SlackUser): string => name.toLowerCase().replaceAll(/\W+/g, '.');

function common(type: string, user: SlackUser): Json {
  return {
    type,
    user: { id: user.id, username: handle(user), name: handle(user), team_id: BOT.team_id },
    api_app_id: APP_ID,
    token: VERIFICATION,
    team: { id: BOT.team_id, domain: TEAM_DOMAIN },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function actionPayload(team: Team, user: SlackUser, spot: Spot, action: Json): Json {
  const payload = {
    ...common('block_actions', user),
    ...spotJson(team, user, spot),
    trigger_id: team.triggers.give(user.id),
    actions: [{ ...action, action_ts: team.workspace.tick() }],
  };
  if (spot.in === 'view') return payload;
  const { channel, ts, threadTs } = spot.in === 'message' ? spot.post : spot.whisper;
  const origin = { ts, whispered: spot.in === 'whisper' };
  const response_url = team.responses.give({ user: user.id, channel, threadTs, origin });
  return { ...payload, response_url, state: { values: {} } };
}

function spotJson(team: Team, user: SlackUser, spot: Spot): Json {
  if (spot.in === 'view') {
    const view = team.views.json(spot.open, user.id);
    return { container: { type: 'view', view_id: spot.open.id }, view };
  }
  const channel = { id: spot.place.id, name: spot.place.kind === 'direct' ? 'directmessage' : spot.place.name };
  if (spot.in === 'whisper') return { container: whisperContainer(spot.whisper), channel };
  const { ts, threadTs } = spot.post;
  const container = {
    type: 'message',
    message_ts: ts,
    channel_id: channel.id,
    is_ephemeral: false,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
  };
  return { container, channel, message: messageJson(spot.post, false) };
}

/** What was done with a field; `state` is its new value when it holds one. */
export function actionJson({ element, blockId, action }: Field, state: Json): Json {
  const { type, text, style } = element;
  return {
    type,
    action_id: action,
    block_id: blockId,
    ...(text === undefined ? {} : { text }),
    ...(style === undefined ? {} : { style }),
    ...state,
  };
}

export function submissionPayload(team: Team, user: SlackUser, modal: OpenModal): Json {
  return {
    ...common('view_submission', user),
    trigger_id: team.triggers.give(user.id),
    view: team.views.json(modal, user.id),
    response_urls: [],
  };
}

export function suggestionPayload(team: Team, user: SlackUser, spot: Spot, field: Field, typed: string): Json {
  return {
    ...common('block_suggestion', user),
    ...spotJson(team, user, spot),
    action_id: field.action,
    block_id: field.blockId,
    value: typed,
  };
}

export function commandPayload(team: Team, user: SlackUser, place: Place, text: string): Record<string, string> {
  return {
    token: VERIFICATION,
    team_id: BOT.team_id,
    team_domain: TEAM_DOMAIN,
    channel_id: place.id,
    channel_name: place.kind === 'direct' ? 'directmessage' : place.name,
    user_id: user.id,
    user_name: handle(user),
    command: '/herald',
    text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: team.responses.give({ user: user.id, channel: place.id, threadTs: null, origin: null }),
    trigger_id: team.triggers.give(user.id),
  };
}
