/** What the card of a draft shows in this world. Pure but for what it is given. */
import { LIVE_STATES } from '../../domain/draft.js';
import type { OccasionSource } from '../../domain/occasion.js';
import type { Instant } from '../../domain/time.js';
import type { AuditEntry, DraftFile } from '../../ports/store.js';
import type { CardAbilities, CardProps, CardReceipt } from '../../surfaces/slack/card-props.js';
import { stoppedClock } from '../plan/draft-questions.js';
import { decisionOf } from '../queries/decision.js';
import { proposalOf } from '../queries/draft.js';
import { actorName, brokenClaims, draftSummary } from '../queries/draft-summary.js';
import { destinationName } from '../queries/sent-messages.js';
import type { World } from '../world.js';

export interface CardOf {
  file: DraftFile;
  /** Null where the ledger has no row of its occasion. */
  source: OccasionSource | null;
  /** Of this draft, oldest first. */
  audit: readonly AuditEntry[];
  publicUrl: string;
  now: Instant;
}

/** Without its preview, which takes rendering. */
export function cardProps(world: World, { file, source, audit, publicUrl, now }: CardOf): CardProps {
  const { community } = world.configuration;
  const { draft, head, verdicts } = file;
  const { words, missing, others } = decisionOf(world, file);
  return {
    draft: draft.id,
    revision: head.n,
    hash: head.hash,
    zone: community.zone,
    url: draftUrl(publicUrl, draft.id),
    summary: draftSummary(world, file, source, now),
    why: draft.why,
    destinations: head.destinations,
    expiresAt: draft.expiresAt,
    made: { cause: CAUSES[head.cause], by: actorName(community, head.author), at: head.at, why: head.why },
    words: words
      .map(({ id, ...word }) => ({
        name: word.name,
        kind: word.kind,
        reason: word.reason,
        overrideReason: word.overrideReason,
        at: verdicts.find((v) => v.actor === id && v.revision === head.n)?.at ?? head.at,
      }))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    missing,
    others,
    ended: endedBy(world, file, audit),
    proposal: proposalOf(world, source),
    preflight: world.preflights[draft.id] ?? null,
    stoppedClock: stoppedClock(world, file),
    asOf: head.facts.asOf,
    preview: [],
    receipts: receipts(world, file),
    can: abilities(world, file, source, now),
  };
}

export const draftUrl = (publicUrl: string, draft: string): string => `${publicUrl}/desk/drafts/${draft}`;

/** Nothing can be done from a card that only tells what became of it. */
export const NOTHING: CardAbilities = {
  decide: false,
  edit: false,
  recompose: false,
  hold: false,
  release: false,
  discard: false,
  compare: false,
  preview: false,
};

const CAUSES: Record<DraftFile['head']['cause'], string> = {
  composed: 'composed',
  redrawn: 'drawn anew',
  amended: 'amended',
  edited: 'edited',
  introduced: 'introduced',
  held: 'given another send time',
  recomposed: 'recomposed',
};

function abilities(world: World, file: DraftFile, source: OccasionSource | null, now: Instant): CardAbilities {
  const { draft, head, sends } = file;
  const live = LIVE_STATES.includes(draft.state) && !sends.some((s) => s.state === 'sent');
  const open = (draft.state === 'awaiting' || draft.state === 'withheld') && draft.expiresAt > now;
  const held = draft.holdUntil !== null && draft.holdUntil > now;
  return {
    decide: open && draft.state === 'awaiting',
    edit: open,
    recompose: open && (draft.state === 'withheld' || brokenClaims(world, file, source, now).length > 0),
    hold: open && draft.state === 'awaiting',
    release: open && held,
    discard: live,
    compare: open && head.n > 1,
    preview: live,
  };
}

function endedBy(world: World, { draft }: DraftFile, audit: readonly AuditEntry[]): CardProps['ended'] {
  if (LIVE_STATES.includes(draft.state)) return null;
  const last = audit.findLast((entry) => entry.act === draft.state);
  return last === undefined ? null : { by: actorName(world.configuration.community, last.actor), at: last.at };
}

/** What an earlier revision left behind when it was withheld is told only where it arrived. */
function receipts(world: World, { head, sends }: DraftFile): CardReceipt[] {
  return sends
    .filter((send) => send.revision === head.n || send.state === 'sent' || send.state === 'unknown')
    .map((send) => {
      const name = destinationName(world.configuration.community, send.destination);
      return {
        destination: send.part === 1 ? name : `${name}, post ${send.part}`,
        state: send.state,
        at: send.sentAt ?? send.notBefore,
        error: send.error,
      };
    });
}
