/**
 * Takes out of a draft what is not so any more, under the approval, or the clock of silence, that it has (decision 5): the same facts
 * without it, in the same words. What had been written is kept as a revision.
 */
import { changeDraft, type Draft, type DraftRevision, EVIDENCE, type Verdict } from '../../domain/draft.js';
import { Refusal } from '../../domain/errors.js';
import type { Claims, Facts } from '../../domain/facts.js';
import type { OccasionSource } from '../../domain/occasion.js';
import type { Send } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import { composeMessage } from '../../templates/compose-message.js';
import { checkAll } from '../claims/answer-claim.js';
import { claimsOf } from '../claims/claims-of.js';
import type { WorkflowDeps } from '../deps.js';
import { amendedFacts } from '../facts/amended-facts.js';
import { pendingDestinations } from '../plan/draft-questions.js';
import type { World } from '../world.js';
import { newRevision } from './compose-draft.js';
import { freezeSends } from './freeze-sends.js';
import { redrawDraft, saveRevision } from './redraw-draft.js';
import { withholdDraft } from './withhold-draft.js';

/**
 * Where it cannot be done in the words that were approved, as when a template has changed since, the draft is treated as one that says
 * something else now.
 * @throws Refusal when the draft changed in between
 */
export async function amendDraft(
  deps: Pick<WorkflowDeps, 'store' | 'publicUrl'>,
  world: World,
  { id, why, now }: { id: string; why: string; now: Instant },
): Promise<void> {
  const { store } = deps;
  const file = await store.drafts.byId(id);
  const record = file === null ? null : await store.occasions.byKey(file.draft.occasion);
  if (file === null || record === null) throw new Refusal('not-found', `There is no draft ${id}.`);
  const { draft, head } = file;
  const next: Draft = { ...changeDraft(draft, head, { do: 'amend' }, now), revision: draft.revision + 1 };
  const amended = await amendedWords(deps, world, { head, source: record.source, now });
  if (amended === null) {
    if (draft.state === 'awaiting') return redrawDraft(deps, world, id, { now, why });
    return store.transaction((tx) => withholdDraft(tx, file, { why, now }));
  }
  const made = { cause: 'amended', author: EVIDENCE, baseN: head.n, at: now, why } as const;
  const revision = newRevision(next, { ...head, ...amended, ...made });
  await store.transaction(async (tx) => {
    const { verdicts, sends } = (await tx.drafts.byId(id)) ?? file;
    await saveRevision(tx, { was: draft, next, revision, act: revision.cause });
    if (draft.state !== 'approved') return;
    for (const word of verdicts) if (word.revision === head.n) await tx.drafts.addVerdict(carriedOver(word, revision));
    await replaceSends(tx, world, { draft: next, head: revision, sends });
  });
}

/** Null where the words are not those of the facts, or would say what is not so after all. */
async function amendedWords(
  { store }: Pick<WorkflowDeps, 'store'>,
  world: World,
  { head, source, now }: { head: DraftRevision; source: OccasionSource; now: Instant },
): Promise<{ facts: Facts; claims: Claims; bodyMd: string } | null> {
  const { templates } = world.configuration;
  if (composeMessage(head.facts, templates).bodyMd !== head.bodyMd) return null;
  const facts = await amendedFacts({ world, store, now }, head.facts);
  const claims = claimsOf(facts, notOfFacts(head.claims));
  if (checkAll({ world, source, now }, claims).broken.length > 0) return null;
  return { facts, claims, bodyMd: composeMessage(facts, templates).bodyMd };
}

/** What the world alone told when it was composed. */
const notOfFacts = (claims: Claims): Claims =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => /^(?:status|quiet|released):/.test(key)));

/** The approval stands: whoever gave it has let out everything that is still said. */
const carriedOver = (word: Verdict, { n, hash }: DraftRevision): Verdict => ({
  ...word,
  revision: n,
  hash,
  via: 'rule',
});

/** Where a message has begun to leave it stays as it is; everywhere else the amended one takes its place. */
async function replaceSends(
  tx: Repositories,
  { configuration }: World,
  { draft, head, sends }: Pick<DraftFile, 'draft' | 'head' | 'sends'>,
): Promise<void> {
  const pending = pendingDestinations(sends);
  const why = `What it says was amended; revision ${head.n} takes its place.`;
  for (const send of sends) {
    if (!pending.includes(send.destination) || (send.state !== 'ready' && send.state !== 'claimed')) continue;
    const cancelled: Send = { ...send, state: 'cancelled', leaseBy: null, leaseUntil: null, error: why };
    if (!(await tx.sends.save(cancelled, { state: send.state }))) throw new Refusal('stale', 'It is leaving just now.');
    await tx.matters.releaseRoot(send.matter, send.destination, send.id);
  }
  const destinations = head.destinations.filter(({ id }) => pending.includes(id));
  await freezeSends(tx, { community: configuration.community, draft, head: { ...head, destinations } });
}
