/** A draft in a few lines: where it goes, who decides, and everything that somebody should know before deciding. */
import { decide, describePolicy, standingVerdicts } from '../../domain/approval.js';
import type { BrokenClaim } from '../../domain/claims.js';
import type { Community } from '../../domain/community.js';
import { LAZY_CONSENSUS } from '../../domain/draft.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { displayName } from '../../domain/people.js';
import { summarise } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile } from '../../ports/store.js';
import type { DraftSummary } from '../../surfaces/pages/desk-drafts.js';
import { checkAll } from '../claims/answer-claim.js';
import { unknownWarnings } from '../claims/unknown-issues.js';
import { heldBy } from '../gate.js';
import { lostInWords } from '../lost-time.js';
import { lazyClock, policyOf } from '../plan/draft-questions.js';
import { leavesOutsideWindow, waitingOf } from '../restraint.js';
import { pushedWarnings, timelineWarning } from '../schedule/delay-warnings.js';
import { milestoneWarnings } from '../schedule/milestone-warnings.js';
import type { World } from '../world.js';
import { brokenInWords } from './claim-in-words.js';

/** `source` null where the ledger has no row of its occasion: then nothing can be said about its claims. */
export function draftSummary(world: World, file: DraftFile, source: OccasionSource | null, now: Instant): DraftSummary {
  const { community } = world.configuration;
  const { draft, head, verdicts } = file;
  const policy = policyOf(world.configuration, draft.kind);
  const words = standingVerdicts(community, policy, verdicts).filter(
    (v) => v.revision === head.n && v.hash === head.hash,
  );
  return {
    id: draft.id,
    kind: draft.kind,
    release: draft.release,
    subject: head.subject,
    state: stateOf(world, file, now),
    destinations: head.destinations.map((d) => `${d.name} (${d.type === 'mail' ? 'mail' : 'Slack'})`),
    sendAt: head.sendAt,
    holdUntil: draft.holdUntil,
    waiting: waitingOf(world, file, now),
    policy: describePolicy(community, policy),
    consentAt: lazyClock(world, file),
    approvals: words.filter((v) => v.kind === 'approve').map((v) => actorName(community, v.actor)),
    objections: words
      .filter((v) => v.kind === 'object')
      .map((v) => ({ name: actorName(community, v.actor), reason: v.reason })),
    warnings: warnings(world, file, source, now),
  };
}

export const actorName = (community: Community, actor: string): string =>
  actor === LAZY_CONSENSUS ? 'silence (lazy consensus)' : actor === 'herald' ? 'Herald' : displayName(community, actor);

function stateOf(world: World, file: DraftFile, now: Instant): DraftSummary['state'] {
  const { draft, head, verdicts, sends } = file;
  if (draft.state === 'approved') {
    const waiting = waitingOf(world, file, now);
    return waiting === null || waiting.tried ? summarise(sends) : 'approved, held';
  }
  if (draft.state !== 'awaiting') return draft.state;
  const policy = policyOf(world.configuration, draft.kind);
  const standing = standingVerdicts(world.configuration.community, policy, verdicts);
  if (decide(policy, head, standing).state === 'objected') return 'objected';
  return draft.holdUntil !== null && draft.holdUntil > now ? 'held' : 'awaiting';
}

/** Claims of a draft that are not true now; empty for one that is settled. */
export function brokenClaims(
  world: World,
  file: DraftFile,
  source: OccasionSource | null,
  now: Instant,
): BrokenClaim[] {
  if (source === null || !['awaiting', 'withheld', 'approved'].includes(file.draft.state)) return [];
  if (file.sends.some((s) => s.state === 'sent')) return [];
  return checkAll({ world, source, now }, file.head.claims).broken;
}

/** Silence over what nobody was asked about lets nothing out. */
function unasked({ asked }: World, { draft }: DraftFile): string[] {
  const problem = draft.state === 'awaiting' ? (asked[draft.id]?.problem ?? null) : null;
  return problem === null
    ? []
    : [`${problem} Until somebody is, it does not leave by silence: it waits for an approval.`];
}

const OUTSIDE_WINDOW =
  'The send window opens only after its day, so it does not wait for it: it leaves as soon as it is approved and due.';

const unheard = (world: World, file: DraftFile): string[] =>
  world.pauses.length > 0 && lazyClock(world, file) !== null ? ['While Herald is paused silence is no consent.'] : [];

function warnings(world: World, file: DraftFile, source: OccasionSource | null, now: Instant): string[] {
  const { draft, head } = file;
  const { community } = world.configuration;
  const broken = brokenClaims(world, file, source, now);
  const said = draft.state === 'awaiting' ? lostInWords(world.lost, head.sendAt, community.zone) : null;
  const list = [
    ...(said === null ? [] : [said]),
    ...unasked(world, file),
    ...unheard(world, file),
    ...broken.map((claim) => brokenInWords(community, claim)),
  ];
  if (broken.length > 0)
    list.push('Recompose it, or edit it: as it stands it would be stopped at the moment of sending.');
  const held = source === null || draft.state === 'discarded' ? null : heldBy(world, head, source);
  if (held !== null) list.push(held);
  if (draft.state === 'awaiting' && leavesOutsideWindow(world, file, now)) list.push(OUTSIDE_WINDOW);
  if (draft.kind === 'delay' && draft.release !== null && ['awaiting', 'withheld'].includes(draft.state)) {
    const plan = world.releases.find((r) => r.plan.id === draft.release)?.plan;
    if (plan !== undefined) list.push(...timelineWarning(world, plan), ...pushedWarnings(world, plan.id));
  }
  list.push(...milestoneWarnings(world, draft), ...unknownWarnings(head.facts));
  for (const { name, problem } of head.facts.sources)
    if (problem !== null) list.push(`Incomplete, ${name}: ${problem}`);
  return list;
}
