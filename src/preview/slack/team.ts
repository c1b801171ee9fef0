/** All that the stand-in holds of its workspace, which Slack calls a team: who is in it, what was said, which forms are open. */
import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../domain/time.js';
import type { Clock } from '../../ports/clock.js';
import type { Json } from './json.js';
import type { Responses } from './responses.js';
import type { Triggers } from './triggers.js';
import type { Views } from './views.js';
import type { Workspace } from './workspace.js';

export interface Channel {
  id: string;
  /** Without `#`. */
  name: string;
  archived?: boolean;
  /** False: the bot was not invited. */
  member?: boolean;
  private?: boolean;
  /** The members' ids; left out, everybody is in it. */
  members?: readonly string[];
}

export interface SlackUser {
  id: string;
  name: string;
  /** IANA zone. */
  zone: string;
  /** Has left the workspace. */
  deleted?: boolean;
  /** Takes no direct messages from the app. */
  closed?: boolean;
}

/** A message that one member alone sees. Slack keeps none of them. */
export interface Whisper {
  ts: string;
  user: string;
  channel: string;
  threadTs: string | null;
  text: string;
  blocks: KnownBlock[];
  /** Calendar time. */
  at: Instant;
}

export interface Team {
  clock: Clock;
  /** Milliseconds since 1970, of the clock that signatures and triggers are held against. */
  wallNow(): number;
  channels: readonly Channel[];
  users: readonly SlackUser[];
  /** Whether posts to people who have left are taken, as Slack has been seen to do. */
  takesPostsToLeft: boolean;
  scopes: readonly string[];
  /** Events that the app asked for, as the manifest names them: `message.im`. */
  subscriptions: readonly string[];
  workspace: Workspace;
  whispers: Whisper[];
  views: Views;
  triggers: Triggers;
  responses: Responses;
  /** Options of external menus that a member was shown, by `<user> <action>`: the only ones that they can choose. */
  offered: Map<string, Json[]>;
  /** What Slack would have taken, with a sigh. */
  warnings: string[];
}

export const userOf = (team: Team, id: unknown): SlackUser | undefined => team.users.find((user) => user.id === id);
