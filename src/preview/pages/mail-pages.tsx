/** The preview's mailbox: what a subscriber of the lists would have received. */
import type { ComponentChildren } from 'preact';
import type { Instant, Zone } from '../../domain/time.js';
import { renderPage } from '../../surfaces/pages/document.js';
import { type Frame, Layout } from '../../surfaces/pages/layout.js';
import { Moment } from '../../surfaces/pages/moments.js';
import { PreviewStyles } from './preview-styles.js';

export interface MailView {
  id: string;
  subject: string;
  from: string;
  to: string;
  /** From the Date header; null when there is none. */
  at: Instant | null;
  messageId: string;
  /** Message-IDs of the mails that it continues, oldest first. */
  references: string[];
  headers: { name: string; value: string }[];
  text: string;
  hasHtml: boolean;
}

const pathOf = (mail: Pick<MailView, 'id'>): string => `/preview/mail/${mail.id}`;

/** The mails of one conversation: the same root, oldest first. */
const rootOf = (mail: MailView): string => mail.references[0] ?? mail.messageId;

/** The first line that says something: what an inbox shows beside the subject. */
function opening(text: string): string {
  const line = text.split('\n').find((words) => /[\p{L}\p{N}]/u.test(words)) ?? '';
  return [...line.trim()].slice(0, 140).join('');
}

function When({ mail, zone }: { mail: MailView; zone: Zone }) {
  return mail.at === null ? <span class="undated">without a date</span> : <Moment at={mail.at} zone={zone} />;
}

/** `mails` oldest first; the newest is shown on top. */
export const mailboxPage = (frame: Frame, zone: Zone, mails: readonly MailView[]): string =>
  renderPage(Mailbox, { frame, zone, mails });

interface MailboxProps {
  frame: Frame;
  /** The reader's. */
  zone: Zone;
  mails: readonly MailView[];
}

function Mailbox({ frame, zone, mails }: MailboxProps) {
  return (
    <Layout frame={frame} title="Mailbox" here="none">
      <PreviewStyles />
      <div class="page-head">
        <p class="eyebrow">Preview</p>
        <h1>Mailbox</h1>
        <p class="lead">What subscribers of the mailing lists would have received. None of it left this machine.</p>
      </div>
      <section class="card" aria-label="Mails, newest first">
        {mails.length === 0 ? (
          <p class="quiet">
            No mail has arrived yet. Approve a draft at the <a href="/desk">desk</a>; it arrives here at its send time.
          </p>
        ) : (
          <ol class="inbox" reversed>
            {mails.toReversed().map((mail) => (
              <li class={mail.references.length > 0 ? 'inbox-reply' : ''}>
                <a href={pathOf(mail)}>{mail.subject}</a>
                <p class="inbox-opening">{opening(mail.text)}</p>
                <p class="quiet">
                  {mail.references.length > 0 && 'A reply in its thread, '}to {mail.to},{' '}
                  <When mail={mail} zone={zone} />
                </p>
              </li>
            ))}
          </ol>
        )}
      </section>
    </Layout>
  );
}

/** One mail, with the others of its thread. */
export const mailPage = (frame: Frame, zone: Zone, mail: MailView, mails: readonly MailView[]): string =>
  renderPage(Mail, { frame, zone, mail, mails });

function Mail({ frame, zone, mail, mails }: MailboxProps & { mail: MailView }) {
  const thread = mails.filter((other) => rootOf(other) === rootOf(mail));
  return (
    <Layout frame={frame} title={mail.subject} here="none">
      <PreviewStyles />
      <div class="page-head">
        <p class="eyebrow">
          <a href="/preview/mail">Mailbox</a>
        </p>
        <h1>{mail.subject}</h1>
        <dl class="pairs">
          <Pair name="From">{mail.from}</Pair>
          <Pair name="To">{mail.to}</Pair>
          <Pair name="Date">
            <When mail={mail} zone={zone} />
          </Pair>
        </dl>
      </div>
      {thread.length > 1 && <Thread thread={thread} here={mail.id} zone={zone} />}
      <div class="mail-columns">
        <section class="card" aria-labelledby="as-text">
          <h2 id="as-text">As plain text</h2>
          <pre class="mail-text">{mail.text}</pre>
        </section>
        {mail.hasHtml && (
          <section class="card" aria-labelledby="as-html">
            <h2 id="as-html">As HTML</h2>
            <iframe class="mail-frame" title="The mail as HTML" sandbox="" src={`${pathOf(mail)}/html`} />
          </section>
        )}
      </div>
      <section class="card">
        <details>
          <summary>All headers</summary>
          <dl class="pairs mail-headers">
            {mail.headers.map(({ name, value }) => (
              <Pair name={name}>{value}</Pair>
            ))}
          </dl>
        </details>
        <p>
          <a href={`${pathOf(mail)}/raw`}>The mail as it came over the wire</a>
        </p>
      </section>
    </Layout>
  );
}

function Thread({ thread, here, zone }: { thread: readonly MailView[]; here: string; zone: Zone }) {
  return (
    <nav class="card" aria-label="Mails of this thread">
      <h2>This thread</h2>
      <ol class="thread">
        {thread.map((mail) => (
          <li>
            {mail.id === here ? (
              <strong aria-current="page">{mail.subject}</strong>
            ) : (
              <a href={pathOf(mail)}>{mail.subject}</a>
            )}
            <span class="quiet">
              <When mail={mail} zone={zone} />
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const Pair = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
