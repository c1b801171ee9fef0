/** The desk: trouble first, then what waits for a person, then what will be said, then what was done. */
import type { ForecastEntry } from '../../domain/forecast.js';
import type { LeftOut } from '../../domain/left-out.js';
import type { Pausing } from '../../domain/pause.js';
import type { Instant, Zone } from '../../domain/time.js';
import { DeskDrafts, type DraftSummary } from './desk-drafts.js';
import { DeskEvidence, DeskIncomplete, DeskLeftOut, type EvidenceSummary } from './desk-evidence.js';
import { type AuditLine, DeskAudit, DeskForecast, DeskSchedules, type ScheduleSummary } from './desk-lists.js';
import { DeskOverdue, type OverdueLine } from './desk-overdue.js';
import { DeskPause, PAUSE_FIELDS, Resume } from './desk-pause.js';
import { DeskPromises, type PromisedUpdate } from './desk-promises.js';
import { DeskSends, DeskTrouble, type SendLine, type TroubledSend } from './desk-sends.js';
import { DeskUnsaid, type UnsaidLine } from './desk-unsaid.js';
import { type Frame, Layout } from './layout.js';
import { momentDistance } from './moments.js';
import { Done, type DoneCode, type Refused, RefusedNotice } from './notice.js';
import type { Viewer } from './viewer.js';

export interface DeskProps {
  now: Instant;
  zone: Zone;
  /** Drafts that wait for a decision, the next to leave first. */
  waiting: DraftSummary[];
  /** Approved, and not all of it has left. */
  leaving: DraftSummary[];
  /** How this Herald runs, where that is not as usual. */
  notices: string[];
  pausing: Pausing;
  /** Approved or not: its time has come, and it is not out. */
  overdue: OverdueLine[];
  trouble: TroubledSend[];
  /** What is not said although it should be. */
  unsaid: UnsaidLine[];
  /** Promised updates that are due, or due tomorrow. */
  promises: PromisedUpdate[];
  forecast: ForecastEntry[];
  schedules: ScheduleSummary[];
  sends: SendLine[];
  audit: AuditLine[];
  evidence: EvidenceSummary;
  /** What is configured and not told to readers, since nothing is known of it. */
  leftOut: LeftOut[];
}

interface Props {
  frame: Frame;
  viewer: Viewer;
  page: DeskProps;
  done: DoneCode | null;
  refused: Refused | null;
}

export function DeskPage({ frame, viewer, page, done, refused }: Props) {
  return (
    <Layout frame={frame} title="Desk" here="desk">
      <div class="page-head">
        <h1>Desk</h1>
        <p class="lead">{inAWord(page)}</p>
        <DeskEvidence evidence={page.evidence} now={page.now} zone={page.zone} />
        {!page.pausing.isAsked && (
          <p class="quiet">
            <a href="#pause">Let nothing leave for a while</a>
          </p>
        )}
      </div>
      <Done code={done} />
      {refused && <RefusedNotice refused={refused} kept={page.pausing.isAsked ? [] : PAUSE_FIELDS} />}
      {page.notices.map((notice, i) => (
        <div class="notice notice-wait">
          <p>{notice}</p>
          {i === 0 && page.pausing.mayResume && <Resume viewer={viewer} />}
        </div>
      ))}
      <DeskOverdue overdue={page.overdue} viewer={viewer} zone={page.zone} />
      <DeskUnsaid unsaid={page.unsaid} viewer={viewer} zone={page.zone} />
      <DeskTrouble trouble={page.trouble} viewer={viewer} zone={page.zone} />
      <DeskIncomplete evidence={page.evidence} now={page.now} />
      <DeskLeftOut leftOut={page.leftOut} />
      <DeskPromises promises={page.promises} now={page.now} zone={page.zone} />
      <DeskDrafts
        id="waiting"
        title="Waiting for a decision"
        empty="Nothing waits. The next draft appears here when its time comes."
        drafts={page.waiting}
        now={page.now}
        zone={page.zone}
      />
      {page.leaving.length > 0 && (
        <DeskDrafts
          id="leaving"
          title="Approved, on its way"
          empty=""
          drafts={page.leaving}
          now={page.now}
          zone={page.zone}
        />
      )}
      <DeskForecast forecast={page.forecast} now={page.now} zone={page.zone} />
      <DeskSchedules schedules={page.schedules} now={page.now} zone={page.zone} />
      <div class="columns">
        <DeskSends sends={page.sends} zone={page.zone} />
        <DeskAudit audit={page.audit} zone={page.zone} />
      </div>
      {!page.pausing.isAsked && <DeskPause viewer={viewer} zone={page.zone} typed={refused?.typed ?? {}} />}
    </Layout>
  );
}

const counted = (n: number, one: string, many: string): string => (n === 1 ? one : `${n} ${many}`);

/** The state of things in one or two sentences, for whoever has only a moment. */
export function inAWord(
  page: Pick<DeskProps, 'overdue' | 'trouble' | 'unsaid' | 'promises' | 'waiting' | 'forecast' | 'now' | 'zone'>,
): string {
  const parts: string[] = [];
  const { overdue } = page;
  if (overdue.length > 0)
    parts.push(
      `${counted(overdue.length, 'One message', 'messages')} should have left and ${overdue.length === 1 ? 'has' : 'have'} not.`,
    );
  const failing = page.unsaid.filter(({ what }) => what === 'composing').length;
  const missed = page.unsaid.length - failing;
  if (failing > 0) parts.push(`${counted(failing, 'One message', 'messages')} cannot be composed.`);
  if (missed > 0) parts.push(`${counted(missed, 'One message was', 'messages were')} not sent in time.`);
  if (page.trouble.length > 0) parts.push(`${counted(page.trouble.length, 'One send needs', 'sends need')} a look.`);
  const due = page.promises.filter((promise) => promise.due).length;
  if (due > 0) parts.push(`${counted(due, 'One promised update is', 'promised updates are')} due.`);
  parts.push(
    page.waiting.length === 0
      ? 'No draft waits for you.'
      : `${counted(page.waiting.length, 'One draft waits', 'drafts wait')} for a decision.`,
  );
  const next = page.forecast.find(
    (entry) => entry.at >= page.now && entry.state !== 'sent' && entry.state !== 'skipped',
  );
  if (next !== undefined) parts.push(`The next message is planned ${momentDistance(next.at, page.now, page.zone)}.`);
  return parts.join(' ');
}
