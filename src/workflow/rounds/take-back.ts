/**
 * Taking a word back, when it is withdrawn, changed or deleted: whatever kept it as `no change` goes with it, so that nobody is
 * quoted with words that they took back. And whether a digest quotes it already, since what has left stays as it was sent.
 */
import { LIVE_STATES } from '../../domain/draft.js';
import type { Round } from '../../domain/round.js';
import type { Status } from '../../domain/status.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import { sameAsk } from '../../schedules/round-asks.js';
import { quotedIn } from '../claims/status-claims.js';
import type { Quoted } from './round-commands.js';

export interface TakenBack {
  /** Of those that were to be taken back, the ones that stood until now. */
  took: Status[];
  quoted: Quoted | null;
}

export async function takeBack(
  tx: Repositories,
  statuses: readonly Status[],
  { actor, now }: { actor: string; now: Instant },
): Promise<TakenBack> {
  const took: Status[] = [];
  const gone: string[] = [];
  for (const status of statuses) {
    if (!(await tx.statuses.withdraw(status.id, now))) continue;
    await noteWithdrawn(tx, status, actor, now);
    took.push(status);
    gone.push(status.id, ...(await takeBackKeepers(tx, status, actor, now)));
  }
  return { took, quoted: await quotedWhere(tx, gone) };
}

/** A `no change` names what it keeps directly, however many came between. */
async function takeBackKeepers(tx: Repositories, root: Status, actor: string, now: Instant): Promise<string[]> {
  const later = await tx.statuses.saidSince([root.release], root.saidAt);
  const keepers = later.filter((status) => status.noChangeOf === root.id);
  for (const status of keepers) {
    if (await tx.statuses.withdraw(status.id, now)) await noteWithdrawn(tx, status, actor, now);
  }
  return keepers.map((status) => status.id);
}

async function noteWithdrawn(tx: Repositories, status: Status, actor: string, now: Instant): Promise<void> {
  const { release, unit, sourceRef } = status;
  const subject = `status:${release}:${unit}`;
  await tx.audit.append({ at: now, actor, act: 'took-back', subject, detail: { source: sourceRef } });
}

/** Older digests than these are read by nobody as news. */
const DIGESTS = 4;

async function quotedWhere(tx: Repositories, ids: readonly string[]): Promise<Quoted | null> {
  if (ids.length === 0) return null;
  const digests = await tx.drafts.list({ kind: 'digest', limit: DIGESTS });
  const quoting = digests.filter(({ head }) => quotedIn(head.claims).some((id) => ids.includes(id)));
  if (quoting.some(hasLeft)) return 'sent';
  return quoting.some(({ draft }) => LIVE_STATES.includes(draft.state)) ? 'waiting' : null;
}

const hasLeft = ({ sends }: DraftFile): boolean => sends.some(({ state }) => LEFT.includes(state));
const LEFT = ['attempting', 'unknown', 'sent'];

/** What counts about the same now, of what was said in this round. */
export async function standsInstead(
  tx: Repositories,
  took: readonly Status[],
  round: Pick<Round, 'opensAt'> | null,
): Promise<Status[]> {
  if (took.length === 0 || round === null) return [];
  const latest = await tx.statuses.latest(...new Set(took.map((status) => status.release)));
  return latest.filter((status) => status.saidAt >= round.opensAt && took.some((gone) => sameAsk(gone, status)));
}
