/** The preflight before a draft is approved; null for what is announced without one. */
import type { OccasionSource } from '../../domain/occasion.js';
import { preflightKind } from '../../domain/preflight.js';
import type { DraftFile } from '../../ports/store.js';
import type { Looking } from '../facts/gathering.js';
import { type Checked, makePreflight } from './make-preflight.js';

export async function preflightOfDraft(
  looking: Looking,
  file: DraftFile,
  source: OccasionSource | null,
): Promise<Checked | null> {
  const kind = preflightKind(file.draft.kind);
  if (source?.type !== 'tag' || kind === null) return null;
  const release = looking.world.releases.find((r) => r.plan.id === source.release);
  if (release === undefined) return null;
  return makePreflight(looking, { release, kind, tag: source.tag, file });
}
