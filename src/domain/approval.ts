/** Who may let a message out, and when the verdicts so far are enough (R28). */
import type { ApprovalPolicy, Community, Person } from './community.js';
import { type DraftRevision, LAZY_CONSENSUS, type Verdict } from './draft.js';
import { Refusal } from './errors.js';
import { addHours, type Instant } from './time.js';

export type Decision =
  | { state: 'approved' }
  | { state: 'objected'; by: string[] }
  | { state: 'waiting'; missing: number; clock: Instant | null };

/** Those who are to decide under a policy: the people who have one of its roles. */
export const roleHolders = (community: Community, policy: ApprovalPolicy): Person[] =>
  community.people.filter((p) => p.roles.some((role) => policy.roles.includes(role)));

export const deputiesOf = (community: Community, people: readonly Person[]): Person[] =>
  people.flatMap((p) => community.people.find((d) => d.id === p.deputy) ?? []);

/** The people whose approval counts under a policy; their deputies count too. */
export function approvers(community: Community, policy: ApprovalPolicy): Person[] {
  const holders = roleHolders(community, policy);
  return [...new Set([...holders, ...deputiesOf(community, holders)])];
}

/** @throws Refusal when this person may not decide about this kind of message */
export function mayDecide(community: Community, policy: ApprovalPolicy, person: string): void {
  const list = approvers(community, policy);
  if (list.some((p) => p.id === person)) return;
  const names = list.map((p) => p.name).join(', ');
  throw new Refusal(
    'not-allowed',
    list.length === 0
      ? 'Nobody may approve this message under the applied configuration. Give someone one of its roles and apply again.'
      : `You may not decide about this message. Ask one of: ${names}.`,
  );
}

/** The verdicts of those who may decide now; whoever has lost the right neither approves nor stops anything any more. */
export function standingVerdicts(
  community: Community,
  policy: ApprovalPolicy,
  verdicts: readonly Verdict[],
): Verdict[] {
  const entitled = new Set([LAZY_CONSENSUS, ...approvers(community, policy).map((p) => p.id)]);
  return verdicts.filter((verdict) => entitled.has(verdict.actor));
}

/**
 * Where the verdicts on one exact revision leave it. An objection outweighs approvals until its author approves or a new
 * revision answers it. The lazy-consensus clock runs from the moment that the revision names.
 */
export function decide(policy: ApprovalPolicy, head: DraftRevision, verdicts: readonly Verdict[]): Decision {
  const latest = new Map<string, Verdict>();
  for (const verdict of verdicts) {
    if (verdict.draft === head.draft && verdict.revision === head.n && verdict.hash === head.hash) {
      latest.set(verdict.actor, verdict);
    }
  }
  const words = [...latest.values()];
  const objectors = words.filter((v) => v.kind === 'object').map((v) => v.actor);
  if (objectors.length > 0) return { state: 'objected', by: objectors };
  const approvals = words.filter((v) => v.kind === 'approve');
  if (approvals.some((v) => v.actor === LAZY_CONSENSUS)) return { state: 'approved' };
  const needed = policy.rule === 'two' ? 2 : 1;
  if (approvals.length >= needed) return { state: 'approved' };
  const counts = policy.rule === 'lazy' && head.silenceFrom !== null;
  const clock = counts ? addHours(head.silenceFrom ?? head.at, policy.hours) : null;
  return { state: 'waiting', missing: needed - approvals.length, clock };
}

/** `one of Ann, Ben`, for pages and forecasts. */
export function describePolicy(community: Community, policy: ApprovalPolicy): string {
  const names = approvers(community, policy).map((p) => p.name);
  const list = names.length === 0 ? 'nobody' : names.join(', ');
  switch (policy.rule) {
    case 'one':
      return names.length === 1 ? list : `one of ${list}`;
    case 'two':
      return `two of ${list}`;
    case 'lazy':
      return `${policy.hours} h without objection, or one of ${list}`;
  }
}
