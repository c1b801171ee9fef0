/** Messages that reached one destination and not another when a date they name began to move (decision 6). */
import type { Claims, DelayFacts } from '../../domain/facts.js';
import { NONE } from '../../domain/none.js';
import type { PhaseMove } from '../../domain/schedule.js';
import type { Gathering } from './gathering.js';

/**
 * By destination that received them, so that a notice is worded as a correction only there. What names a date that an earlier
 * notice has taken back already is not taken back again.
 */
export async function halfSaid(
  { store }: Pick<Gathering, 'store'>,
  release: string,
  moves: readonly PhaseMove[],
): Promise<DelayFacts['corrections']> {
  const files = await store.drafts.list({
    release,
    states: ['approved', 'withheld', 'superseded', 'discarded'],
    limit: 50,
  });
  return files.flatMap(({ head, sends }) => {
    const arrived = sends.filter((s) => s.state === 'sent' && s.part === 1 && s.sentAt !== null);
    const half = arrived.length > 0 && sends.some((s) => s.state !== 'sent' && s.state !== 'failed');
    if (!half || !moves.some((move) => namesOldDate(head.claims, release, move))) return [];
    return arrived.map((s) => ({ destination: s.destination, subject: head.subject, sentAt: s.sentAt ?? '' }));
  });
}

const namesOldDate = (claims: Claims, release: string, { phase, from, to, change }: PhaseMove): boolean =>
  (['start', 'end'] as const).some(
    (edge) =>
      claims[`date:${release}:${phase}:${edge}`] === (from[edge] ?? NONE) &&
      (from[edge] !== to[edge] || change === 'hour'),
  );
