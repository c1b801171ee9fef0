/** Messages that reached one destination and not another when a date they name began to move (decision 6). */
import { claimsAbout } from '../../domain/claims.js';
import type { DelayFacts } from '../../domain/facts.js';
import type { Gathering } from './gathering.js';

/** By destination that received them, so that a notice is worded as a correction only there. */
export async function halfSaid(
  { store }: Pick<Gathering, 'store'>,
  release: string,
  phases: readonly string[],
): Promise<DelayFacts['corrections']> {
  const files = await store.drafts.list({ release, states: ['approved', 'withheld', 'superseded'], limit: 50 });
  return files.flatMap(({ head, sends }) => {
    const arrived = sends.filter((s) => s.state === 'sent' && s.part === 1 && s.sentAt !== null);
    const half = arrived.length > 0 && sends.some((s) => s.state !== 'sent' && s.state !== 'failed');
    if (!half || claimsAbout(head.claims, release, phases).length === 0) return [];
    return arrived.map((s) => ({ destination: s.destination, subject: head.subject, sentAt: s.sentAt ?? '' }));
  });
}
