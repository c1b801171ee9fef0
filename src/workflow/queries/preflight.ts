/** The preflight of a release by its name, with a draft or before there is one; and what its components depend on. */
import type { DependencyMatrix } from '../../domain/dependencies.js';
import { currentTags } from '../../domain/evidence.js';
import type { MessageKind } from '../../domain/message-kind.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { preflightKind } from '../../domain/preflight.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile, Store } from '../../ports/store.js';
import { tagKind } from '../../schedules/tag-occasion.js';
import { type Checked, makePreflight } from '../preflight/make-preflight.js';
import { preflightOfDraft } from '../preflight/preflight-of-draft.js';
import { readDependencies } from '../preflight/read-dependencies.js';
import { loadWorld, type ReleaseWorld, type World } from '../world.js';
import { onlyRelease, releaseIn } from './release.js';

export interface ReleasePreflight extends Checked {
  zone: string;
  now: Instant;
  name: string;
  /** The draft that waits for it; null while there is none. */
  draft: string | null;
}

/**
 * Without a name, of the only release that is not past.
 * @throws Refusal when there is no such release, or several
 */
export async function preflightQuery(store: Store, now: Instant, id: string | null): Promise<ReleasePreflight> {
  const world = await loadWorld(store, now);
  const release = id === null ? onlyRelease(world) : releaseIn(world, id);
  const { plan } = release;
  const common = { zone: world.configuration.community.zone, now, name: plan.name };
  const waiting = await waitingDraft(store, world, plan.id);
  if (waiting !== null) {
    const checked = await preflightOfDraft({ world, store, now }, waiting.file, waiting.source);
    if (checked !== null) return { ...common, ...checked, draft: waiting.file.draft.id };
  }
  const checked = await makePreflight(
    { world, store, now },
    { release, kind: 'release', tag: expectedTag(world, release), file: null },
  );
  return { ...common, ...checked, draft: null };
}

/** What the components of a release declare, as JSON of its page shows it. @throws Refusal `not-found` */
export async function dependencyQuery(store: Store, now: Instant, id: string): Promise<DependencyMatrix> {
  const world = await loadWorld(store, now);
  return readDependencies(store, releaseIn(world, id).plan, world.tags);
}

const isBinding = (kind: MessageKind): boolean => {
  const about = preflightKind(kind);
  return about !== null && about !== 'candidate';
};

/** Of the release, not of a candidate. */
async function waitingDraft(
  store: Store,
  world: World,
  release: string,
): Promise<{ file: DraftFile; source: OccasionSource } | null> {
  const mine = world.drafts.filter(
    ({ draft }) => draft.release === release && draft.state === 'awaiting' && isBinding(draft.kind),
  );
  for (const file of mine) {
    const source = (await store.occasions.byKey(file.draft.occasion))?.source;
    if (source?.type === 'tag') return { file, source };
  }
  return null;
}

/** The newest stable tag that is there, else the one that the plan names. */
function expectedTag(world: World, { plan }: ReleaseWorld): string {
  const stable = currentTags(world.tags).filter((tag) => ['release', 'patch'].includes(tagKind(plan, tag) ?? ''));
  return stable.at(-1)?.name ?? plan.tags.stable;
}
