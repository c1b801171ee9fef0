/** A message as it was sent, and where and when it arrived. Nothing that was not sent is shown here. */
import type { KnownBlock } from '@slack/types';
import type { MessageKind } from '../../domain/message-kind.js';
import { MESSAGE_TITLES } from '../../domain/message-kind.js';
import type { Payload } from '../../domain/send.js';
import type { Instant, Zone } from '../../domain/time.js';
import { type Frame, Layout } from './layout.js';
import { Moment } from './moments.js';
import { SlackBlocks } from './slack-blocks.js';

export interface ArchiveProps {
  id: string;
  zone: Zone;
  kind: MessageKind;
  subject: string;
  release: { id: string; name: string } | null;
  /** In the order in which they left. */
  arrivals: Arrival[];
  /** What evidence took out of it between its approval and its leaving, oldest first. */
  amended: { at: Instant; why: string }[];
}

export interface Arrival {
  destination: string;
  at: Instant;
  /** Mail: the Message-ID. Slack: the post's time stamp. */
  remoteId: string | null;
  payload: Payload;
}

export function ArchivePage({ frame, page }: { frame: Frame; page: ArchiveProps }) {
  const mails = page.arrivals.flatMap(({ payload }) => (payload.type === 'mail' ? [payload] : []));
  const posts = postsOf(page.arrivals);
  return (
    <Layout frame={frame} title={page.subject} description={page.subject} here="none">
      <div class="page-head">
        <p class="eyebrow">
          {MESSAGE_TITLES[page.kind]}
          {page.release && (
            <>
              {' · '}
              <a href={`/releases/${encodeURIComponent(page.release.id)}`}>{page.release.name}</a>
            </>
          )}
        </p>
        <h1>{page.subject}</h1>
        <ul class="receipts">
          {page.arrivals.map((arrival) => (
            <li>
              <strong>{arrival.destination}</strong>, <Moment at={arrival.at} zone={page.zone} />
              {arrival.remoteId && <code>{arrival.remoteId}</code>}
            </li>
          ))}
        </ul>
        {page.amended.map(({ at, why }) => (
          <p class="quiet">
            Amended before it left, <Moment at={at} zone={page.zone} />: {why}
          </p>
        ))}
      </div>
      <div class="columns as-sent">
        {mails.slice(0, 1).map((mail) => (
          <section class="card" aria-labelledby="as-mail">
            <h2 id="as-mail">As mail</h2>
            <pre class="mail-text">{mail.text}</pre>
            <details>
              <summary>The same as HTML</summary>
              <iframe class="mail-frame" title="The mail as HTML" sandbox="" src={`/archive/${page.id}/html`} />
            </details>
          </section>
        ))}
        {posts.map(({ blocks, channels }) => (
          <section class="card slack" aria-label={`In Slack: ${channels}`}>
            <h2>In Slack: {channels}</h2>
            <SlackBlocks blocks={blocks} zone={page.zone} />
          </section>
        ))}
      </div>
    </Layout>
  );
}

/** Channels that got the same words are shown as one. */
function postsOf(arrivals: readonly Arrival[]) {
  const posts = new Map<string, { blocks: readonly KnownBlock[]; channels: string }>();
  for (const { payload, destination } of arrivals) {
    if (payload.type !== 'slack') continue;
    const words = JSON.stringify(payload.blocks);
    const known = posts.get(words);
    const channels = known === undefined ? destination : `${known.channels}, ${destination}`;
    posts.set(words, { blocks: payload.blocks, channels });
  }
  return [...posts.values()];
}
