/** What `apply` does about one release of the files: adopts it, or compares its dates with those in force (decision 4). */
import { claimsAbout } from '../../domain/claims.js';
import type { Configuration } from '../../domain/configuration.js';
import { Refusal } from '../../domain/errors.js';
import { hashOf } from '../../domain/identity.js';
import type { PhaseDates } from '../../domain/phase.js';
import { ownedBy, type ReleasePlan } from '../../domain/release.js';
import { phaseMoves, type ScheduleRevision } from '../../domain/schedule.js';
import { mayHaveArrived } from '../../domain/send.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import { compareSchedules, type ScheduleComparison, type ScheduleConflict } from '../../schedules/apply-schedule.js';
import type { Application, Applied } from './application.js';
import { writeCalendar } from './put-in-force.js';
import { withdrawProposed } from './withdraw-proposed.js';

export async function adoptRelease(
  tx: Repositories,
  { configuration, by, now }: Application,
  plan: ReleasePlan,
  result: Applied,
): Promise<void> {
  await tx.releases.adopt({ id: plan.id, adoptedAt: now });
  const life = { state: 'in force', author: by, at: now, inForceAt: now, baseN: null, reason: null } as const;
  const revision = fileRevision(plan.id, plan.phases, 1, life);
  await tx.schedules.insert(revision);
  await writeCalendar(tx, configuration.community, plan, revision, now);
  result.adopted.push(plan.id);
}

/** @throws Refusal for what both sides changed, and for new dates while a person's proposal waits */
export async function changeRelease(
  tx: Repositories,
  application: Application,
  plan: ReleasePlan,
  before: Configuration | null,
  result: Applied,
): Promise<void> {
  const { configuration, by, reason, now } = application;
  const history = await tx.schedules.history(plan.id);
  const inForce = history.find((r) => r.state === 'in force');
  if (inForce === undefined) throw new Refusal('conflict', `Release ${plan.id} has no schedule in force.`);
  const lastApplied = before?.releases.find((r) => r.id === plan.id)?.phases ?? null;
  const { conflicts, changed, result: phases } = compare(lastApplied, plan, inForce, history);
  if (conflicts.length > 0) throw conflicting(plan, conflicts);
  // It was gone from the files, and so were its events.
  if (lastApplied === null) await writeCalendar(tx, configuration.community, plan, inForce, now);

  const proposed = history.find((r) => r.state === 'proposed');
  const stands = proposed !== undefined && isSame(proposed.phases, phases);
  if (proposed?.source === 'file' && !stands) {
    await withdrawProposed(tx, proposed, { why: 'The files no longer say what it announces.', by, now });
    result.withdrawn.push(plan.id);
  }
  const life = { author: by, at: now, baseN: inForce.n, reason };
  const n = Math.max(...history.map((r) => r.n)) + 1;
  const takeEffect = async (next: readonly PhaseDates[], baseN: number | null): Promise<void> => {
    await tx.schedules.change(plan.id, inForce.n, 'in force', 'replaced', now);
    const revision = fileRevision(plan.id, next, n, { ...life, baseN, state: 'in force', inForceAt: now });
    await tx.schedules.insert(revision);
    await writeCalendar(tx, configuration.community, plan, revision, now);
  };
  if (stands || phaseMoves(inForce.phases, phases).length === 0) {
    const next = stands ? inForce.phases.map((dates) => ownedBy(plan, dates)) : phases;
    if (changed.length === 0 || hashOf(next) === hashOf(inForce.phases)) return;
    await takeEffect(next, inForce.n);
    result.updated.push(plan.id);
    return;
  }
  if (proposed?.source === 'person') {
    throw new Refusal(
      'conflict',
      `A change to ${plan.name} is already waiting. Approve or discard its notice, then apply again.`,
    );
  }
  if (!(await isKnown(tx, plan.id, inForce))) {
    await takeEffect(phases, null);
    result.corrected.push(plan.id);
    return;
  }
  await tx.schedules.insert(fileRevision(plan.id, phases, n, { ...life, state: 'proposed', inForceAt: null }));
  result.proposed.push(plan.id);
}

/**
 * Nobody has accepted yet what waits as the files' own proposal, so for those phases there is one side only, the files'. The
 * same holds where the last file's dates were refused and those that they were to replace still stand. A release that comes
 * back to the files says anew what it wants.
 */
function compare(
  lastApplied: readonly PhaseDates[] | null,
  plan: ReleasePlan,
  inForce: ScheduleRevision,
  history: readonly ScheduleRevision[],
): ScheduleComparison {
  const against = (undecided: readonly string[]): ScheduleComparison => {
    const base = lastApplied === null ? inForce.phases : mixed(lastApplied, inForce.phases, undecided);
    return compareSchedules(base, plan.phases, inForce.phases);
  };
  const waiting = history.find((r) => r.state === 'proposed' && r.source === 'file');
  const undecided = waiting === undefined ? [] : phaseMoves(inForce.phases, waiting.phases).map((move) => move.phase);
  const comparison = against(undecided);
  const refused = history.findLast((r) => r.source === 'file' && r.state === 'withdrawn');
  const base = history.find((r) => r.n === refused?.baseN);
  if (base === undefined || comparison.conflicts.length === 0) return comparison;
  const moved = new Set(phaseMoves(base.phases, inForce.phases).map((move) => move.phase));
  const disputed = comparison.conflicts.map((conflict) => conflict.phase).filter((phase) => !moved.has(phase));
  return against([...undecided, ...disputed]);
}

/** `phases`, with those of `ids` as they are in `others`. */
const mixed = (phases: readonly PhaseDates[], others: readonly PhaseDates[], ids: readonly string[]): PhaseDates[] => [
  ...phases.filter((p) => !ids.includes(p.id)),
  ...others.filter((p) => ids.includes(p.id)),
];

/** The same phases on the same dates; owners are not compared. */
const isSame = (a: readonly PhaseDates[], b: readonly PhaseDates[]): boolean =>
  a.length === b.length && b.every((p) => a.some((q) => q.id === p.id)) && phaseMoves(a, b).length === 0;

const MOST_MESSAGES = 500;

/**
 * Whether readers may know its dates: a message that states one may have left, or the timeline was given up or skipped, which
 * says that they were told in another way.
 */
async function isKnown(tx: Repositories, release: string, { phases }: ScheduleRevision): Promise<boolean> {
  const timeline = await tx.occasions.byKey(`timeline:${release}`);
  if (timeline !== null && timeline.outcome !== null && timeline.outcome !== 'superseded') return true;
  const ids = phases.map((phase) => phase.id);
  const states = ({ draft, head }: DraftFile): boolean =>
    draft.release === release || claimsAbout(head.claims, release, ids).length > 0;
  const said = await tx.drafts.list({ limit: MOST_MESSAGES });
  return said.some((file) => states(file) && file.sends.some(mayHaveArrived));
}

type RevisionLife = Pick<ScheduleRevision, 'state' | 'author' | 'at' | 'inForceAt' | 'baseN' | 'reason'>;

const fileRevision = (
  release: string,
  phases: readonly PhaseDates[],
  n: number,
  life: RevisionLife,
): ScheduleRevision => ({
  release,
  n,
  phases: [...phases],
  source: 'file',
  sourceHash: hashOf({ n, phases }),
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
