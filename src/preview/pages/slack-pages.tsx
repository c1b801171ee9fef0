/** The preview's Slack: the places of a workspace at the side, and in the middle a conversation, threads unfolded. */
import type { ComponentChildren } from 'preact';
import { renderPage } from '../../surfaces/pages/document.js';
import { Layout } from '../../surfaces/pages/layout.js';
import { SlackBlocks } from '../../surfaces/pages/slack-blocks.js';
import { PreviewStyles } from './preview-styles.js';
import { controlsOf } from './slack-controls.js';
import { SlackForm } from './slack-form.js';
import { OpenForm } from './slack-modal.js';
import { Posted, Thread } from './slack-post.js';
import { SlackSide } from './slack-side.js';
import {
  anchorOf,
  counted,
  type HomePage,
  type MemberView,
  type PlaceView,
  type PostView,
  pathOf,
  type WorkspaceView,
} from './slack-view.js';

interface ShellProps {
  view: WorkspaceView;
  title: string;
  /** The place's id, `home`, or null for the list of places. */
  here: string | null;
  children: ComponentChildren;
}

function Shell({ view, title, here, children }: ShellProps) {
  const { me, frame, reader } = view;
  const open = me?.modal ?? null;
  const back = here === null ? '/preview/slack' : pathOf(here);
  return (
    <Layout frame={frame} title={title} here="none">
      <PreviewStyles />
      <div class="slack">
        <div class="slack-stage">
          <div class="slack-main" inert={open !== null}>
            {view.trouble !== null && (
              <p class="notice notice-bad" role="alert">
                {view.trouble}
              </p>
            )}
            {children}
          </div>
          {me && open && <OpenForm modal={open} me={me} reader={reader} acting={{ viewer: me.viewer, back }} />}
        </div>
        <SlackSide view={view} here={here} />
      </div>
    </Layout>
  );
}

export const slackPage = (view: WorkspaceView): string => renderPage(Places, { view });

function Places({ view }: { view: WorkspaceView }) {
  return (
    <Shell view={view} title="Slack" here={null}>
      <div class="page-head">
        <p class="eyebrow">Preview</p>
        <h1>Slack</h1>
        <p class="lead">
          {view.me === null
            ? 'What members of the channels would have read. None of it left this machine.'
            : 'A small workspace on this machine. Buttons, forms and replies reach Herald as they would from Slack.'}
        </p>
      </div>
      {view.places.length === 0 && <p class="quiet">The configuration names no Slack channel.</p>}
      <ul class="channel-list">
        {view.places.map((place) => (
          <li>
            <a href={pathOf(place.id)}>{place.name}</a>
            <span class="quiet">{place.count === 0 ? 'no posts yet' : counted(place.count, 'post', 'posts')}</span>
          </li>
        ))}
      </ul>
    </Shell>
  );
}

interface ConversationProps {
  view: WorkspaceView;
  place: PlaceView;
  /** Oldest first, replies and whispers included. */
  posts: readonly PostView[];
}

export const conversationPage = (props: ConversationProps): string => renderPage(Conversation, props);

function Conversation({ view, place, posts }: ConversationProps) {
  const { me, reader } = view;
  const known = new Set(posts.map(({ ts }) => ts));
  const roots = posts.filter((post) => post.threadTs === null || post.broadcast || !known.has(post.threadTs));
  return (
    <Shell view={view} title={place.name} here={place.id}>
      <div class="page-head">
        <p class="eyebrow">
          <a href="/preview/slack">Slack</a>
        </p>
        <h1>{place.name}</h1>
        {place.kind === 'direct' && <p class="quiet">A direct message, read by the two of you</p>}
      </div>
      {roots.length === 0 && <Empty place={place} />}
      <ol class="channel" aria-label="Posts, newest last">
        {roots.map((post) => (
          <li id={anchorOf(post.ts)}>
            <Posted post={post} channel={place.id} all={posts} reader={reader} me={me} />
            <Thread post={post} channel={place.id} all={posts} reader={reader} me={me} />
          </li>
        ))}
      </ol>
      <div id="latest">{me && <Compose place={place} me={me} />}</div>
    </Shell>
  );
}

const Empty = ({ place }: { place: PlaceView }) => (
  <p class="quiet">
    Nothing has been posted yet.{' '}
    {place.kind === 'direct' ? (
      'Herald writes here when it has a question.'
    ) : (
      <>
        Approve a draft at the <a href="/desk">desk</a>; it appears at its send time.
      </>
    )}
  </p>
);

function Compose({ place, me }: { place: PlaceView; me: MemberView }) {
  const acting = { viewer: me.viewer, back: `${pathOf(place.id)}#latest` };
  return (
    <SlackForm acting={acting} to="say" hidden={{ channel: place.id }} class="slack-compose">
      <label class="slack-input">
        <span class="visually-hidden">Message {place.name}</span>
        <textarea name="text" rows={2} required placeholder={`Message ${place.name}`} />
      </label>
      <button type="submit" class="primary">
        Send
      </button>
    </SlackForm>
  );
}

export const homePage = (view: WorkspaceView, home: HomePage): string => renderPage(Home, { view, home });

function Home({ view, home }: { view: WorkspaceView; home: HomePage }) {
  const { me, reader } = view;
  const acting = me && { viewer: me.viewer, back: pathOf('home') };
  return (
    <Shell view={view} title="Herald’s home" here="home">
      <div class="page-head">
        <p class="eyebrow">
          <a href="/preview/slack">Slack</a>
        </p>
        <h1>Home</h1>
      </div>
      {acting && (
        <SlackForm acting={acting} to="home">
          <button type="submit" class={home === null ? 'primary' : 'small'}>
            {home === null ? 'Open Herald’s home' : 'Open it again'}
          </button>
        </SlackForm>
      )}
      {home !== null && me && acting && (
        <SlackBlocks {...reader} blocks={home.blocks.filter(isKnown)} control={controlsOf(acting, 'home', me)} />
      )}
    </Shell>
  );
}

type Known = Parameters<typeof SlackBlocks>[0]['blocks'][number];
const isKnown = (block: NonNullable<HomePage>['blocks'][number]): block is Known => block.type !== '';
