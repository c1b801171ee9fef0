/** Whether a message has been corrected, or taken back, since it began to leave. Pure. */
import type { OccasionRecord } from '../../domain/occasion.js';
import type { CorrectionWords } from '../../domain/persons-words.js';
import { dateIn, formatShortDate, type Instant } from '../../domain/time.js';
import type { World } from '../world.js';

export interface CorrectedSince {
  /** Approved, so that readers are told; else somebody is still to decide about it. */
  decided: boolean;
  retraction: boolean;
  /** What is so instead, in its author's words; empty where a retraction leaves it open. */
  right: string;
  at: Instant;
}

type Words = OccasionRecord & { said: CorrectionWords };
type Known = Pick<World, 'ledger' | 'drafts'>;

/** What is newer than `revision` was not corrected. Of several the one that goes furthest: taken back, corrected, undecided. */
export function correctedSince(world: Known, draft: string, revision: number): CorrectedSince | null {
  const found = correctionsOf(world, draft)
    .filter(({ said }) => (said.revision ?? revision) >= revision)
    .map((record): CorrectedSince => {
      const { retraction, right } = record.said;
      return { decided: isDecided(world, record), retraction, right, at: record.composeAt };
    });
  const rank = ({ decided, retraction }: CorrectedSince): number => (decided ? (retraction ? 0 : 1) : 2);
  return found.sort((a, b) => rank(a) - rank(b) || (a.at < b.at ? 1 : -1))[0] ?? null;
}

/** `Corrected since, on 5 August: The release is on the 27th.` */
export function correctedInWords({ retraction, right, at }: CorrectedSince, zone: string): string {
  const what = `${retraction ? 'Taken back' : 'Corrected'} since, on ${formatShortDate(dateIn(at, zone))}`;
  return right === '' ? `${what}.` : `${what}: ${right}${/[.!?]$/.test(right) ? '' : '.'}`;
}

/** A correction that was given up corrects nothing. */
const correctionsOf = ({ ledger }: Known, draft: string): Words[] =>
  ledger.flatMap((record) => {
    const { source, outcome } = record;
    if (source.type !== 'person' || source.said.kind !== 'correction' || source.said.draft !== draft) return [];
    return outcome === null || outcome === 'sent' ? [{ ...record, said: source.said }] : [];
  });

export const isDecided = ({ drafts }: Pick<World, 'drafts'>, { key, outcome }: OccasionRecord): boolean =>
  outcome === 'sent' || drafts.some(({ draft }) => draft.occasion === key && draft.state === 'approved');
