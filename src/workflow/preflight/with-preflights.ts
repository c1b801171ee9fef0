/** The world with what stands for and against its drafts, as the store has it at this moment. */
import { hasPreflight, type Preflight } from '../../domain/preflight.js';
import type { Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import type { World } from '../world.js';
import { preflightOfDraft } from './preflight-of-draft.js';

/** Of drafts that nobody has decided about yet; what was approved keeps what was said then. */
export async function withPreflights(store: Repositories, world: World, now: Instant): Promise<World> {
  const preflights: Record<string, Preflight> = {};
  for (const file of world.drafts) {
    const { draft } = file;
    if (!hasPreflight(draft.kind) || (draft.state !== 'awaiting' && draft.state !== 'withheld')) continue;
    const source = (await store.occasions.byKey(draft.occasion))?.source ?? null;
    const checked = await preflightOfDraft({ world, store, now }, file, source);
    if (checked !== null) preflights[draft.id] = checked.preflight;
  }
  return { ...world, preflights };
}
