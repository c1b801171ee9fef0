/** What should have left by now and has not, whatever the reason: the first thing that whoever decides sees. */
import { RESTING_STATES } from '../../domain/send.js';
import type { Zone } from '../../domain/time.js';
import { type OverdueWords, overdueState } from '../notices/trouble-notices.js';
import { Chip } from './chips.js';
import { ShortMoment } from './moments.js';
import { ResolveSend } from './resolve-send.js';
import { DraftHeading, TroubleSection } from './trouble-section.js';
import type { Viewer } from './viewer.js';

export interface OverdueLine extends OverdueWords {
  draft: string;
}

interface Props {
  overdue: readonly OverdueLine[];
  viewer: Viewer;
  zone: Zone;
}

export const DeskOverdue = ({ overdue, viewer, zone }: Props) =>
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
          {line.missing.map(({ name, send }) => (
            <section class="place" aria-label={name}>
              <p>
                <strong>{name}</strong>: {overdueState(send)}
              </p>
              {RESTING_STATES.includes(send.state) && <ResolveSend send={send} viewer={viewer} />}
            </section>
          ))}
          <p class="quiet">{line.approved ? OPEN_APPROVED : OPEN_UNDECIDED}</p>
        </article>
      ))}
    </TroubleSection>
  );

const OPEN_UNDECIDED = 'Open the draft to send it, to mend it or to give it up.';
const OPEN_APPROVED = 'Open the draft to read it, or to give up all of it that has not left.';
