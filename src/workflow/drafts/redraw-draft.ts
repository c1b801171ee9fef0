/** Takes the newest facts into a draft: unasked, while nobody has said a word; or because a person asked for it. */
import { changeDraft, type Draft, type DraftRevision, HERALD } from '../../domain/draft.js';
import { Refusal } from '../../domain/errors.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import { introCorrected, stillToTell } from '../corrections/corrected-text.js';
import type { WorkflowDeps } from '../deps.js';
import { lazyClock } from '../plan/draft-questions.js';
import { wantedOccasions } from '../plan/wanted.js';
import type { World } from '../world.js';
import { newRevision, wordsFor } from './compose-draft.js';
import { withSaidAlready } from './said-already.js';

/**
 * From the occasion as the world asks for it now: a tag may have moved since.
 * @throws Refusal when the draft changed in between, or when nothing asks for it any more
 */
export async function redrawDraft(
  deps: Pick<WorkflowDeps, 'store' | 'publicUrl'>,
  world: World,
  id: string,
  { now, actor = null, why = null }: { now: Instant; actor?: string | null; why?: string | null },
): Promise<void> {
  const file = await deps.store.drafts.byId(id);
  const record = file === null ? null : await deps.store.occasions.byKey(file.draft.occasion);
  if (file === null || record === null) throw new Refusal('not-found', `There is no draft ${id}.`);
  const { draft, head } = file;
  const changed = changeDraft(draft, head, { do: actor === null ? 'redraw' : 'recompose' }, now);
  const next: Draft = { ...changed, revision: draft.revision + 1 };
  const wanted = wantedOccasions(world, now).find(({ occasion }) => occasion.key === draft.occasion);
  if (wanted === undefined) {
    throw new Refusal('settled', 'What it speaks of is no longer planned, so there is nothing to write it from.');
  }
  const words = await wordsFor({ world, store: deps.store, now, publicUrl: deps.publicUrl }, wanted.occasion);
  const revision = newRevision(next, {
    ...words,
    facts: withSaidAlready(words.facts, file),
    destinations: stillToTell(world, file, words.destinations),
    intro: actor === null && draft.state === 'awaiting' ? head.intro : introCorrected(world, file, head.intro),
    sendAt: head.sendAt,
    cause: actor === null ? 'redrawn' : 'recomposed',
    author: actor ?? HERALD,
    baseN: head.n,
    at: now,
    why,
    silenceFrom: actor === null ? silenceAfter(world, file, now) : now,
  });
  await deps.store.transaction(async (tx) => {
    const words = (await tx.drafts.byId(id))?.verdicts ?? [];
    if (actor === null && words.some(({ revision }) => revision === head.n) && draft.state === 'awaiting')
      throw new Refusal('stale', 'Somebody has said a word about it meanwhile.');
    await saveRevision(tx, { was: draft, next, revision, act: revision.cause });
    await tx.occasions.save({ ...record, source: wanted.occasion.source, trouble: null });
  });
}

/** A clock that runs starts anew once, and never past the send time; after that, or once it was withheld, somebody has to say yes. */
function silenceAfter(world: World, file: DraftFile, now: Instant): Instant | null {
  const { draft, head } = file;
  if (draft.state !== 'awaiting' || head.silenceFrom === null) return null;
  if (lazyClock(world, file) === null) return now;
  // What leaves as soon as it is approved has no send time to wait for.
  const inTime = now <= head.sendAt || head.sendAt <= draft.createdAt;
  return head.silenceFrom === draft.createdAt && inTime ? now : null;
}

/** Writes a draft's next revision and its audit entry. @throws Refusal when somebody was faster */
export async function saveRevision(
  tx: Repositories,
  { was, next, revision, act }: { was: Draft; next: Draft; revision: DraftRevision; act: string },
): Promise<void> {
  if (!(await tx.drafts.save(next, was))) {
    throw new Refusal('stale', 'The draft has just changed. Look at the current revision, then try again.');
  }
  await tx.drafts.addRevision(revision);
  await tx.audit.append({
    at: revision.at,
    actor: revision.author,
    act,
    subject: `draft:${next.id}`,
    detail: {
      revision: revision.n,
      base: revision.baseN,
      hash: revision.hash,
      ...(revision.why === null ? {} : { why: revision.why }),
    },
  });
}
