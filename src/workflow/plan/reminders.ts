/** When somebody is reminded that a draft waits for a decision, and who. Pure. */
import { decide, deputiesOf, roleHolders, standingVerdicts } from '../../domain/approval.js';
import type { Person } from '../../domain/community.js';
import { isReachable } from '../../domain/reach.js';
import { addMinutes, type Instant } from '../../domain/time.js';
import type { DraftFile } from '../../ports/store.js';
import { type Consenting, lazyClock, policyOf } from './draft-questions.js';

/** Where no release team in Slack says otherwise. */
const REMIND_HOURS = 4;

export interface ApprovalReminder {
  stage: 'approvers' | 'deputies';
  /** Due from here on, until the draft is decided or expires. */
  at: Instant;
  people: Person[];
}

/**
 * First those who are to decide and have not said a word about this revision, then the deputies of whoever is still silent. A
 * revision made after the first moment was shown to everybody just then, so it waits for the second, which then is for both.
 * Nobody is reminded of a draft that silence lets out; where nobody was asked about one, it lets nothing out.
 */
export function approvalReminders(world: Consenting, file: DraftFile): ApprovalReminder[] {
  const { community } = world.configuration;
  const { draft, head, verdicts } = file;
  if (draft.state !== 'awaiting') return [];
  const policy = policyOf(world.configuration, draft.kind);
  const words = standingVerdicts(community, policy, verdicts);
  const decision = decide(policy, head, words);
  if (decision.state === 'approved' || lazyClock(world, file) !== null) return [];

  const spoken = new Set(words.filter((v) => v.revision === head.n && v.hash === head.hash).map((v) => v.actor));
  const holders = roleHolders(community, policy);
  const silent = holders.filter((person) => !spoken.has(person.id));
  const deputies = deputiesOf(community, silent).filter((p) => !spoken.has(p.id) && !holders.includes(p));
  const minutes = (community.releaseTeam?.remindHours ?? REMIND_HOURS) * 60;
  const first = addMinutes(head.sendAt, -minutes);
  const second = addMinutes(head.sendAt, -minutes / 2);
  const late = head.at > first;
  const reachable = (person: Person): boolean => isReachable(community, person);
  const stages: ApprovalReminder[] = [
    { stage: 'approvers', at: late ? second : first, people: silent.filter(reachable) },
    { stage: 'deputies', at: second, people: [...new Set(deputies)].filter(reachable) },
  ];
  return head.at > second ? [] : stages.filter((stage) => stage.people.length > 0);
}
