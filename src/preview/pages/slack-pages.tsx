/** The preview's Slack: channels as their members would see them, threads unfolded. */
import type { KnownBlock } from '@slack/types';
import type { Instant, Zone } from '../../domain/time.js';
import { renderPage } from '../../surfaces/pages/document.js';
import { type Frame, Layout } from '../../surfaces/pages/layout.js';
import { Moment } from '../../surfaces/pages/moments.js';
import { SlackBlocks } from '../../surfaces/pages/slack-blocks.js';
import { SlackMrkdwn } from '../../surfaces/pages/slack-mrkdwn.js';
import { PreviewStyles } from './preview-styles.js';

export interface ChannelView {
  id: string;
  /** Without `#`. */
  name: string;
  /** Oldest first, replies included. */
  posts: readonly PostView[];
}

export interface PostView {
  ts: string;
  threadTs: string | null;
  broadcast: boolean;
  text: string;
  blocks: readonly KnownBlock[];
  /** Calendar time. */
  at: Instant;
}

const pathOf = (channel: Pick<ChannelView, 'id'>): string => `/preview/slack/${encodeURIComponent(channel.id)}`;
const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const slackPage = (frame: Frame, channels: readonly ChannelView[]): string =>
  renderPage(Channels, { frame, channels });

function Channels({ frame, channels }: { frame: Frame; channels: readonly ChannelView[] }) {
  return (
    <Layout frame={frame} title="Slack" here="none">
      <PreviewStyles />
      <div class="page-head">
        <p class="eyebrow">Preview</p>
        <h1>Slack</h1>
        <p class="lead">What members of the channels would have read. None of it left this machine.</p>
      </div>
      <section class="card" aria-label="Channels">
        {channels.length === 0 && <p class="quiet">The configuration names no Slack channel.</p>}
        <ul class="channel-list">
          {channels.map((channel) => (
            <li>
              <a href={pathOf(channel)}>#{channel.name}</a>
              <span class="quiet">
                {channel.posts.length === 0 ? 'no posts yet' : counted(channel.posts.length, 'post', 'posts')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  );
}

export const channelPage = (frame: Frame, zone: Zone, channel: ChannelView, channels: readonly ChannelView[]): string =>
  renderPage(Channel, { frame, zone, channel, channels });

interface ChannelProps {
  frame: Frame;
  /** The reader's. */
  zone: Zone;
  channel: ChannelView;
  channels: readonly ChannelView[];
}

function Channel({ frame, zone, channel, channels }: ChannelProps) {
  const roots = channel.posts.filter((post) => post.threadTs === null || post.broadcast);
  return (
    <Layout frame={frame} title={`#${channel.name}`} here="none">
      <PreviewStyles />
      <div class="page-head">
        <p class="eyebrow">
          <a href="/preview/slack">Slack</a>
        </p>
        <h1>#{channel.name}</h1>
      </div>
      <div class="slack-columns">
        <nav class="card" aria-label="Channels">
          <ul class="channel-list">
            {channels.map((other) => (
              <li>
                <a href={pathOf(other)} {...(other.id === channel.id ? { 'aria-current': 'page' as const } : {})}>
                  #{other.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <section class="card" aria-label="Posts, newest last">
          {roots.length === 0 && (
            <p class="quiet">
              Nothing has been posted yet. Approve a draft at the <a href="/desk">desk</a>; it appears at its send time.
            </p>
          )}
          <ol class="channel">
            {roots.map((post) => (
              <li id={anchor(post)}>
                <Posted post={post} zone={zone} all={channel.posts} />
                <Replies post={post} zone={zone} all={channel.posts} />
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Layout>
  );
}

const anchor = (post: Pick<PostView, 'ts'>): string => `p${post.ts.replace('.', '-')}`;

interface PostProps {
  post: PostView;
  zone: Zone;
  all: readonly PostView[];
}

function Posted({ post, zone, all }: PostProps) {
  const parent = post.threadTs === null ? undefined : all.find((other) => other.ts === post.threadTs);
  return (
    <article class="post">
      <span class="post-face" aria-hidden="true">
        H
      </span>
      <div class="post-body">
        <p class="post-head">
          <strong>Herald</strong> <span class="post-app">App</span>{' '}
          <span class="quiet">
            <Moment at={post.at} zone={zone} />
          </span>
        </p>
        {parent !== undefined && (
          <p class="quiet">
            also sent to the channel, from the thread <a href={`#${anchor(parent)}`}>{opening(parent)}</a>
          </p>
        )}
        {post.blocks.length > 0 ? <SlackBlocks blocks={post.blocks} zone={zone} /> : <SlackMrkdwn text={post.text} />}
      </div>
    </article>
  );
}

function Replies({ post, zone, all }: PostProps) {
  const replies = all.filter((other) => other.threadTs === post.ts);
  if (replies.length === 0) return null;
  return (
    <details class="replies">
      <summary>{counted(replies.length, 'reply', 'replies')}</summary>
      <ol class="channel">
        {replies.map((reply) => (
          <li>
            <Posted post={{ ...reply, threadTs: null }} zone={zone} all={all} />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What the thread is about, as Slack quotes it. */
const opening = (post: PostView): string => {
  const words = post.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const line = words.split('\n')[0] ?? '';
  return line.length > 80 ? `${[...line].slice(0, 80).join('')}…` : line;
};
