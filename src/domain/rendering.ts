/** What one message looks like in each of its destinations. */
import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/** Rises whenever the same Markdown would come out differently; part of what an approval covers. */
export const RENDERER_VERSION = 1;

export interface Rendering {
  subject: string;
  /** The whole message as one Markdown source: introduction, then body. */
  markdown: string;
  /** Wrapped at 76 columns, links spelt out. */
  text: string;
  /** A complete document with inline styles. */
  html: string;
  /** One or more posts; the second and later ones go into the first one's thread. */
  slack: SlackPost[];
}

export interface SlackPost {
  /** For notifications; escaped. */
  text: string;
  blocks: KnownBlock[];
}

/** Slack's forms and home pages, so that rooms without its library can name them. */
export type SlackModal = ModalView;
export type SlackHome = HomeView;
