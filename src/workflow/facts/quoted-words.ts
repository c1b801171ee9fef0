/** The words that a digest or a page quotes, with what is needed to date them and to say how the issues they name stand. */
import type { Quoting } from '../../digest/status-fact.js';
import type { Status } from '../../domain/status.js';
import type { Gathering } from './gathering.js';
import { namedBlockers } from './named-blockers.js';

/** Of these releases: the newest status of each unit, and behind it the ones that a `no change` keeps. */
export async function quotedWords(
  gathering: Gathering,
  releases: readonly string[],
): Promise<Pick<Quoting, 'statuses' | 'named' | 'publicUrl'>> {
  const newest = gathering.world.statuses.filter((status) => releases.includes(status.release));
  const references = [...new Set(newest.flatMap((status) => status.blockers))];
  return {
    statuses: [...newest, ...(await keptBy(gathering, newest))],
    named: await namedBlockers(gathering, references),
    publicUrl: gathering.publicUrl,
  };
}

/** Through any number of weeks without a change; a chain that bites its own tail ends where it does. */
async function keptBy({ store }: Pick<Gathering, 'store'>, newest: readonly Status[]): Promise<Status[]> {
  const found = new Map(newest.map((status) => [status.id, status]));
  for (let step = missing(found); step.length > 0; step = missing(found)) {
    const earlier = await store.statuses.byIds(step);
    if (earlier.length === 0) break;
    for (const status of earlier) found.set(status.id, status);
  }
  return [...found.values()].slice(newest.length);
}

const missing = (found: ReadonlyMap<string, Status>): string[] => [
  ...new Set(
    [...found.values()].flatMap((s) => (s.noChangeOf === null || found.has(s.noChangeOf) ? [] : [s.noChangeOf])),
  ),
];
