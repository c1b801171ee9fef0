/** When somebody is reminded that a draft waits for a decision, and who. Pure. */
import { decide, deputiesOf, roleHolders, standingVerdicts } from '../../domain/approval.js';
import type { Person } from '../../domain/community.js';
import { addMinutes, type Instant } from '../../domain/time.js';
import type { DraftFile } from '../../ports/store.js';
import type { World } from '../world.js';
import { policyOf } from './draft-questions.js';

export interface ApprovalReminder {
  stage: 'approvers' | 'deputies';
  /** Due from here on, until the draft is decided or expires. */
  at: Instant;
  people: Person[];
}

/**
 * First those who are to decide and have not said a word about this revision, then the deputies of whoever is still silent. A
 * revision made after the first moment was shown to everybody just then, so it waits for the second, which then is for both.
 * Nobody is reminded of a draft that silence lets out.
 */
export function approvalReminders(world: Pick<World, 'configuration'>, file: DraftFile): ApprovalReminder[] {
  const { community } = world.configuration;
  const { draft, head, verdicts } = file;
  if (community.releaseTeam === null || draft.state !== 'awaiting') return [];
  const policy = policyOf(world.configuration, draft.kind);
  const words = standingVerdicts(community, policy, verdicts);
  const decision = decide(policy, head, words);
  if (decision.state === 'approved' || (decision.state === 'waiting' && decision.clock !== null)) return [];

  const spoken = new Set(words.filter((v) => v.revision === head.n && v.hash === head.hash).map((v) => v.actor));
  const holders = roleHolders(community, policy);
  const silent = holders.filter((person) => !spoken.has(person.id));
  const deputies = deputiesOf(community, silent).filter((p) => !spoken.has(p.id) && !holders.includes(p));
  const minutes = community.releaseTeam.remindHours * 60;
  const first = addMinutes(head.sendAt, -minutes);
  const second = addMinutes(head.sendAt, -minutes / 2);
  const late = head.at > first;
  const stages: ApprovalReminder[] = [
    { stage: 'approvers', at: late ? second : first, people: silent },
    { stage: 'deputies', at: second, people: [...new Set(deputies)] },
  ];
  return head.at > second ? [] : stages.filter((stage) => stage.people.length > 0);
}
