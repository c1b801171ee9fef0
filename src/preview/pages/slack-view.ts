/** What the workspace's pages show, as plain data: places, posts, the form that is open, and who looks. */
import type { KnownBlock } from '@slack/types';
import type { SlackHome, SlackModal } from '../../domain/rendering.js';
import type { Instant } from '../../domain/time.js';
import type { Frame } from '../../surfaces/pages/layout.js';
import type { SlackReader } from '../../surfaces/pages/slack-rich-text.js';
import type { Viewer } from '../../surfaces/pages/viewer.js';

export interface WorkspaceView {
  frame: Frame;
  reader: SlackReader & { nameOf(id: string): string };
  /** What is listed at the side, in its order. */
  places: readonly PlaceView[];
  /** Null for whoever only reads. */
  me: MemberView | null;
  /** Why somebody who has signed in only reads; null otherwise. */
  outside: string | null;
  /** Said above the conversation: what the app answered, when that was no good. */
  trouble: string | null;
}

export interface PlaceView {
  id: string;
  /** `#general`, or a person's name. */
  name: string;
  kind: 'channel' | 'direct';
  /** Posts in it. */
  count: number;
}

export interface MemberView {
  /** The member's id in Slack. */
  id: string;
  viewer: Viewer;
  modal: ModalView | null;
  /** Whom a menu of people offers. */
  people: readonly { id: string; name: string }[];
  channels: readonly { id: string; name: string }[];
}

/** A form that is open, with what was typed into it so far. */
export interface ModalView {
  id: string;
  view: SlackModal;
  /** By block id: what is wrong with what was sent; by an empty one, with the form as a whole. */
  errors: Readonly<Record<string, string>>;
  /** By field name: what stands in it now. */
  typed: Readonly<Record<string, readonly string[]>>;
  /** By field name, of menus that are searched. */
  found: Readonly<Record<string, Found>>;
}

export interface Found {
  /** What was searched for; null when nothing was yet. */
  query: string | null;
  /** With those that are chosen already. */
  options: readonly { text: string; value: string }[];
}

export interface PostView {
  ts: string;
  threadTs: string | null;
  broadcast: boolean;
  text: string;
  blocks: readonly KnownBlock[];
  /** Calendar time. */
  at: Instant;
  by: { name: string; app: boolean };
  edited: boolean;
  /** May be changed by whoever looks. */
  mine: boolean;
  /** Shown to whoever looks, and to nobody else. */
  whispered: boolean;
}

export type HomePage = SlackHome | null;

export const pathOf = (place: string): string => `/preview/slack/${encodeURIComponent(place)}`;
export const anchorOf = (ts: string): string => `p${ts.replace('.', '-')}`;
export const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
