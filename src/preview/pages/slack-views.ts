/** The stand-in's workspace, as one person may see it. */
import type { Zone } from '../../domain/time.js';
import type { Frame } from '../../surfaces/pages/layout.js';
import type { Whisper } from '../slack/team.js';
import type { Post } from '../slack/workspace.js';
import type { SlackClient } from './slack-client.js';
import { fieldName, heldIn, type Option, withBlockIds } from './slack-given.js';
import type { Found, MemberView, ModalView, PlaceView, PostView, WorkspaceView } from './slack-view.js';
import type { SlackWorkspace } from './slack-workspace.js';

/** Somebody whom the configuration knows, as far as the workspace cares. */
export interface SlackPerson {
  id: string;
  name: string;
  /** Null for somebody who is not in the workspace. */
  slack: string | null;
  zone: Zone;
}

export interface SlackViews {
  slack: SlackWorkspace;
  client: SlackClient;
  people: readonly SlackPerson[];
  /** Of whoever has not signed in. */
  zone: Zone;
}

export function workspaceView(views: SlackViews, frame: Frame, trouble: string | null): WorkspaceView {
  const { slack, people, zone } = views;
  const person = people.find(({ id }) => id === frame.viewer?.id) ?? null;
  const me = memberView(views, frame, person);
  const names = new Map([...slack.users, ...slack.channels, HERALD].map(({ id, name }) => [id, name]));
  return {
    frame,
    reader: { zone: me === null || person === null ? zone : person.zone, nameOf: (id) => names.get(id) ?? id },
    places: placesOf(views, me),
    me,
    outside: person !== null && me === null ? outsider(person) : null,
    trouble,
  };
}

const HERALD = { id: 'U0HERALD', name: 'Herald' };

const outsider = ({ name }: SlackPerson): string =>
  `${name} has no Slack id in the configuration and is not in this workspace. Read along, or switch to somebody else in the bar above.`;

function memberView(views: SlackViews, frame: Frame, person: SlackPerson | null): MemberView | null {
  const { slack } = views;
  const id = person?.slack ?? null;
  if (frame.viewer === null || id === null || !slack.users.some((user) => user.id === id)) return null;
  return {
    id,
    viewer: frame.viewer,
    modal: modalView(views, id),
    people: slack.users.map((user) => ({ id: user.id, name: user.name })),
    channels: slack.channels.map((channel) => ({ id: channel.id, name: `#${channel.name}` })),
  };
}

function modalView({ slack, client }: SlackViews, user: string): ModalView | null {
  const open = slack.modal(user);
  if (open === null) return null;
  const { id, view, errors, values } = open;
  const blocks = withBlockIds(view.blocks);
  const typed: Record<string, string[]> = {};
  const found: Record<string, Found> = {};
  for (const block of blocks) {
    for (const [action, value] of Object.entries(values[block.block_id ?? ''] ?? {})) {
      const name = fieldName(block, action);
      const held = heldIn(value);
      const offered = client.found(id)[name] ?? { query: null, options: [] };
      typed[name] = held.map((option) => option.value);
      found[name] = { ...offered, options: distinct([...held, ...offered.options]) };
    }
  }
  return { id, view: { ...view, blocks }, errors: errors ?? {}, typed, found };
}

const distinct = (options: readonly Option[]): Option[] => [
  ...new Map(options.map((option) => [option.value, option])).values(),
];

function placesOf({ slack }: SlackViews, me: MemberView | null): PlaceView[] {
  const count = (id: string): number => slack.posts(id).filter((post) => !post.deleted).length;
  if (me === null) {
    return slack.channels.map(({ id, name }) => ({ id, name: `#${name}`, kind: 'channel', count: count(id) }));
  }
  return slack.conversations(me.id).map(({ id, name, kind }) => ({
    id,
    name: kind === 'channel' ? `#${name}` : 'Herald',
    kind,
    count: count(id),
  }));
}

/** Oldest first, with what is whispered to whoever looks. */
export function postsIn({ slack }: SlackViews, { me, reader }: WorkspaceView, place: string): PostView[] {
  const posts = slack.posts(place);
  const shown = posts.filter((post) => !post.deleted || posts.some((other) => other.threadTs === post.ts));
  const whispers = me === null ? [] : slack.whispers(me.id).filter(({ channel }) => channel === place);
  const seen = [...shown.map((post) => postView(post, reader.nameOf, me)), ...whispers.map(whisperView)];
  return seen.sort((a, b) => Number(a.ts) - Number(b.ts));
}

function postView(post: Post, nameOf: (id: string) => string, me: MemberView | null): PostView {
  const { ts, threadTs, broadcast, text, blocks, at, user, deleted } = post;
  return {
    ts,
    threadTs,
    broadcast,
    text: deleted ? '_This message was deleted._' : text,
    blocks,
    at,
    by: user === null ? { name: 'Herald', app: true } : { name: nameOf(user), app: false },
    edited: post.edited !== null && user !== null,
    mine: !deleted && user !== null && user === me?.id,
    whispered: false,
  };
}

const whisperView = ({ ts, threadTs, text, blocks, at }: Whisper): PostView => ({
  ts,
  threadTs,
  broadcast: false,
  text,
  blocks,
  at,
  by: { name: 'Herald', app: true },
  edited: false,
  mine: false,
  whispered: true,
});
