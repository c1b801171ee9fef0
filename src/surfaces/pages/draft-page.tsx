/** One draft: what would be sent, side by side, what it rests on, what can be done with it, and how it came about. */
import { MESSAGE_TITLES } from '../../domain/message-kind.js';
import { Chip } from './chips.js';
import { DraftFacts } from './desk-drafts.js';
import { type AuditLine, AuditList } from './desk-lists.js';
import { Difference } from './difference.js';
import { DraftBasis, DraftHistory, DraftSends } from './draft-background.js';
import { Decision, stillNeeded } from './draft-decision.js';
import { ChangeForms } from './draft-forms.js';
import { DraftPreflight } from './draft-preflight.js';
import type { DraftProps } from './draft-props.js';
import { type Frame, Layout } from './layout.js';
import { Moment } from './moments.js';
import { Done, type DoneCode, type Refused, RefusedNotice, Warnings } from './notice.js';
import { SlackBlocks } from './slack-blocks.js';
import type { Viewer } from './viewer.js';

export interface DraftPageProps {
  frame: Frame;
  viewer: Viewer;
  page: DraftProps;
  done: DoneCode | null;
  refused: Refused | null;
}

export function DraftPage({ frame, viewer, page, done, refused }: DraftPageProps) {
  const { summary, zone, now } = page;
  const kept = page.open ? Object.keys(refused?.typed ?? {}) : page.live ? ['why'] : [];
  return (
    <Layout frame={frame} title={summary.subject} here="desk">
      <div class="page-head">
        <p class="eyebrow">
          <a href="/desk">Desk</a> · {MESSAGE_TITLES[summary.kind]}
          {summary.release && <> · {summary.release}</>} <Chip state={summary.state} />
        </p>
        <h1>{summary.subject}</h1>
        {page.why && <p>{page.why}</p>}
      </div>
      <Done code={done} more={done === 'approved' ? stillNeeded(page) : null} />
      {refused && <RefusedNotice refused={refused} kept={kept} />}
      {refused && <ChangedSince page={page} base={refused.base ?? null} />}
      <Warnings items={summary.warnings} />
      <div class="draft-columns">
        <section class="card decide" aria-labelledby="decide">
          <h2 id="decide">{page.open ? 'Decide' : 'Where and when'}</h2>
          <DraftFacts draft={summary} now={now} zone={zone} />
          <div class="stack">
            <Decision page={page} viewer={viewer} refused={refused} />
            <p class="quiet">
              {page.handKept ? 'Edited by hand, so nothing redraws it unasked. ' : ''}
              Expires <Moment at={page.expiresAt} zone={zone} />.
            </p>
          </div>
        </section>
        <Renderings page={page} />
      </div>
      <DraftPreflight page={page} />
      <ChangeForms page={page} viewer={viewer} refused={refused} />
      <DraftBasis page={page} />
      <DraftHistory page={page} />
      <div class="columns">
        <DraftSends page={page} viewer={viewer} />
        <section class="card" aria-labelledby="audit">
          <h2 id="audit">Who did what</h2>
          {page.audit.length === 0 ? (
            <p class="quiet">Nobody has touched it.</p>
          ) : (
            <AuditList audit={page.audit.map(aboutThis)} zone={zone} />
          )}
        </section>
      </div>
    </Layout>
  );
}

/** What is other now than what the person had looked at, and by whom. */
function ChangedSince({ page, base }: { page: DraftProps; base: number | null }) {
  const before = page.history.find((revision) => revision.n === base);
  const newer = page.history.filter((revision) => before !== undefined && revision.n > before.n);
  const current = newer.at(-1);
  if (before === undefined || current === undefined) return null;
  return (
    <section class="card" aria-labelledby="changed">
      <h2 id="changed">What has changed since revision {before.n}</h2>
      <ul class="plain-list">
        {newer.map(({ n, cause, author, at }) => (
          <li>
            Revision {n}: {cause} by {author}, <Moment at={at} zone={page.zone} />
          </li>
        ))}
      </ul>
      <Difference before={before.text} after={current.text} />
    </section>
  );
}

/** On its own page a draft needs neither its name nor a link to itself. */
const aboutThis = (line: AuditLine): AuditLine => ({ ...line, subject: 'it', href: null });

function Renderings({ page }: { page: DraftProps }) {
  const mail = page.renderings.filter((r) => r.destination.type === 'mail');
  const slack = page.renderings.filter((r) => r.destination.type === 'slack');
  return (
    <>
      {mail.slice(0, 1).map(({ rendering }) => (
        <section class="card" aria-labelledby="mail">
          <h2 id="mail">Mail to {mail.map((m) => m.destination.name).join(', ')}</h2>
          <p class="mail-subject">
            <span class="quiet">Subject</span> {rendering.subject}
          </p>
          <iframe
            class="mail-frame"
            title="The mail as HTML"
            sandbox=""
            src={`/desk/drafts/${encodeURIComponent(page.summary.id)}/html`}
          />
          <details>
            <summary>As plain text</summary>
            <pre class="mail-text">{rendering.text}</pre>
          </details>
          <details>
            <summary>Markdown source</summary>
            <pre class="mail-text">{rendering.markdown}</pre>
          </details>
        </section>
      ))}
      {slack.slice(0, 1).map(({ rendering }) => (
        <section class="card slack" aria-labelledby="slack">
          <h2 id="slack">Slack, {slack.map((s) => s.destination.name).join(', ')}</h2>
          <div class="slack-channel">
            {rendering.slack.map((post, i) => (
              <div class="slack-post">
                {i > 0 && <p class="quiet">Post {i + 1}, in the thread</p>}
                <SlackBlocks blocks={post.blocks} zone={page.zone} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
