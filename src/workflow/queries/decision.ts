/** Who has said what about a draft's current revision, and whose word is still needed. Pure. */
import { approvers, decide, standingVerdicts } from '../../domain/approval.js';
import type { DraftFile } from '../../ports/store.js';
import type { DecisionProps } from '../../surfaces/pages/draft-props.js';
import { policyOf } from '../plan/draft-questions.js';
import type { World } from '../world.js';
import { actorName } from './draft-summary.js';

/** Approvals are counted beside objections: how many are missing once every objection is answered. */
export function decisionOf({ configuration }: Pick<World, 'configuration'>, { draft, head, verdicts }: DraftFile) {
  const { community } = configuration;
  const policy = policyOf(configuration, draft.kind);
  const words = standingVerdicts(community, policy, verdicts).filter(
    (v) => v.revision === head.n && v.hash === head.hash,
  );
  const approvals = words.filter((v) => v.kind === 'approve');
  const decision = decide(policy, head, approvals);
  return {
    words: words.map(({ actor, kind, reason, overrideReason }) => ({
      id: actor,
      name: actorName(community, actor),
      kind,
      reason,
      overrideReason,
    })),
    missing: decision.state === 'waiting' ? decision.missing : 0,
    others: approvers(community, policy)
      .filter((p) => !approvals.some((v) => v.actor === p.id))
      .map((p) => p.name),
  } satisfies DecisionProps;
}
