/** What is not said although it should be: what cannot be written now, and what was missed lately. */
import type { OccasionTrouble } from '../../domain/occasion.js';
import type { Instant, Zone } from '../../domain/time.js';
import { Chip } from './chips.js';
import { ShortMoment } from './moments.js';
import { DraftHeading, TroubleSection } from './trouble-section.js';

export interface UnsaidLine extends OccasionTrouble {
  /** The message, as forecasts name it. */
  title: string;
  /** Its last draft; null where none was ever written. */
  draft: string | null;
  expiresAt: Instant;
}

export const DeskUnsaid = ({ unsaid, zone }: { unsaid: readonly UnsaidLine[]; zone: Zone }) =>
  unsaid.length === 0 ? null : (
    <TroubleSection id="unsaid" title="Not said" count={unsaid.length}>
      {unsaid.map((line) => (
        <article class="card trouble">
          <p class="eyebrow">
            <Chip state={line.what === 'composing' ? 'cannot be composed' : 'missed'} />
          </p>
          <DraftHeading draft={line.draft} title={line.title} />
          <p>{line.why}</p>
          <Outlook line={line} zone={zone} />
        </article>
      ))}
    </TroubleSection>
  );

const Outlook = ({ line, zone }: { line: UnsaidLine; zone: Zone }) =>
  line.nextLook === null ? (
    <p class="quiet">
      Since <ShortMoment at={line.since} zone={zone} /> it is too late for it. Say what is still worth saying in another
      message.
    </p>
  ) : (
    <p class="quiet">
      Tried again <ShortMoment at={line.nextLook} zone={zone} />, until <ShortMoment at={line.expiresAt} zone={zone} />.
      Where a template of your own is at fault, <code>herald lint</code> names it.
    </p>
  );
