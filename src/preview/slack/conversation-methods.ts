/** `conversations.*` and `users.*`: where the bot is and what was said there. */
import { type Answer, type Method, no } from './answer.js';
import type { Json } from './json.js';
import { inHistory, isShown, joinJson, messageJson } from './message-json.js';
import { directId, placeOf } from './places.js';
import { type SlackUser, userOf } from './team.js';

export const CONVERSATION_METHODS: Readonly<Record<string, Method>> = {
  'conversations.info': (args, team) => {
    const place = placeOf(team, args.channel);
    if (place === undefined || (place.private && !place.member)) return no('channel_not_found');
    const { id, name, archived, member } = place;
    const channel =
      place.kind === 'direct'
        ? { id, is_im: true, is_channel: false, is_archived: false, user: place.with, is_open: true }
        : { id, name, is_channel: true, is_private: place.private, is_archived: archived, is_member: member };
    return { ok: true, channel };
  },

  'conversations.open': (args, team) => {
    const ids = String(args.users ?? '').split(',');
    if (ids.length > 1) return no('method_not_supported_for_channel_type');
    const user = userOf(team, ids[0]);
    if (user === undefined) return no('user_not_found');
    if (user.deleted) return no('user_disabled');
    return { ok: true, channel: { id: directId(user.id) } };
  },

  'conversations.history': (args, team) => {
    const place = placeOf(team, args.channel);
    if (place === undefined) return no('channel_not_found');
    if (!place.member) return no('not_in_channel');
    const all = team.workspace.posts(place.id);
    const shown = all.filter((post) => (post.threadTs === null || post.broadcast) && isShown(post, all));
    const messages = shown.map((post) => inHistory(post, all, withMetadata(args) && post.threadTs === null));
    return paged([...messages.reverse(), ...(place.kind === 'direct' ? [] : [joinJson])], args);
  },

  'conversations.replies': (args, team) => {
    const place = placeOf(team, args.channel);
    if (place === undefined) return no('channel_not_found');
    if (!place.member) return no('not_in_channel');
    const all = team.workspace.posts(place.id);
    const parent = team.workspace.find(place.id, String(args.ts));
    if (parent === undefined) return no('thread_not_found');
    const replies = all.filter((post) => post.threadTs === parent.ts && !post.deleted);
    const metadata = withMetadata(args);
    return paged([inHistory(parent, all, metadata), ...replies.map((post) => messageJson(post, metadata))], args);
  },

  'users.info': (args, team) => {
    const user = userOf(team, args.user);
    return user === undefined ? no('user_not_found') : { ok: true, user: userJson(user) };
  },
};

const userJson = ({ id, name, zone, deleted = false }: SlackUser): Json => ({
  id,
  name: name.toLowerCase().replaceAll(/\W+/g, '.'),
  real_name: name,
  deleted,
  tz: zone,
  is_bot: false,
  is_app_user: false,
  profile: { real_name: name, display_name: name },
});

const withMetadata = (args: Json): boolean => args.include_all_metadata === 'true';

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
