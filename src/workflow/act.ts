/** Carries a plan's actions out, each in a transaction of its own that checks again what the plan went by. */
import { changeDraft, LAZY_CONSENSUS } from '../domain/draft.js';
import { Refusal, RemoteFault, StoreFault } from '../domain/errors.js';
import { type OccasionRecord, unsaid } from '../domain/occasion.js';
import type { Instant } from '../domain/time.js';
import type { Repositories } from '../ports/store.js';
import { amendDraft } from './drafts/amend-draft.js';
import { approveDraft } from './drafts/approve-draft.js';
import { closeDraft } from './drafts/close-draft.js';
import { composeDraft } from './drafts/compose-draft.js';
import { redrawDraft } from './drafts/redraw-draft.js';
import { withholdDraft } from './drafts/withhold-draft.js';
import { noteFailure } from './note-failure.js';
import { type Action, actionSubject } from './plan/actions.js';
import { lazyClock, sufficientWord } from './plan/draft-questions.js';
import { actRound } from './rounds/act-round.js';
import type { RoundDeps } from './rounds/round-deps.js';
import { wakeHeld } from './wake-held.js';
import type { World } from './world.js';

type Do<K extends Action['do']> = Extract<Action, { do: K }>;

/**
 * Returns what came of it: `overtaken` when somebody was faster, and the next plan decides anew; `waits` for a service that does
 * not answer; `failed`, so that one occasion that cannot be composed does not keep all the others waiting.
 * @throws StoreFault
 */
export async function act(
  deps: RoundDeps,
  world: World,
  action: Action,
  now: Instant,
): Promise<'done' | 'overtaken' | 'waits' | 'failed'> {
  try {
    await carryOut(deps, world, action, now);
    deps.log('info', `plan.${action.do}`, subjectOf(action));
    return 'done';
  } catch (error) {
    // All the others would fare no better.
    if (error instanceof StoreFault) throw error;
    if (error instanceof RemoteFault) {
      deps.log('warn', `plan.${action.do}.waits`, { ...subjectOf(action), error: error.message });
      return 'waits';
    }
    if (!(error instanceof Refusal)) {
      deps.log('error', `plan.${action.do}.failed`, {
        ...subjectOf(action),
        error: String(error),
        stack: error instanceof Error ? error.stack : undefined,
      });
      await noteFailure(deps, world, action, error, now);
      return 'failed';
    }
    deps.log('info', `plan.${action.do}.overtaken`, { ...subjectOf(action), why: error.message });
    return 'overtaken';
  }
}

function subjectOf(action: Action): Record<string, unknown> {
  if ('occasion' in action && typeof action.occasion !== 'string') return { occasion: action.occasion.key };
  return 'round' in action ? { about: actionSubject(action) } : { ...action };
}

async function carryOut(deps: RoundDeps, world: World, action: Action, now: Instant): Promise<void> {
  switch (action.do) {
    case 'compose':
      return compose(deps, world, action, now);
    case 'skip':
      return deps.store.transaction((tx) => skip(tx, action, now));
    case 'redraw':
      return redrawDraft(deps, world, action.draft, { now, why: action.why });
    case 'amend':
      return amendDraft(deps, world, { id: action.draft, why: action.why, now });
    case 'withhold':
      return deps.store.transaction((tx) => withhold(tx, action, now));
    case 'supersede':
      await deps.store.transaction((tx) => closeDraft(tx, action.draft, { do: 'supersede', why: action.why }, now));
      return;
    case 'expire':
      await deps.store.transaction((tx) => closeDraft(tx, action.draft, { do: 'expire', why: action.why }, now));
      return;
    case 'count':
      return deps.store.transaction((tx) => count(tx, world, action, now));
    case 'consent':
      return deps.store.transaction((tx) => consent(tx, world, action, now));
    case 'settle':
      return deps.store.occasions.settle(
        action.occasion,
        action.outcome,
        action.outcome === 'sent' ? null : action.why,
        action.missed ? unsaid(action.why, now) : null,
      );
    default:
      return actRound(deps, world, action, now);
  }
}

/** A proposal whose notice will never be written ends here; it would hold other messages for ever. */
async function skip(tx: Repositories, action: Do<'skip'>, now: Instant): Promise<void> {
  const { occasion, why, missed, generation } = action;
  const trouble = missed ? unsaid(why, now) : null;
  await tx.occasions.save({ ...occasion, outcome: 'skipped', why, generation, trouble });
  if (occasion.source.type !== 'revision') return;
  await tx.schedules.change(occasion.source.release, occasion.source.revision, 'proposed', 'withdrawn', now);
  await wakeHeld(tx);
}

async function compose(deps: RoundDeps, world: World, action: Do<'compose'>, now: Instant): Promise<void> {
  const { occasion, generation } = action;
  const gathering = { world, store: deps.store, now, publicUrl: deps.publicUrl };
  const { draft, revision } = await composeDraft(gathering, occasion, generation);
  await deps.store.transaction(async (tx) => {
    const record: OccasionRecord = { ...occasion, outcome: null, why: null, generation, trouble: null };
    await tx.occasions.save(record);
    await tx.drafts.insert(draft, revision);
    await tx.audit.append({
      at: now,
      actor: 'herald',
      act: 'composed',
      subject: `draft:${draft.id}`,
      detail: { occasion: occasion.key, generation, hash: revision.hash },
    });
  });
}

async function withhold(tx: Repositories, { draft, why }: Do<'withhold'>, now: Instant): Promise<void> {
  const file = await tx.drafts.byId(draft);
  if (file !== null) await withholdDraft(tx, file, { why, now });
}

async function count(tx: Repositories, world: World, action: Do<'count'>, now: Instant): Promise<void> {
  const { actor, hash } = action;
  const file = await tx.drafts.byId(action.draft);
  if (file === null || file.head.n !== action.revision) throw new Refusal('stale', 'The draft has changed meanwhile.');
  if (sufficientWord(world, file) === null) throw new Refusal('stale', 'Somebody has said a word about it meanwhile.');
  const { draft, head } = file;
  await approveDraft(tx, world, { draft, head, hash, actor, now });
}

async function consent(tx: Repositories, world: World, action: Do<'consent'>, now: Instant): Promise<void> {
  const file = await tx.drafts.byId(action.draft);
  if (file === null || file.head.n !== action.revision) throw new Refusal('stale', 'The draft has changed meanwhile.');
  const { draft, head } = file;
  const clock = lazyClock(world, file);
  if (clock === null || clock > now) throw new Refusal('stale', 'Somebody has said a word about it meanwhile.');
  changeDraft(draft, head, { do: 'approve', hash: action.hash }, now);
  await tx.drafts.addVerdict({
    draft: draft.id,
    revision: head.n,
    actor: LAZY_CONSENSUS,
    kind: 'approve',
    hash: head.hash,
    via: 'rule',
    reason: null,
    overrideReason: null,
    at: now,
  });
  await approveDraft(tx, world, { draft, head, hash: head.hash, actor: LAZY_CONSENSUS, now });
}
