/** What can be done with a draft. Every form names the revision it was made from; what a refusal threw back is typed in again. */
import type { ComponentChildren } from 'preact';
import { dateIn, formatInstant } from '../../domain/time.js';
import { DraftForm } from './draft-form.js';
import type { DraftProps } from './draft-props.js';
import type { Refused } from './notice.js';
import type { Viewer } from './viewer.js';

interface Props {
  page: DraftProps;
  viewer: Viewer;
  refused: Refused | null;
}

export function ChangeForms({ page, viewer, refused }: Props) {
  const typed = refused?.typed ?? {};
  if (!page.live) return null;
  const props = { page, viewer };
  return (
    <section class="card forms" aria-labelledby="change">
      <h2 id="change">Change it, hold it, or let it go</h2>
      {page.open && <Change {...props} typed={typed} />}
      <Fold title="Discard" open={typed.why !== undefined}>
        <DraftForm {...props} act="discard">
          <p class="quiet">
            It is not sent, and its occasion is over.
            {page.proposal !== null && ' The proposal of new dates is withdrawn with it.'}
          </p>
          <label class="field" for="why">
            Reason
            <input id="why" name="why" required maxLength={500} value={typed.why ?? ''} autocomplete="off" />
          </label>
          <button type="submit" class="danger">
            Discard the draft
          </button>
        </DraftForm>
      </Fold>
    </section>
  );
}

function Change({ page, viewer, typed }: { page: DraftProps; viewer: Viewer; typed: Record<string, string> }) {
  const props = { page, viewer };
  return (
    <>
      <Fold title="Object" open={typed.reason !== undefined}>
        <DraftForm {...props} act="object">
          <label class="field" for="reason">
            What has to change
            <textarea id="reason" name="reason" required rows={3} maxLength={2000} value={typed.reason ?? ''} />
          </label>
          <button type="submit">Object</button>
        </DraftForm>
      </Fold>
      <Fold title="Write an introduction" open={typed.intro !== undefined}>
        <DraftForm {...props} act="introduce">
          <label class="field" for="intro">
            Your words on top, as Markdown
            <textarea id="intro" name="intro" rows={5} maxLength={8000} value={typed.intro ?? page.intro} />
          </label>
          <button type="submit">Save the introduction</button>
        </DraftForm>
      </Fold>
      <Fold title="Edit subject and text" open={typed.bodyMd !== undefined}>
        <DraftForm {...props} act="edit">
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
        </DraftForm>
      </Fold>
      <Fold title="Recompose" open={false}>
        <DraftForm {...props} act="recompose">
          <p class="quiet">
            Takes the newest facts and the template's words. The introduction stays
            {page.handKept ? '; the edits made by hand go.' : '.'}
          </p>
          <button type="submit">Recompose</button>
        </DraftForm>
      </Fold>
      <Hold {...props} typed={typed} />
    </>
  );
}

function Hold({ page, viewer, typed }: { page: DraftProps; viewer: Viewer; typed: Record<string, string> }) {
  const { holdUntil } = page.summary;
  return (
    <Fold title="Hold" open={typed.date !== undefined}>
      <DraftForm page={page} viewer={viewer} act="hold">
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
      </DraftForm>
      {holdUntil && (
        <DraftForm page={page} viewer={viewer} act="release">
          <button type="submit">Let it go</button>
        </DraftForm>
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
