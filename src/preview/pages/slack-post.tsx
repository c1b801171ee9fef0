/** A post with its thread: who said it and when, what can be done with it, and a place to answer. */
import { ShortMoment } from '../../surfaces/pages/moments.js';
import { SlackBlocks } from '../../surfaces/pages/slack-blocks.js';
import { SlackMrkdwn } from '../../surfaces/pages/slack-mrkdwn.js';
import { controlsOf } from './slack-controls.js';
import { SlackForm } from './slack-form.js';
import { anchorOf, counted, type MemberView, type PostView, pathOf, type WorkspaceView } from './slack-view.js';

export interface PostProps {
  post: PostView;
  channel: string;
  all: readonly PostView[];
  reader: WorkspaceView['reader'];
  me: MemberView | null;
}

export function Posted({ post, channel, all, reader, me }: PostProps) {
  const parent = post.broadcast ? all.find((other) => other.ts === post.threadTs) : undefined;
  const acting = me && { viewer: me.viewer, back: `${pathOf(channel)}#${anchorOf(post.ts)}` };
  const standing = { channel, ts: post.ts };
  return (
    <article class={post.whispered ? 'post post-whispered' : 'post'}>
      <span class={post.by.app ? 'post-face' : 'post-face post-face-person'} aria-hidden="true">
        {[...post.by.name][0]}
      </span>
      <div class="post-body">
        <p class="post-head">
          <strong>{post.by.name}</strong> {post.by.app && <span class="post-app">App</span>}{' '}
          <span class="quiet">
            <ShortMoment at={post.at} zone={reader.zone} />
            {post.edited && ' (edited)'}
          </span>
        </p>
        {post.whispered && <p class="quiet">Only visible to you</p>}
        {parent !== undefined && (
          <p class="quiet">
            also sent to the channel, from the thread <a href={`#${anchorOf(parent.ts)}`}>{opening(parent)}</a>
          </p>
        )}
        {post.blocks.length > 0 ? (
          <SlackBlocks
            {...reader}
            blocks={post.blocks}
            {...(me && acting ? { control: controlsOf(acting, standing, me) } : {})}
          />
        ) : (
          <SlackMrkdwn text={post.text} nameOf={reader.nameOf} />
        )}
        {post.mine && me && <OwnPost post={post} channel={channel} me={me} />}
      </div>
    </article>
  );
}

function OwnPost({ post, channel, me }: { post: PostView; channel: string; me: MemberView }) {
  const acting = { viewer: me.viewer, back: `${pathOf(channel)}#${anchorOf(post.threadTs ?? post.ts)}` };
  const hidden = { channel, ts: post.ts };
  return (
    <details class="slack-own">
      <summary>Edit or delete</summary>
      <SlackForm acting={acting} to="edit" hidden={hidden} class="slack-compose">
        <label class="slack-input">
          <span class="visually-hidden">Your message</span>
          <textarea name="text" rows={2} required value={plain(post.text)} />
        </label>
        <button type="submit" class="small">
          Save
        </button>
      </SlackForm>
      <SlackForm acting={acting} to="delete" hidden={hidden}>
        <button type="submit" class="small danger">
          Delete
        </button>
      </SlackForm>
    </details>
  );
}

/** The post's answers, and where to give one; `whispers` are those that stand in this thread. */
export function Thread(props: PostProps) {
  const { post, channel, all, me } = props;
  const replies = all.filter((other) => other.threadTs === post.ts);
  const compose = me && !post.whispered && <Reply post={post} channel={channel} me={me} />;
  if (replies.length === 0) {
    return (
      compose && (
        <details class="replies">
          <summary>Reply in the thread</summary>
          {compose}
        </details>
      )
    );
  }
  return (
    <details class="replies" open>
      <summary>{counted(replies.length, 'reply', 'replies')}</summary>
      <ol class="channel">
        {replies.map((reply) => (
          <li id={reply.broadcast ? undefined : anchorOf(reply.ts)}>
            <Posted {...props} post={{ ...reply, broadcast: false }} />
          </li>
        ))}
      </ol>
      {compose}
    </details>
  );
}

function Reply({ post, channel, me }: { post: PostView; channel: string; me: MemberView }) {
  const acting = { viewer: me.viewer, back: `${pathOf(channel)}#${anchorOf(post.ts)}` };
  return (
    <SlackForm acting={acting} to="say" hidden={{ channel, thread: post.ts }} class="slack-compose">
      <label class="slack-input">
        <span class="visually-hidden">Your reply</span>
        <textarea name="text" rows={2} required placeholder="Reply" />
      </label>
      <button type="submit" class="small">
        Reply
      </button>
    </SlackForm>
  );
}

const plain = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What the thread is about, as Slack quotes it. */
const opening = (post: PostView): string => {
  const line = plain(post.text).split('\n')[0] ?? '';
  return line.length > 80 ? `${[...line].slice(0, 80).join('')}…` : line;
};
