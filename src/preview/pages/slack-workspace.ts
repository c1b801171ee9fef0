/** What the pages ask of the stand-in. */
import type { SlackHome } from '../../domain/rendering.js';
import type { Member } from '../slack/member.js';
import type { Whisper } from '../slack/team.js';
import type { OpenModal } from '../slack/views.js';
import type { Post } from '../slack/workspace.js';

export interface SlackWorkspace {
  channels: readonly { id: string; name: string }[];
  users: readonly { id: string; name: string }[];
  /** Oldest first; of one channel or of all. */
  posts(channel?: string): Post[];
  conversations(user: string): { id: string; name: string; kind: 'channel' | 'direct'; with: string | null }[];
  modal(user: string): OpenModal | null;
  home(user: string): SlackHome | null;
  whispers(user: string): Whisper[];
  as(user: string): Member;
}
