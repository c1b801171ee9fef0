/**
 * `apply` (decision 4): the files become the applied configuration. A release seen for the first time is adopted with its
 * schedule in force; later changes of dates become a proposal; what both sides changed is refused with both values.
 */
import type { Configuration } from '../../domain/configuration.js';
import { Refusal } from '../../domain/errors.js';
import { hashOf } from '../../domain/identity.js';
import type { PhaseDates } from '../../domain/phase.js';
import type { ReleasePlan } from '../../domain/release.js';
import { phaseMoves, type ScheduleRevision } from '../../domain/schedule.js';
import { dateIn, type Instant } from '../../domain/time.js';
import type { Repositories, Store } from '../../ports/store.js';
import { compareSchedules, type ScheduleComparison, type ScheduleConflict } from '../../schedules/apply-schedule.js';
import { meetingEvent, updateEntries } from '../../schedules/calendar-events.js';
import { writeCalendar } from './put-in-force.js';

export interface Application {
  configuration: Configuration;
  hash: string;
  /** Who applies: a person's id, or `operator`. */
  by: string;
  /** Why dates change, for the notice; null where nothing changes or nobody said. */
  reason: string | null;
  now: Instant;
}

export interface Applied {
  /** False when this very configuration was applied before. */
  changed: boolean;
  adopted: string[];
  /** Releases whose new dates wait as a proposal. */
  proposed: string[];
  /** Releases whose schedule changed without any date moving (owners). */
  updated: string[];
}

/** @throws Refusal for another community's database, for conflicts, and where a proposal is waiting already */
export async function applyConfiguration(store: Store, application: Application): Promise<Applied> {
  return store.transaction(async (tx) => {
    const { configuration, hash, by, now } = application;
    await bindCommunity(tx, configuration.community.id);
    const last = await tx.configs.latest();
    const result: Applied = { changed: last?.hash !== hash, adopted: [], proposed: [], updated: [] };
    if (!result.changed) return result;
    const before = (last?.doc as Configuration | undefined) ?? null;
    const adopted = new Set((await tx.releases.all()).map((r) => r.id));
    for (const plan of configuration.releases) {
      if (adopted.has(plan.id)) await change(tx, application, plan, before, result);
      else await adopt(tx, application, plan, result);
    }
    await writeMeeting(tx, application);
    await tx.configs.record({ hash, at: now, by, doc: configuration });
    await tx.audit.append({
      at: now,
      actor: by,
      act: 'apply',
      subject: `config:${hash.slice(0, 12)}`,
      detail: { ...result },
    });
    return result;
  });
}

async function bindCommunity(tx: Repositories, id: string): Promise<void> {
  const bound = await tx.meta.keep('community', id);
  if (bound === id) return;
  throw new Refusal(
    'conflict',
    `This database belongs to the community "${bound}"; the configuration is of "${id}". Use another DATABASE_URL, or correct the id.`,
  );
}

async function adopt(
  tx: Repositories,
  { configuration, by, now }: Application,
  plan: ReleasePlan,
  result: Applied,
): Promise<void> {
  await tx.releases.adopt({ id: plan.id, adoptedAt: now });
  const revision = fileRevision(plan, 1, {
    state: 'in force',
    author: by,
    at: now,
    inForceAt: now,
    baseN: null,
    reason: null,
  });
  await tx.schedules.insert(revision);
  await writeCalendar(tx, configuration.community, plan, revision, now);
  result.adopted.push(plan.id);
}

async function change(
  tx: Repositories,
  { configuration, by, reason, now }: Application,
  plan: ReleasePlan,
  before: Configuration | null,
  result: Applied,
): Promise<void> {
  const history = await tx.schedules.history(plan.id);
  const inForce = history.find((r) => r.state === 'in force');
  if (inForce === undefined) throw new Refusal('conflict', `Release ${plan.id} has no schedule in force.`);
  const lastApplied = before?.releases.find((r) => r.id === plan.id)?.phases ?? null;
  const comparison = compare(lastApplied, plan, inForce, history);
  if (comparison.conflicts.length > 0) throw conflicting(plan, comparison.conflicts);
  if (comparison.changed.length === 0) return;
  const next = { ...plan, phases: comparison.result };
  const n = Math.max(...history.map((r) => r.n)) + 1;
  if (phaseMoves(inForce.phases, comparison.result).length === 0) {
    await tx.schedules.change(plan.id, inForce.n, 'in force', 'replaced', now);
    const revision = fileRevision(next, n, {
      state: 'in force',
      author: by,
      at: now,
      inForceAt: now,
      baseN: inForce.n,
      reason,
    });
    await tx.schedules.insert(revision);
    await writeCalendar(tx, configuration.community, plan, revision, now);
    result.updated.push(plan.id);
    return;
  }
  if (history.some((r) => r.state === 'proposed')) {
    throw new Refusal(
      'conflict',
      `A change to ${plan.name} is already waiting. Approve or discard its notice, then apply again.`,
    );
  }
  await tx.schedules.insert(
    fileRevision(next, n, { state: 'proposed', author: by, at: now, inForceAt: null, baseN: inForce.n, reason }),
  );
  result.proposed.push(plan.id);
}

/**
 * Where the last file's dates were never accepted and nobody has changed those in force since, there is no other side: what
 * looks like a conflict is the file changing its mind.
 */
function compare(
  lastApplied: readonly PhaseDates[] | null,
  plan: ReleasePlan,
  inForce: ScheduleRevision,
  history: readonly ScheduleRevision[],
): ScheduleComparison {
  const comparison = compareSchedules(lastApplied, plan.phases, inForce.phases);
  const last = history.findLast((r) => r.source === 'file');
  const refused = last?.baseN === inForce.n && (last.state === 'withdrawn' || last.state === 'proposed');
  if (!refused || comparison.conflicts.length === 0) return comparison;
  const disputed = new Set(comparison.conflicts.map((c) => c.phase));
  const base = [
    ...(lastApplied ?? []).filter((p) => !disputed.has(p.id)),
    ...inForce.phases.filter((p) => disputed.has(p.id)),
  ];
  return compareSchedules(base, plan.phases, inForce.phases);
}

type RevisionLife = Pick<ScheduleRevision, 'state' | 'author' | 'at' | 'inForceAt' | 'baseN' | 'reason'>;

const fileRevision = (plan: ReleasePlan, n: number, life: RevisionLife): ScheduleRevision => ({
  release: plan.id,
  n,
  phases: plan.phases,
  source: 'file',
  sourceHash: hashOf({ n, phases: plan.phases }),
  blockers: [],
  nextUpdate: null,
  ...life,
});

function conflicting(plan: ReleasePlan, conflicts: ScheduleConflict[]): Refusal {
  const dates = ({ start, end }: { start: string | null; end: string | null }): string =>
    start === end ? (end ?? 'to be decided') : `${start ?? '?'} to ${end ?? '?'}`;
  const lines = conflicts.map((c) => `${c.phase}: the file says ${dates(c.file)}, in force is ${dates(c.inForce)}`);
  return new Refusal(
    'conflict',
    `releases/${plan.id}.yaml was changed, and so was the schedule in force. ${lines.join('; ')}. Write the dates in force into the file, or the change that you want on top of them, and apply again.`,
  );
}

async function writeMeeting(tx: Repositories, { configuration, now }: Application): Promise<void> {
  const { community } = configuration;
  const first = await tx.meta.keep('meetings-since', dateIn(now, community.zone));
  const event = meetingEvent(community, first);
  const existing = (await tx.calendar.all()).filter((entry) => entry.release === null);
  await tx.calendar.save(updateEntries(existing, event === null ? [] : [event], now));
}
