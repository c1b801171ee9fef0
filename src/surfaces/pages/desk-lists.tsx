/** What the desk lists below the drafts: the coming weeks, the schedules, and what people did. */
import type { ForecastEntry } from '../../domain/forecast.js';
import { MESSAGE_TITLES } from '../../domain/message-kind.js';
import type { CalendarDate, Instant, Zone } from '../../domain/time.js';
import { Chip } from './chips.js';
import { distance, momentDistance, ShortDays, ShortMoment } from './moments.js';
import type { TimelinePhase } from './timeline.js';

/** Its kind and its release, unless the title says so already. */
const about = ({ title, kind, release }: ForecastEntry): string =>
  [MESSAGE_TITLES[kind], release].filter((word) => word !== null && !title.startsWith(word)).join(', ');

export const DeskForecast = ({
  forecast,
  now,
  zone,
}: {
  forecast: readonly ForecastEntry[];
  now: Instant;
  zone: Zone;
}) => (
  <section class="card" aria-labelledby="forecast">
    <h2 id="forecast">The coming weeks</h2>
    {forecast.length === 0 ? (
      <p class="quiet">
        No message is planned. Messages follow from the dates of a release and from the weekly digest.
      </p>
    ) : (
      <div class="scroll">
        <table class="forecast">
          <caption>Messages planned, in the order in which they leave</caption>
          <thead>
            <tr>
              <th scope="col">Leaves</th>
              <th scope="col">Message</th>
              <th scope="col">Goes to</th>
              <th scope="col">Decided by</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {forecast.map((entry) => (
              <tr>
                <td>
                  <strong>{momentDistance(entry.at, now, zone)}</strong>
                  <span class="quiet">
                    <ShortMoment at={entry.at} zone={zone} />
                  </span>
                </td>
                <th scope="row">
                  {entry.draft === null ? (
                    entry.title
                  ) : (
                    <a href={`/desk/drafts/${encodeURIComponent(entry.draft)}`}>{entry.title}</a>
                  )}
                  <span class="quiet">{about(entry)}</span>
                </th>
                <td>
                  {entry.destinations.map((name, i) => (
                    <>
                      {i > 0 && ', '}
                      <span class="address">{name}</span>
                    </>
                  ))}
                </td>
                <td class="quiet">{entry.approvers}</td>
                <td>
                  <Chip state={entry.state} />
                  {entry.state === 'planned' && (
                    <span class="quiet">drafted {momentDistance(entry.composeAt, now, zone)}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
);

export interface ScheduleSummary {
  release: string;
  name: string;
  revision: number;
  /** Number of the revision that waits for its notice to be approved; null for none. */
  proposed: number | null;
  phases: { title: string; start: CalendarDate | null; end: CalendarDate | null; place: TimelinePhase['place'] }[];
}

export const DeskSchedules = ({
  schedules,
  now,
  zone,
}: {
  schedules: readonly ScheduleSummary[];
  now: Instant;
  zone: Zone;
}) => (
  <>
    {schedules.map((schedule) => (
      <section class="card" aria-labelledby={`schedule-${schedule.release}`}>
        <div class="card-head">
          <h2 id={`schedule-${schedule.release}`}>{schedule.name}: the schedule</h2>
          {schedule.proposed === null ? (
            <a class="button" href={`/desk/delay?release=${encodeURIComponent(schedule.release)}`}>
              Propose a delay
            </a>
          ) : (
            <span class="quiet">Revision {schedule.proposed} is proposed and waits for its notice to be approved</span>
          )}
        </div>
        <ul class="schedule">
          {schedule.phases.map((phase) => (
            <li {...(phase.place === 'current' ? { 'aria-current': 'step' as const } : {})}>
              <strong>{phase.title}</strong>
              <span>
                <ShortDays start={phase.start} end={phase.end} />
              </span>
              <span class="quiet">{placed(phase, now, zone)}</span>
            </li>
          ))}
        </ul>
        <p>
          <a href={`/desk/preflight/${encodeURIComponent(schedule.release)}`}>
            Preflight: what is still to be done before {schedule.name} is announced
          </a>
        </p>
      </section>
    ))}
    {schedules.length === 0 && (
      <p class="card quiet">
        No release is under way. Write <code>config/releases/&lt;id&gt;.yaml</code> and run <code>herald apply</code>.
      </p>
    )}
  </>
);

function placed({ place, start, end }: ScheduleSummary['phases'][number], now: Instant, zone: Zone): string {
  if (place === 'current') return end === null ? 'now' : `now; its last day is ${distance(end, now, zone)}`;
  const next = start ?? end;
  if (place === 'past') return 'over';
  return next === null ? '' : distance(next, now, zone);
}

export interface AuditLine {
  at: Instant;
  actor: string;
  act: string;
  /** Where to look; null when it has no page. */
  href: string | null;
  subject: string;
  reason: string | null;
}

export const DeskAudit = ({ audit, zone }: { audit: readonly AuditLine[]; zone: Zone }) => (
  <section class="card" aria-labelledby="audit">
    <h2 id="audit">Who did what</h2>
    {audit.length === 0 ? <p class="quiet">Nothing yet.</p> : <AuditList audit={audit} zone={zone} />}
  </section>
);

export const AuditList = ({ audit, zone }: { audit: readonly AuditLine[]; zone: Zone }) => (
  <ul class="ledger">
    {audit.map((line) => (
      <li>
        <span>
          <strong>{line.actor}</strong> {line.act} {line.href ? <a href={line.href}>{line.subject}</a> : line.subject}
          {line.reason && (
            <q>
              <bdi>{line.reason}</bdi>
            </q>
          )}
          <span class="quiet">
            <ShortMoment at={line.at} zone={zone} />
          </span>
        </span>
      </li>
    ))}
  </ul>
);
