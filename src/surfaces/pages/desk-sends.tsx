/** Sends: those that need somebody to look, with what to do, and the latest of the others. */
import type { Purpose, SendState } from '../../domain/send.js';
import type { Instant, Zone } from '../../domain/time.js';
import { Chip } from './chips.js';
import { ShortMoment } from './moments.js';
import { ResolveSend } from './resolve-send.js';
import { DraftHeading, TroubleSection } from './trouble-section.js';
import type { Viewer } from './viewer.js';

export interface SendLine {
  id: string;
  draft: string;
  subject: string;
  destination: string;
  state: SendState;
  /** When it was sent, else when it may leave. */
  at: Instant;
}

export interface TroubledSend extends Omit<SendLine, 'draft'> {
  /** What it is about; null for what belongs to no draft. */
  draft: string | null;
  /** A delivery may not be repeated lightly; a card, a prompt or an alarm may. */
  purpose: Purpose;
  /** Whether it arrived cannot be looked up by Herald; in Slack it can, unless what is shown there proves nothing. */
  byMail: boolean;
  state: 'failed' | 'unknown' | 'withheld';
  attempt: number;
  givenUpBy: string | null;
  error: string | null;
}

const ADVICE: Record<TroubledSend['state'], string> = {
  unknown:
    'Nobody can tell whether it was taken. Look in the list’s archive, then say what you found. It is never sent again by itself.',
  failed: 'It was refused for good. Mend the cause, then try again; or give it up.',
  withheld:
    'It was stopped because what it says is no longer true. Open the draft: recompose it, edit it or discard it.',
};

const UNKNOWN_POST =
  'Herald looks for it in Slack, and posts it again only when it is certainly not there. Whoever has looked may say what they found.';

const SMALL_ADVICE: Record<Exclude<TroubledSend['state'], 'unknown'>, string> = {
  failed: 'Mend the cause, then try again. It is tried again by itself when it has something else to show.',
  withheld: 'It was stopped.',
};

const UNKNOWN_MAIL =
  'Nobody can tell whether it was taken. Ask whoever it is for, then say what you found. It is never sent again by itself.';

function adviceOn({ purpose, state, byMail }: TroubledSend): string {
  if (state === 'unknown' && !byMail) return UNKNOWN_POST;
  if (purpose === 'delivery') return ADVICE[state];
  return state === 'unknown' ? UNKNOWN_MAIL : SMALL_ADVICE[state];
}

interface TroubleProps {
  trouble: readonly TroubledSend[];
  viewer: Viewer;
  zone: Zone;
}

export const DeskTrouble = ({ trouble, viewer, zone }: TroubleProps) =>
  trouble.length === 0 ? null : (
    <TroubleSection id="trouble" title="Needs a look" count={trouble.length}>
      {trouble.map((send) => (
        <article class="card trouble">
          <p class="eyebrow">
            {send.destination} <Chip state={send.state} />
          </p>
          <DraftHeading draft={send.draft} title={send.subject} />
          {send.error && <p>{send.error}</p>}
          <p class="quiet">{adviceOn(send)}</p>
          <p class="quiet">
            Due <ShortMoment at={send.at} zone={zone} />
          </p>
          {send.state !== 'withheld' && <ResolveSend send={send} viewer={viewer} />}
        </article>
      ))}
    </TroubleSection>
  );

export const DeskSends = ({ sends, zone }: { sends: readonly SendLine[]; zone: Zone }) => (
  <section class="card" aria-labelledby="sends">
    <h2 id="sends">Latest sends</h2>
    {sends.length === 0 ? (
      <p class="quiet">Nothing has been sent yet.</p>
    ) : (
      <ul class="ledger">
        {sends.map((send) => (
          <li>
            <Chip state={send.state} />
            <span>
              <a href={`/desk/drafts/${encodeURIComponent(send.draft)}`}>{send.subject}</a>
              <span class="quiet">
                {send.destination}, <ShortMoment at={send.at} zone={zone} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
);
