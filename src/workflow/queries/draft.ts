/** What the page of one draft shows. */
import { type DraftRevision, LIVE_STATES } from '../../domain/draft.js';
import { Refusal } from '../../domain/errors.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { type DeliverySend, type SendState, standingSends } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile, Store } from '../../ports/store.js';
import type { DraftProps, RevisionLine } from '../../surfaces/pages/draft-props.js';
import type { Resolvable } from '../../surfaces/pages/resolve-send.js';
import { isStatusClaim } from '../claims/status-claims.js';
import { renderFor } from '../drafts/freeze-sends.js';
import { stoppedClock } from '../plan/draft-questions.js';
import { preflightOfDraft } from '../preflight/preflight-of-draft.js';
import { loadWorld, type World } from '../world.js';
import { auditLines } from './audit-lines.js';
import { claimInWords, valueInWords } from './claim-in-words.js';
import { decisionOf } from './decision.js';
import { actorName, brokenClaims, draftSummary } from './draft-summary.js';
import { sendLine } from './send-line.js';

/** @throws Refusal `not-found` */
export async function draftQuery(store: Store, now: Instant, id: string): Promise<DraftProps> {
  const known = await loadWorld(store, now);
  const { community } = known.configuration;
  const file = await store.drafts.byId(id);
  if (file === null) throw new Refusal('not-found', 'There is no draft of that name. The desk lists those that wait.');
  const { draft, head } = file;
  const source = (await store.occasions.byKey(draft.occasion))?.source ?? null;
  const subjects = new Map([[id, head.subject]]);
  const undecided = draft.state === 'awaiting' || draft.state === 'withheld';
  const checked = undecided ? await preflightOfDraft({ world: known, store, now }, file, source) : null;
  const world: World = { ...known, preflights: checked === null ? {} : { [id]: checked.preflight } };
  return {
    now,
    zone: community.zone,
    summary: draftSummary(world, file, source, now),
    why: draft.why,
    revision: head.n,
    hash: head.hash,
    intro: head.intro,
    bodyMd: head.bodyMd,
    handKept: draft.handKept,
    expiresAt: draft.expiresAt,
    open: (draft.state === 'awaiting' || draft.state === 'withheld') && draft.expiresAt > now,
    live: LIVE_STATES.includes(draft.state) && !file.sends.some((s) => s.state === 'sent'),
    decision: decisionOf(world, file),
    proposal: proposalOf(world, source),
    preflight: checked?.preflight ?? null,
    dependencies: checked?.dependencies ?? null,
    stoppedClock: stoppedClock(world, file),
    asOf: head.facts.asOf,
    sources: head.facts.sources,
    claims: Object.entries(head.claims).map(([key, said]) => ({
      key,
      what: claimInWords(community, key),
      said: isStatusClaim(key) ? 'quoted' : valueInWords(key, said, community.zone),
    })),
    broken: brokenClaims(world, file, source, now).map((claim) => ({
      ...claim,
      now: isStatusClaim(claim.key) ? 'taken back' : valueInWords(claim.key, claim.now, community.zone),
    })),
    renderings: head.destinations.map((destination) => ({
      destination,
      rendering: renderFor(head, destination, community.zone),
    })),
    history: (await store.drafts.revisions(id)).map((revision) => ({
      ...revisionLine(world, revision),
      verdicts: file.verdicts
        .filter((v) => v.revision === revision.n)
        .map(
          (v) =>
            `${actorName(community, v.actor)} ${v.kind === 'approve' ? 'approved' : 'objected'}${v.overrideReason === null ? '' : ` although the preflight failed: ${v.overrideReason}`}`,
        ),
    })),
    sends: file.sends.map((send) => ({
      ...sendLine(world, send, subjects),
      error: send.error,
      receipt: send.receipt,
      resolvable: resolvable(file, send, now),
    })),
    audit: auditLines(community, await store.audit.of(`draft:${id}`), subjects),
  };
}

export function proposalOf(world: World, source: OccasionSource | null): number | null {
  if (source?.type !== 'revision') return null;
  const proposed = world.releases.find((r) => r.plan.id === source.release)?.proposed;
  return proposed?.n === source.revision ? proposed.n : null;
}

const STUCK: readonly SendState[] = ['unknown', 'failed', 'withheld', 'cancelled'];

/** The first part of an approved message that came to nothing in a place takes those behind it along. */
function resolvable({ draft, sends }: DraftFile, { id, destination }: DeliverySend, now: Instant): Resolvable | null {
  if (draft.state !== 'approved' || draft.expiresAt <= now) return null;
  const stuck = standingSends(sends).find((send) => send.destination === destination && STUCK.includes(send.state));
  if (stuck?.id !== id) return null;
  const { state, attempt, givenUpBy } = stuck;
  return { id, state, attempt, givenUpBy };
}

const revisionLine = (world: World, revision: DraftRevision): Omit<RevisionLine, 'verdicts'> => ({
  n: revision.n,
  cause: revision.cause,
  author: actorName(world.configuration.community, revision.author),
  at: revision.at,
  hash: revision.hash,
  why: revision.why,
  text: [revision.subject, revision.intro, revision.bodyMd].filter((part) => part !== '').join('\n\n'),
});
