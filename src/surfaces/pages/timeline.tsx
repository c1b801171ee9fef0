/**
 * A cycle as a timeline: one row per phase, its stretch drawn on a common scale, today as a line through all of them.
 *
 * Positions are SVG attributes in percent, since the content security policy allows no style attributes.
 */
import {
  addDays,
  type CalendarDate,
  dateIn,
  daysBetween,
  formatShortDate,
  type Instant,
  type Zone,
} from '../../domain/time.js';
import { ShortDays } from './moments.js';

export interface TimelinePhase {
  id: string;
  title: string;
  shape: 'day' | 'span';
  start: CalendarDate | null;
  end: CalendarDate | null;
  place: 'past' | 'current' | 'ahead' | 'undecided';
}

const PLACES = { past: 'over', current: 'now', ahead: 'ahead', undecided: 'to be decided' } as const;

interface Scale {
  first: CalendarDate;
  days: number;
}

function scaleOf(phases: readonly TimelinePhase[]): Scale | null {
  const dates = phases.flatMap((p) => [p.start, p.end]).filter((d) => d !== null);
  const first = dates.reduce<CalendarDate | null>((a, b) => (a === null || b < a ? b : a), null);
  const last = dates.reduce<CalendarDate | null>((a, b) => (a === null || b > a ? b : a), null);
  if (first === null || last === null) return null;
  return { first: addDays(first, -2), days: daysBetween(first, last) + 5 };
}

const at = (scale: Scale, date: CalendarDate): number =>
  Math.round((daysBetween(scale.first, date) / scale.days) * 1000) / 10;

export function Timeline({ phases, now, zone }: { phases: readonly TimelinePhase[]; now: Instant; zone: Zone }) {
  const scale = scaleOf(phases);
  const today = dateIn(now, zone);
  return (
    <div class="timeline">
      {scale && (
        <div class="tl-row tl-axis" aria-hidden="true">
          <Months scale={scale} />
        </div>
      )}
      <ol>
        {phases.map((phase) => (
          <li class={`tl-row tl-${phase.place}`} {...(phase.place === 'current' ? { 'aria-current': 'step' } : {})}>
            <span class="tl-title">
              {phase.title} <span class="tl-place">{PLACES[phase.place]}</span>
            </span>
            <span class="tl-dates">
              <ShortDays start={phase.start} end={phase.end} />
            </span>
            {scale && <Bar phase={phase} scale={scale} today={today} />}
          </li>
        ))}
      </ol>
      {scale && <p class="tl-legend quiet">The dashed line is today, {formatShortDate(today)}.</p>}
    </div>
  );
}

function Bar({ phase, scale, today }: { phase: TimelinePhase; scale: Scale; today: CalendarDate }) {
  const start = phase.start ?? phase.end;
  const end = phase.end ?? phase.start;
  const line = at(scale, today);
  return (
    <svg class="tl-bar" width="100%" height="22" aria-hidden="true" focusable="false">
      <line class="tl-track" x1="0" x2="100%" y1="11" y2="11" />
      {start !== null && end !== null && start !== end && (
        <rect
          class="tl-span"
          x={`${at(scale, start)}%`}
          width={`${Math.max(1.2, at(scale, addDays(end, 1)) - at(scale, start))}%`}
          y="5"
          height="12"
          rx="6"
        />
      )}
      {start !== null && start === end && <circle class="tl-day" cx={`${at(scale, start) + 0.6}%`} cy="11" r="7" />}
      {line >= 0 && line <= 100 && <line class="tl-today" x1={`${line}%`} x2={`${line}%`} y1="0" y2="22" />}
    </svg>
  );
}

/** The first of each month within the scale, thinned out so that names never touch at phone width. */
function Months({ scale }: { scale: Scale }) {
  const firsts = Array.from({ length: scale.days }, (_, i) => addDays(scale.first, i)).filter((d) => d.endsWith('-01'));
  const shown = firsts.filter((_, i) => i % Math.ceil(firsts.length / 6) === 0);
  return (
    <svg class="tl-bar tl-months" width="100%" height="18" aria-hidden="true" focusable="false">
      {shown.map((date) => (
        <text x={`${Math.min(at(scale, date), 94)}%`} y="13">
          {formatShortDate(date).split(' ')[1]?.slice(0, 3)}
        </text>
      ))}
    </svg>
  );
}
