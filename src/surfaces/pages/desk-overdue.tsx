/** What should have left by now and has not, whatever the reason: the first thing that whoever decides sees. */
import type { Zone } from '../../domain/time.js';
import { type OverdueWords, overdueState } from '../notices/trouble-notices.js';
import { Chip } from './chips.js';
import { ShortMoment } from './moments.js';
import { DraftHeading, TroubleSection } from './trouble-section.js';

export interface OverdueLine extends OverdueWords {
  draft: string;
}

export const DeskOverdue = ({ overdue, zone }: { overdue: readonly OverdueLine[]; zone: Zone }) =>
  overdue.length === 0 ? null : (
    <TroubleSection id="overdue" title="Has not left" count={overdue.length}>
      {overdue.map((line) => (
        <article class="card trouble">
          <p class="eyebrow">
            <Chip state={line.approved ? 'approved' : 'awaiting'} />
          </p>
          <DraftHeading draft={line.draft} title={line.subject} />
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
    </TroubleSection>
  );
