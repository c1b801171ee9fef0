/** What a person can do to a draft. Every command checks the right first, then the revision that the person looked at. */
import { withoutRe } from '../../domain/answering.js';
import { decide, mayDecide, standingVerdicts } from '../../domain/approval.js';
import type { Destination } from '../../domain/community.js';
import { changeDraft, type Draft, type RevisionCause, sameRevision } from '../../domain/draft.js';
import { Refusal } from '../../domain/errors.js';
import type { Claims } from '../../domain/facts.js';
import { personById } from '../../domain/people.js';
import { hasPreflight, type PreflightCheck, standsAgainst } from '../../domain/preflight.js';
import { mayBeKeptBack, mayHaveArrived } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import { appliedConfiguration } from '../applied-configuration.js';
import { answerClaim } from '../claims/answer-claim.js';
import type { Commands } from '../commands.js';
import { stillToTell } from '../corrections/corrected-text.js';
import type { WorkflowDeps } from '../deps.js';
import { policyOf } from '../plan/draft-questions.js';
import { overrideReason } from '../preflight/override.js';
import { preflightOfDraft } from '../preflight/preflight-of-draft.js';
import { loadWorld, type World } from '../world.js';
import { approveDraft } from './approve-draft.js';
import { closeDraft } from './close-draft.js';
import { destinationsOf, newRevision } from './compose-draft.js';
import { mayChangeDraft } from './may-change-draft.js';
import { redrawDraft, saveRevision } from './redraw-draft.js';
import { withSaidAlready } from './said-already.js';

type DraftCommands = Pick<Commands, 'judge' | 'edit' | 'introduce' | 'recompose' | 'hold' | 'discard'>;

const MAX_BODY = 100_000;

export function draftCommands(deps: WorkflowDeps): DraftCommands {
  const { store, clock } = deps;

  const fileOf = async (id: string): Promise<DraftFile> => {
    const file = await store.drafts.byId(id);
    if (file === null)
      throw new Refusal('not-found', `There is no draft ${id}. \`herald drafts\` lists those that there are.`);
    return file;
  };
  const done = async (id: string): Promise<DraftFile> => {
    deps.wake();
    return fileOf(id);
  };

  const mayChange = async (file: DraftFile, actor: string): Promise<void> =>
    mayChangeDraft((await appliedConfiguration(store)).configuration, file.draft.kind, actor);

  const revise = async (
    file: DraftFile,
    changed: Draft,
    parts: Partial<
      Pick<DraftFile['head'], 'subject' | 'intro' | 'bodyMd' | 'sendAt' | 'claims' | 'facts' | 'destinations'>
    >,
    cause: RevisionCause,
    actor: string,
  ): Promise<DraftFile> => {
    const { draft, head } = file;
    const next: Draft = { ...changed, revision: draft.revision + 1 };
    const at = clock.now();
    const made = { cause, author: actor, baseN: head.n, at, why: null, silenceFrom: at };
    const revision = newRevision(next, { ...head, ...parts, ...made });
    await store.transaction((tx) => saveRevision(tx, { was: draft, next, revision, act: cause }));
    return done(draft.id);
  };

  /** New words are looked at and approved anew, so they go where the applied configuration sends them now. */
  const destinationsNow = async (file: DraftFile): Promise<Destination[]> => {
    const world = await loadWorld(store, clock.now());
    return stillToTell(world, file, destinationsOf(world.configuration, file.head.facts));
  };

  /** Whoever edits a withheld draft was shown what is not true any more, and answers for the words from here on. */
  const claimsAfterEdit = async ({ draft, head }: DraftFile): Promise<Claims> => {
    const source = (await store.occasions.byKey(draft.occasion))?.source;
    if (draft.state !== 'withheld' || source === undefined) return head.claims;
    const now = clock.now();
    const asking = { world: await loadWorld(store, now), source, now };
    const answers = Object.entries(head.claims).map(([key, said]) => [key, answerClaim(asking, key, said) ?? said]);
    return Object.fromEntries(answers) as Claims;
  };

  const commands: DraftCommands = {
    async judge({ draft: id, hash, verdict, reason, actor, via, override }) {
      const now = clock.now();
      const world = await loadWorld(store, now);
      personById(world.configuration.community, actor);
      if (verdict === 'object' && (reason ?? '').trim() === '') {
        throw new Refusal('invalid', 'Say why you object, so that the others can answer it.');
      }
      const against = verdict === 'approve' ? await failingChecks(deps, world, id, now) : [];
      await store.transaction(async (tx) => {
        const file = await tx.drafts.byId(id);
        if (file === null) throw new Refusal('not-found', `There is no draft ${id}.`);
        const { draft, head } = file;
        const policy = policyOf(world.configuration, draft.kind);
        mayDecide(world.configuration.community, policy, actor);
        changeDraft(draft, head, { do: verdict, hash }, now);
        const overridden = overrideReason(against, override);
        const word = {
          draft: id,
          revision: head.n,
          actor,
          kind: verdict,
          hash,
          via,
          reason,
          overrideReason: overridden,
          at: now,
        };
        await tx.drafts.addVerdict(word);
        const act = verdict === 'approve' ? 'approve' : 'object';
        await tx.audit.append({
          at: now,
          actor,
          act,
          subject: `draft:${id}`,
          detail: {
            revision: head.n,
            hash,
            via,
            reason,
            ...(overridden === null ? {} : { override: overridden, failed: against.map(failedInWords) }),
          },
        });
        const verdicts = [...file.verdicts.filter((v) => v.actor !== actor || v.revision !== head.n), word];
        const standing = standingVerdicts(world.configuration.community, policy, verdicts);
        if (decide(policy, head, standing).state !== 'approved') return;
        await approveDraft(tx, world, { draft, head, hash, actor, now });
      });
      return done(id);
    },

    async edit({ draft: id, base, subject, bodyMd, intro, actor, via }) {
      const file = await fileOf(id);
      await mayChange(file, actor);
      const clean = withoutRe(oneLine(subject));
      if (intro !== undefined && onlyIntroduces(file, clean, bodyMd)) {
        if (normalise(intro) === file.head.intro) throw new Refusal('invalid', 'Nothing was changed.');
        return commands.introduce({ draft: id, base, intro, actor, via });
      }
      const changed = changeDraft(file.draft, file.head, { do: 'edit', base }, clock.now());
      if (clean === '') throw new Refusal('invalid', 'A message needs a subject.');
      if (bodyMd.trim() === '')
        throw new Refusal('invalid', 'A message needs a body. To say nothing, discard the draft.');
      if (bodyMd.length > MAX_BODY) throw new Refusal('invalid', `That is longer than ${MAX_BODY} characters.`);
      if (clean !== file.head.subject && (await store.matters.byKey(file.draft.matter)) !== null) {
        throw new Refusal(
          'invalid',
          `This message belongs to a thread, and its subject holds it together: leave "${file.head.subject}".`,
        );
      }
      const claims = await claimsAfterEdit(file);
      const facts = withSaidAlready(file.head.facts, file);
      const destinations = await destinationsNow(file);
      const words = { subject: clean, bodyMd: normalise(bodyMd), intro: normalise(intro ?? file.head.intro) };
      return revise(file, changed, { ...words, claims, facts, destinations }, 'edited', actor);
    },

    async introduce({ draft: id, base, intro, actor }) {
      const file = await fileOf(id);
      await mayChange(file, actor);
      const changed = changeDraft(file.draft, file.head, { do: 'introduce', base }, clock.now());
      const destinations = await destinationsNow(file);
      return revise(file, changed, { intro: normalise(intro), destinations }, 'introduced', actor);
    },

    async recompose({ draft: id, base, actor }) {
      const file = await fileOf(id);
      await mayChange(file, actor);
      sameRevision(file.head, base);
      const now = clock.now();
      await redrawDraft(deps, await loadWorld(store, now), id, { now, actor });
      return done(id);
    },

    async hold({ draft: id, until, base, actor }) {
      const file = await fileOf(id);
      await mayChange(file, actor);
      sameRevision(file.head, base);
      const changed = changeDraft(file.draft, file.head, { do: 'hold', until }, clock.now());
      const record = await store.occasions.byKey(file.draft.occasion);
      const planned = record?.sendAt ?? file.head.sendAt;
      return revise(file, changed, { sendAt: until === null || until < planned ? planned : until }, 'held', actor);
    },

    async discard({ draft: id, reason, base, keepDates = false, actor }) {
      const file = await fileOf(id);
      await mayChange(file, actor);
      if (reason.trim() === '') throw new Refusal('invalid', 'Say why it is not sent; the ledger keeps the reason.');
      await store.transaction(async (tx) => {
        await mayStillBeDiscarded(tx, id, base, keepDates);
        await closeDraft(tx, id, { do: 'discard', why: reason.trim(), actor }, clock.now());
      });
      return done(id);
    },
  };
  return commands;
}

/** What stands against approving it at this moment, as the store has it. */
async function failingChecks(
  { store }: WorkflowDeps,
  world: World,
  id: string,
  now: Instant,
): Promise<PreflightCheck[]> {
  const file = await store.drafts.byId(id);
  if (file === null || !hasPreflight(file.draft.kind)) return [];
  const source = (await store.occasions.byKey(file.draft.occasion))?.source ?? null;
  const checked = await preflightOfDraft({ world, store, now }, file, source);
  return standsAgainst(checked?.preflight ?? null);
}

const failedInWords = ({ title, found }: PreflightCheck): string => [title, ...found.slice(0, 3)].join(': ');

/** A withheld draft is another matter: whoever leaves its words as they are answers for them from here on. */
const onlyIntroduces = ({ draft, head }: DraftFile, subject: string, bodyMd: string): boolean =>
  draft.state !== 'withheld' && subject === head.subject && normalise(bodyMd) === normalise(head.bodyMd);

/** What readers know, or what holds because of it, cannot be unsaid; what of it has not left can be kept back. @throws Refusal */
async function mayStillBeDiscarded(
  tx: Repositories,
  id: string,
  base: number | undefined,
  keepDates: boolean,
): Promise<void> {
  const file = await tx.drafts.byId(id);
  if (file !== null) sameRevision(file.head, base);
  if (file?.sends.some(mayHaveArrived) && !file.sends.some(mayBeKeptBack)) {
    throw new Refusal('settled', 'Its first message has left already, so it can only be corrected by another one.');
  }
  const source = file === null ? undefined : (await tx.occasions.byKey(file.draft.occasion))?.source;
  if (source?.type !== 'revision' || keepDates) return;
  const announced = (await tx.schedules.history(source.release)).find((r) => r.n === source.revision);
  if (announced !== undefined && announced.inForceAt !== null) {
    throw new Refusal('settled', 'The dates that it announces are in force already. To undo them, propose others.');
  }
}

const normalise = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
