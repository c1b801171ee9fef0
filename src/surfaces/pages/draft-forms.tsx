/** What can be done with a draft. Every form names the revision it was made from; what a refusal threw back is typed in again. */
import type { ComponentChildren } from 'preact';
import { dateIn, formatInstant } from '../../domain/time.js';
import type { DraftProps } from './draft-props.js';
import type { Refused } from './notice.js';
import { Csrf, type Viewer } from './viewer.js';

interface Props {
  page: DraftProps;
  viewer: Viewer;
  refused: Refused | null;
}

interface FormProps {
  page: DraftProps;
  viewer: Viewer;
  act: string;
  children: ComponentChildren;
}

const Form = ({ page, viewer, act, children }: FormProps) => (
  <form method="post" action={`/desk/drafts/${encodeURIComponent(page.summary.id)}/${act}`} class="stack">
    <Csrf viewer={viewer} />
    <input type="hidden" name="base" value={page.revision} />
    <input type="hidden" name="hash" value={page.hash} />
    {children}
  </form>
);

export function ChangeForms({ page, viewer, refused }: Props) {
  const typed = refused?.typed ?? {};
  if (!page.live) return null;
  const props = { page, viewer };
  return (
    <section class="card forms" aria-labelledby="change">
      <h2 id="change">Change it, hold it, or let it go</h2>
      {page.open && <Change {...props} typed={typed} />}
      <Fold title="Discard" open={typed.why !== undefined}>
        <Form {...props} act="discard">
          <p class="quiet">It is not sent, and its occasion is over. A delay notice takes its proposal with it.</p>
          <label class="field" for="why">
            Reason
            <input id="why" name="why" required maxLength={500} value={typed.why ?? ''} autocomplete="off" />
          </label>
          <button type="submit" class="danger">
            Discard the draft
          </button>
        </Form>
      </Fold>
    </section>
  );
}

/** Says exactly what approving does: which revision, whose word is needed, where it goes and when. */
export function ApproveForm({ page, viewer }: { page: DraftProps; viewer: Viewer }) {
  const { summary, zone } = page;
  if (!page.open) return null;
  const when = summary.holdUntil !== null && summary.holdUntil > summary.sendAt ? summary.holdUntil : summary.sendAt;
  const leaves = when <= page.now ? 'at once' : `on ${formatInstant(when, zone)}`;
  return (
    <Form page={page} viewer={viewer} act="approve">
      <p>
        Approving covers exactly revision {page.revision} (<code>{page.hash.slice(0, 12)}</code>). Once approved, it
        goes to {summary.destinations.join(' and ')}, {leaves}.
      </p>
      <button type="submit" class="primary">
        Approve revision {page.revision}
      </button>
    </Form>
  );
}

function Change({ page, viewer, typed }: { page: DraftProps; viewer: Viewer; typed: Record<string, string> }) {
  const props = { page, viewer };
  return (
    <>
      <Fold title="Object" open={typed.reason !== undefined}>
        <Form {...props} act="object">
          <label class="field" for="reason">
            What has to change
            <textarea id="reason" name="reason" required rows={3} maxLength={2000} value={typed.reason ?? ''} />
          </label>
          <button type="submit">Object</button>
        </Form>
      </Fold>
      <Fold title="Write an introduction" open={typed.intro !== undefined}>
        <Form {...props} act="introduce">
          <label class="field" for="intro">
            Your words on top, as Markdown
            <textarea id="intro" name="intro" rows={5} maxLength={8000} value={typed.intro ?? page.intro} />
          </label>
          <button type="submit">Save the introduction</button>
        </Form>
      </Fold>
      <Fold title="Edit subject and text" open={typed.bodyMd !== undefined}>
        <Form {...props} act="edit">
          <label class="field" for="subject">
            Subject
            <input
              id="subject"
              name="subject"
              required
              maxLength={300}
              value={typed.subject ?? page.summary.subject}
              autocomplete="off"
            />
          </label>
          <label class="field" for="bodyMd">
            Text, as Markdown
            <textarea id="bodyMd" name="bodyMd" class="source" required rows={22} value={typed.bodyMd ?? page.bodyMd} />
          </label>
          <button type="submit">Save as a new revision</button>
        </Form>
      </Fold>
      <Fold title="Recompose" open={false}>
        <Form {...props} act="recompose">
          <p class="quiet">
            Takes the newest facts and the template's words. The introduction stays
            {page.handKept ? '; the edits made by hand go.' : '.'}
          </p>
          <button type="submit">Recompose</button>
        </Form>
      </Fold>
      <Hold {...props} typed={typed} />
    </>
  );
}

function Hold({ page, viewer, typed }: { page: DraftProps; viewer: Viewer; typed: Record<string, string> }) {
  const { holdUntil } = page.summary;
  return (
    <Fold title="Hold" open={typed.date !== undefined}>
      <Form page={page} viewer={viewer} act="hold">
        <p class="quiet">
          Times are those of {page.zone}. It expires on {formatInstant(page.expiresAt, page.zone)}.
        </p>
        <div class="field-row">
          <label class="field" for="date">
            Until the day
            <input
              id="date"
              name="date"
              type="date"
              required
              value={typed.date ?? dateIn(holdUntil ?? page.summary.sendAt, page.zone)}
            />
          </label>
          <label class="field" for="time">
            at
            <input id="time" name="time" type="time" required value={typed.time ?? '09:00'} />
          </label>
        </div>
        <button type="submit">Hold it</button>
      </Form>
      {holdUntil && (
        <Form page={page} viewer={viewer} act="release">
          <button type="submit">Let it go</button>
        </Form>
      )}
    </Fold>
  );
}

const Fold = ({ title, open, children }: { title: string; open: boolean; children: ComponentChildren }) => (
  <details class="fold" open={open}>
    <summary>{title}</summary>
    {children}
  </details>
);
