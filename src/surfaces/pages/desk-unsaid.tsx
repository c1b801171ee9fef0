/** What is not said although it should be: what cannot be written now, and what was missed lately. */
import type { OccasionTrouble } from '../../domain/occasion.js';
import type { Instant, Zone } from '../../domain/time.js';
import { Chip } from './chips.js';
import { ShortMoment } from './moments.js';
import { DraftHeading, TroubleSection } from './trouble-section.js';
import { Csrf, type Viewer } from './viewer.js';

export interface UnsaidLine extends OccasionTrouble {
  /** The occasion's key. */
  occasion: string;
  /** The message, as forecasts name it. */
  title: string;
  /** Its last draft; null where none was ever written. */
  draft: string | null;
  /** Places that have not got what was approved for them; empty where nothing was. */
  missing: string[];
  expiresAt: Instant;
}

interface Props {
  unsaid: readonly UnsaidLine[];
  viewer: Viewer;
  zone: Zone;
}

export const DeskUnsaid = ({ unsaid, viewer, zone }: Props) =>
  unsaid.length === 0 ? null : (
    <TroubleSection id="unsaid" title="Not said" count={unsaid.length}>
      {unsaid.map((line) => (
        <article class="card trouble">
          <p class="eyebrow">
            <Chip state={line.what === 'composing' ? 'cannot be composed' : 'missed'} />
          </p>
          <DraftHeading draft={line.draft} title={line.title} />
          <p>{line.why}</p>
          {line.missing.length > 0 && <p>It was approved for {line.missing.join(', ')}, and has not left.</p>}
          <Outlook line={line} zone={zone} />
          {line.what === 'unsaid' && <Decide line={line} viewer={viewer} />}
        </article>
      ))}
    </TroubleSection>
  );

const Decide = ({ line: { occasion, draft, missing }, viewer }: { line: UnsaidLine; viewer: Viewer }) => (
  <form method="post" action="/desk/unsaid/leave" class="stack">
    <Csrf viewer={viewer} />
    <input type="hidden" name="occasion" value={occasion} />
    {draft !== null && <input type="hidden" name="draft" value={draft} />}
    <label class="field" for={`reason-${occasion}`}>
      Why
      <input id={`reason-${occasion}`} name="reason" required maxLength={500} autocomplete="off" />
    </label>
    <div class="buttons">
      {draft !== null && missing.length > 0 && (
        <button type="submit" formaction="/desk/unsaid/send">
          Send it all the same
        </button>
      )}
      <button type="submit" class="danger">
        Leave it unsaid
      </button>
    </div>
  </form>
);

const Outlook = ({ line, zone }: { line: UnsaidLine; zone: Zone }) =>
  line.nextLook === null ? (
    <p class="quiet">
      Its time ended <ShortMoment at={line.since} zone={zone} />.{' '}
      {line.missing.length > 0
        ? 'Sent now, it is checked once more: what is not so any more keeps it.'
        : 'Say what is still worth saying in another message.'}
    </p>
  ) : (
    <p class="quiet">
      Tried again <ShortMoment at={line.nextLook} zone={zone} />, until <ShortMoment at={line.expiresAt} zone={zone} />.
      Where a template of your own is at fault, <code>herald lint</code> names it.
    </p>
  );
