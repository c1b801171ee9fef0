/** A message as it was sent, and where and when it arrived. Nothing that was not sent is shown here. */
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
  const posts = page.arrivals.flatMap(({ payload, destination }) =>
    payload.type === 'slack' ? [{ payload, destination }] : [],
  );
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
        {posts.map(({ payload, destination }) => (
          <section class="card slack" aria-label={`In Slack: ${destination}`}>
            <h2>In Slack: {destination}</h2>
            <SlackBlocks blocks={payload.blocks} zone={page.zone} />
          </section>
        ))}
      </div>
    </Layout>
  );
}
