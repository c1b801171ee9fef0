/** What should have left by now and has not, whatever the reason: the first thing that whoever decides sees. */
import type { SendState } from '../../domain/send.js';
import type { Instant, Zone } from '../../domain/time.js';
import { overdueState } from '../notices/trouble-notices.js';
import { Chip } from './chips.js';
import { ShortMoment } from './moments.js';

export interface OverdueLine {
  draft: string;
  subject: string;
  /** When it was to leave. */
  since: Instant;
  approved: boolean;
  why: string | null;
  /** Places that have not got it; empty where it was not approved. */
  missing: { name: string; state: SendState; why: string | null }[];
}

export const DeskOverdue = ({ overdue, zone }: { overdue: readonly OverdueLine[]; zone: Zone }) =>
  overdue.length === 0 ? null : (
    <section aria-labelledby="overdue">
      <h2 id="overdue">
        Has not left <span class="count count-bad">{overdue.length}</span>
      </h2>
      <div class="cards">
        {overdue.map((line) => (
          <article class="card trouble">
            <p class="eyebrow">
              <Chip state={line.approved ? 'approved' : 'awaiting'} />
            </p>
            <h3>
              <a href={`/desk/drafts/${encodeURIComponent(line.draft)}`}>{line.subject}</a>
            </h3>
            <p>
              It was to leave <ShortMoment at={line.since} zone={zone} />.{' '}
              {line.approved ? 'It was approved.' : 'Nobody has decided.'}
            </p>
            {line.why !== null && <p>{line.why}</p>}
            <ul>
              {line.missing.map(({ name, state, why }) => (
                <li>
                  {name}: {overdueState(state, why)}
                </li>
              ))}
            </ul>
            <p class="quiet">Open the draft to send it, to mend it or to give it up.</p>
          </article>
        ))}
      </div>
    </section>
  );
