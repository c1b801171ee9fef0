/** Proposing a delay: the form, then what would move, then saving. Nothing is written before the last button. */
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { CalendarDate, Instant, Zone } from '../../domain/time.js';
import { type Frame, Layout } from './layout.js';
import { ShortDays } from './moments.js';
import { MovesTable, type TitledMove } from './moves-table.js';
import { type Refused, RefusedNotice, Warnings } from './notice.js';
import { OutsideLink } from './outside-link.js';
import { Csrf, type Viewer } from './viewer.js';

export interface DelayProps {
  now: Instant;
  zone: Zone;
  release: string;
  name: string;
  others: { id: string; name: string }[];
  /** Number of a revision that waits already: then nothing more can be proposed. */
  waiting: number | null;
  phases: { id: string; title: string; start: CalendarDate | null; end: CalendarDate | null; over: boolean }[];
}

/** The form's fields as typed; `holds` is `yes` where the release day stays. */
export type DelayFields = Record<'phase' | 'end' | 'start' | 'holds' | 'reason' | 'blockers' | 'nextUpdate', string>;

/** What would happen, once the fields were understood. */
export interface DelayOutcome {
  base: number;
  moves: TitledMove[];
  blockers: BlockerFact[];
  warnings: string[];
}

interface Props {
  frame: Frame;
  viewer: Viewer;
  page: DelayProps;
  fields: DelayFields;
  outcome: DelayOutcome | null;
  refused: Refused | null;
}

export function DelayPage({ frame, viewer, page, fields, outcome, refused }: Props) {
  return (
    <Layout frame={frame} title={`Propose a delay of ${page.name}`} here="desk">
      <div class="page-head">
        <p class="eyebrow">
          <a href="/desk">Desk</a> · {page.name}
        </p>
        <h1>Propose a delay</h1>
        <p class="lead">
          You see what moves before anything is saved. The dates come into force when the notice is approved; until then
          the page and the calendar show the old ones, and messages that state a moving date are held.
        </p>
        {page.others.length > 0 && (
          <p>
            Another release:{' '}
            {page.others.map((other) => (
              <a href={`/desk/delay?release=${encodeURIComponent(other.id)}`}>{other.name} </a>
            ))}
          </p>
        )}
      </div>
      {refused && <RefusedNotice refused={refused} kept={Object.keys(refused.typed)} />}
      {page.waiting !== null && (
        <p class="notice notice-wait">
          Revision {page.waiting} of this schedule is proposed already. Approve or discard its notice first; it waits at{' '}
          <a href="/desk">the desk</a>.
        </p>
      )}
      {outcome && <Outcome page={page} viewer={viewer} fields={fields} outcome={outcome} />}
      {(page.waiting === null || refused) && (
        <Fields page={page} viewer={viewer} fields={fields} again={outcome !== null} />
      )}
    </Layout>
  );
}

const FIELD_NAMES = ['phase', 'end', 'start', 'holds', 'reason', 'blockers', 'nextUpdate'] as const;

const Outcome = ({
  page,
  viewer,
  fields,
  outcome,
}: Pick<Props, 'page' | 'viewer' | 'fields'> & { outcome: DelayOutcome }) => (
  <section class="card" aria-labelledby="outcome">
    <h2 id="outcome">What would move</h2>
    {outcome.moves.length === 0 ? (
      <p>No date differs from the schedule in force.</p>
    ) : (
      <MovesTable moves={outcome.moves} caption="Dates in force against dates proposed" />
    )}
    <Warnings items={outcome.warnings} />
    {outcome.blockers.length > 0 && (
      <>
        <h3>Blocking issues</h3>
        <ul class="plain-list">
          {outcome.blockers.map((issue) => (
            <li>
              <OutsideLink url={issue.url}>
                {issue.repository}#{issue.number}
              </OutsideLink>{' '}
              {issue.problem === null ? (
                <>
                  <bdi>{issue.title}</bdi>
                  <span class="quiet">
                    {' '}
                    {issue.owners.length === 0 ? 'nobody has it' : issue.owners.join(', ')}, open {issue.ageDays} days,
                    {issue.movement === undefined ? 'last changed' : 'last moved'} {issue.quietDays} days ago
                  </span>
                </>
              ) : (
                <span class="bad-word">{issue.problem}</span>
              )}
            </li>
          ))}
        </ul>
      </>
    )}
    {outcome.moves.length > 0 && (
      <form method="post" action="/desk/delay" class="stack">
        <Csrf viewer={viewer} />
        <input type="hidden" name="release" value={page.release} />
        <input type="hidden" name="base" value={outcome.base} />
        {FIELD_NAMES.map((name) => (
          <input type="hidden" name={name} value={fields[name]} />
        ))}
        <button type="submit" class="primary" name="step" value="save">
          Propose these dates and draft the notice
        </button>
      </form>
    )}
  </section>
);

const Fields = ({ page, viewer, fields, again }: Pick<Props, 'page' | 'viewer' | 'fields'> & { again: boolean }) => (
  <form method="post" action="/desk/delay" class="card stack">
    <h2>{again ? 'Change it' : 'What moves, and why'}</h2>
    <Csrf viewer={viewer} />
    <input type="hidden" name="release" value={page.release} />
    <fieldset class="choices">
      <legend>The phase that moves first; later ones move along</legend>
      {page.phases.map((phase) => (
        <label class={phase.over ? 'choice choice-over' : 'choice'} for={`phase-${phase.id}`}>
          <input
            id={`phase-${phase.id}`}
            type="radio"
            name="phase"
            value={phase.id}
            required
            checked={fields.phase === phase.id}
          />
          <strong>{phase.title}</strong>
          <span class="quiet">
            <ShortDays start={phase.start} end={phase.end} />
            {phase.over && ', over'}
          </span>
        </label>
      ))}
    </fieldset>
    <div class="field-row">
      <label class="field" for="end">
        New day, or new last day
        <input id="end" name="end" type="date" required value={fields.end} />
      </label>
      <label class="field" for="start">
        New first day (else the length stays, or the first day of what has begun)
        <input id="start" name="start" type="date" value={fields.start} />
      </label>
    </div>
    <label class="choice" for="holds">
      <input id="holds" type="checkbox" name="holds" value="yes" checked={fields.holds === 'yes'} />
      <strong>The release day holds</strong>
      <span class="quiet">What would move past it becomes shorter instead.</span>
    </label>
    <label class="field" for="reason">
      Reason, as the community will read it
      <textarea id="reason" name="reason" rows={4} required maxLength={4000} value={fields.reason} />
    </label>
    <label class="field" for="blockers">
      Blocking issues, one per line: owner/repository#123, or an address
      <textarea id="blockers" name="blockers" rows={3} maxLength={4000} value={fields.blockers} />
    </label>
    <label class="field" for="nextUpdate">
      Day of the next update, whatever it will say
      <input id="nextUpdate" name="nextUpdate" type="date" value={fields.nextUpdate} />
    </label>
    <button type="submit" class={again ? '' : 'primary'} name="step" value="preview">
      Show what would move
    </button>
  </form>
);
