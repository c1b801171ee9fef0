/** What keeps a message besides its time and its words. Pure. */
import { longestPause, mayLeave } from '../domain/pause.js';
import { OPEN_SEND_STATES, type Waiting, waitingFor } from '../domain/send.js';
import type { DraftFile } from '../ports/store.js';
import { pauseInWords } from './pauses-in-words.js';
import type { World } from './world.js';

/** Of an approved draft what keeps it, of an undecided one what would keep it if it were approved now; null when nothing does. */
export function waitingOf(world: Pick<World, 'configuration' | 'pauses'>, file: DraftFile): Waiting | null {
  const { draft, head, sends } = file;
  if (draft.state === 'awaiting') return pausedBeyond(world, head.sendAt);
  if (draft.state !== 'approved') return null;
  const leaves = sends.some(({ revision, state }) => revision === head.n && OPEN_SEND_STATES.includes(state));
  return (leaves ? pausedBeyond(world, head.sendAt) : null) ?? waitingFor(sends, head.n);
}

/** The pause that keeps what is due at this moment. */
function pausedBeyond({ configuration, pauses }: Pick<World, 'configuration' | 'pauses'>, due: string): Waiting | null {
  const longest = longestPause(pauses);
  if (longest === null || mayLeave(pauses).includes('delivery')) return null;
  if (longest.until !== null && longest.until <= due) return null;
  return { why: pauseInWords(longest, configuration.community), until: longest.until, tried: false, paused: true };
}
