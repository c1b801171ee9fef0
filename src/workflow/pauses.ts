/** The pauses that stand, kept in the store, so that every process and page of this Herald knows of them. */
import { type Pause, type PauseCause, standingPauses } from '../domain/pause.js';
import type { Instant } from '../domain/time.js';
import type { MetaRepository } from '../ports/store.js';

const KEY = 'pauses';
const ENDED = 'pause-ended';

export const readPauses = async (meta: Pick<MetaRepository, 'get'>, now: Instant): Promise<Pause[]> =>
  standingPauses(await all(meta), now);

/** One of each cause: a later one takes the place of the one before. */
export const beginPause = async (meta: MetaRepository, pause: Pause): Promise<void> =>
  write(meta, [...(await others(meta, pause.cause)), pause]);

/** The pause that ended; null where there was none of this cause. */
export async function endPause(meta: MetaRepository, cause: PauseCause, now: Instant): Promise<Pause | null> {
  const ended = (await readPauses(meta, now)).find((pause) => pause.cause === cause) ?? null;
  const left = await others(meta, cause);
  if (left.length < (await all(meta)).length) await write(meta, left);
  if (ended !== null) await meta.set(ENDED, now);
  return ended;
}

/** When the last pause ended, by a word or by itself; null where none is remembered. */
export async function pauseEnded(meta: Pick<MetaRepository, 'get'>, now: Instant): Promise<Instant | null> {
  const ends = [await meta.get(ENDED), ...(await all(meta)).map(({ until }) => until)];
  return (
    ends
      .filter((end) => end !== null && end <= now)
      .sort()
      .at(-1) ?? null
  );
}

const others = async (meta: MetaRepository, cause: PauseCause): Promise<Pause[]> =>
  (await all(meta)).filter((pause) => pause.cause !== cause);

async function all(meta: Pick<MetaRepository, 'get'>): Promise<Pause[]> {
  const text = await meta.get(KEY);
  return text === null ? [] : (JSON.parse(text) as Pause[]);
}

const write = (meta: MetaRepository, pauses: readonly Pause[]): Promise<void> => meta.set(KEY, JSON.stringify(pauses));
