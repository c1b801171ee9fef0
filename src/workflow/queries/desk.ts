/** What the desk shows. */

import { draftId } from '../../domain/identity.js';
import { pausingOf } from '../../domain/pause.js';
import { standsAgainst } from '../../domain/preflight.js';
import { type DeliverySend, OPEN_SEND_STATES } from '../../domain/send.js';
import { addHours, type Instant } from '../../domain/time.js';
import type { AuditEntry, DraftFile, Store } from '../../ports/store.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import type { ScheduleSummary } from '../../surfaces/pages/desk-lists.js';
import type { OverdueLine } from '../../surfaces/pages/desk-overdue.js';
import type { DeskProps } from '../../surfaces/pages/desk-page.js';
import type { SendLine } from '../../surfaces/pages/desk-sends.js';
import type { UnsaidLine } from '../../surfaces/pages/desk-unsaid.js';
import { repositoriesOf } from '../facts/repositories-of.js';
import { forecast, titleOf } from '../forecast.js';
import { type Overdue, overdue, overdueWords } from '../overdue.js';
import { withPreflights } from '../preflight/with-preflights.js';
import { noticeInFull, standingNotices } from '../standing-notices.js';
import { type Troubled, troubles } from '../troubles.js';
import { leftUnsaid } from '../unsaid-commands.js';
import { loadWorld, type ReleaseWorld, type World } from '../world.js';
import { auditLines } from './audit-lines.js';
import { evidenceSummary } from './checked.js';
import { timelinePhases } from './cycle.js';
import { draftSummary } from './draft-summary.js';
import { leftOut } from './left-out.js';
import { promisedUpdates } from './promised-updates.js';
import { sendLine } from './send-line.js';
import { destinationName } from './sent-messages.js';
import { trouble } from './trouble.js';

const FORECAST_DAYS = 28;
const SENDS = 10;
const AUDIT = 12;
const KNOWN_SUBJECTS = 100;

/** @throws Refusal when no configuration has been applied */
export async function deskQuery(store: Store, now: Instant): Promise<DeskProps> {
  const world = await withPreflights(store, await loadWorld(store, now), now);
  const { community } = world.configuration;
  const files = await store.drafts.list({ limit: KNOWN_SUBJECTS });
  const subjects = new Map([...files, ...world.drafts].map((f) => [f.draft.id, f.head.subject]));
  const line = (send: DeliverySend): SendLine => sendLine(world, send, subjects);
  const summaries = await Promise.all(
    world.drafts.map(async (file) => {
      const record = await store.occasions.byKey(file.draft.occasion);
      const summary = draftSummary(world, file, record?.source ?? null, now);
      return { file, summary: { ...summary, warnings: [...preflightWarning(world, file), ...summary.warnings] } };
    }),
  );
  const sorted = summaries.sort((a, b) => (a.file.head.sendAt < b.file.head.sendAt ? -1 : 1));
  const late = overdue(world, world.pauses.length > 0, now).map(overdueLine);
  const troubled = await trouble(store, world, subjects, now);
  return {
    now,
    zone: community.zone,
    waiting: sorted.filter(({ file }) => ['awaiting', 'withheld'].includes(file.draft.state)).map((s) => s.summary),
    leaving: sorted.filter(({ file }) => isLeaving(file)).map((s) => s.summary),
    notices: (await standingNotices(store, now)).map(noticeInFull),
    pausing: pausingOf(world.pauses),
    overdue: late,
    trouble: troubled.filter(({ id }) => !late.some(({ missing }) => missing.some(({ send }) => send.id === id))),
    unsaid: await Promise.all(troubles(world, now).map((record) => unsaidLine(store, world, record, now))),
    promises: await promisedUpdates(store, underWay(world, now), now, community.zone),
    forecast: forecast(world, now, addHours(now, 24 * FORECAST_DAYS)).filter((entry) => entry.at >= now),
    schedules: schedules(world, now),
    sends: (await store.sends.recent(SENDS)).map(line),
    audit: auditLines(community, await acts(store), subjects),
    evidence: await evidenceSummary(store, repositoriesOf(world), now),
    leftOut: await leftOut(store, world),
  };
}

const overdueLine = (one: Overdue): OverdueLine => ({ draft: one.file.draft.id, ...overdueWords(one) });

/** Cards and pages of the draft show all of it. */
function preflightWarning({ preflights }: World, { draft }: DraftFile): string[] {
  const against = standsAgainst(preflights[draft.id] ?? null);
  return against.length === 0
    ? []
    : [`The preflight fails over: ${against.map((check) => check.title.toLowerCase()).join('; ')}.`];
}

async function unsaidLine(store: Store, { configuration }: World, record: Troubled, now: Instant): Promise<UnsaidLine> {
  const { key, generation, expiresAt, trouble } = record;
  const draft = generation === 0 ? null : draftId(configuration.community.id, key, generation);
  const file = draft === null ? null : await store.drafts.byId(draft);
  const left = file === null ? [] : leftUnsaid(file, record.source, now).map(({ destination }) => destination);
  const missing = [...new Set(left)].map((id) => destinationName(configuration.community, id));
  return { occasion: key, title: titleOf(configuration, record), draft, missing, expiresAt, ...trouble };
}

/** What people and Herald did; that somebody signed in is kept, but it is no news. */
const acts = async (store: Store): Promise<AuditEntry[]> =>
  (await store.audit.recent(AUDIT * 4)).filter((entry) => entry.act !== 'sign-in').slice(0, AUDIT);

const isLeaving = ({ draft, sends }: DraftFile): boolean =>
  draft.state === 'approved' && sends.some((s) => OPEN_SEND_STATES.includes(s.state));

const underWay = (world: World, now: Instant): ReleaseWorld[] =>
  world.releases.filter((r) => isUnderWay(world.configuration.community, r.inForce.phases, r.adoptedAt, now));

const schedules = (world: World, now: Instant): ScheduleSummary[] =>
  underWay(world, now).map(({ plan, inForce, proposed }) => ({
    release: plan.id,
    name: plan.name,
    revision: inForce.n,
    proposed: proposed?.n ?? null,
    phases: timelinePhases(world.configuration.community, inForce.phases, now).map(({ title, start, end, place }) => ({
      title,
      start,
      end,
      place,
    })),
  }));
