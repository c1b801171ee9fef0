/** What is not said although it should be: what cannot be written now, and what was missed lately. */
import type { Instant, Zone } from '../../domain/time.js';
import { Chip } from './chips.js';
import { ShortMoment } from './moments.js';

export interface UnsaidLine {
  /** The message, as forecasts name it. */
  title: string;
  /** Its last draft; null where none was ever written. */
  draft: string | null;
  what: 'composing' | 'unsaid';
  why: string;
  since: Instant;
  /** When it is tried again; null when its time is over. */
  nextLook: Instant | null;
  expiresAt: Instant;
}

export const DeskUnsaid = ({ unsaid, zone }: { unsaid: readonly UnsaidLine[]; zone: Zone }) =>
  unsaid.length === 0 ? null : (
    <section aria-labelledby="unsaid">
      <h2 id="unsaid">
        Not said <span class="count count-bad">{unsaid.length}</span>
      </h2>
      <div class="cards">
        {unsaid.map((line) => (
          <article class="card trouble">
            <p class="eyebrow">
              <Chip state={line.what === 'composing' ? 'cannot be composed' : 'missed'} />
            </p>
            <h3>
              {line.draft === null ? (
                line.title
              ) : (
                <a href={`/desk/drafts/${encodeURIComponent(line.draft)}`}>{line.title}</a>
              )}
            </h3>
            <p>{line.why}</p>
            <Outlook line={line} zone={zone} />
          </article>
        ))}
      </div>
    </section>
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
