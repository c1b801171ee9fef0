/**
 * How each kind of message is handled where the configuration says nothing: it goes to every destination, and one of the
 * release team lets it out. The digest leaves unless somebody objects, since it only counts what happened.
 */
import type { ApprovalPolicy, MessageRule, Role } from '../domain/community.js';
import type { MessageKind } from '../domain/message-kind.js';
import type { Weekday } from '../domain/time.js';

interface Defaults extends Pick<MessageRule, 'leadDays'> {
  /** Whether its moment is known beforehand; else it is composed from evidence (a delay, a tag) or a person's words, at once. */
  planned: boolean;
  rule: 'one' | 'two' | 'lazy';
}

export const DEFAULT_ROLES: readonly Role[] = ['release-manager', 'release-team'];
export const DEFAULT_LAZY_HOURS = 24;
/** Thursday: the week's meetings are over, and readers still have a working day to act. */
export const DEFAULT_DIGEST_WEEKDAY: Weekday = 4;

export const DEFAULT_MESSAGES: Record<MessageKind, Defaults> = {
  timeline: { leadDays: [], planned: false, rule: 'one' },
  reminder: { leadDays: [7, 1], planned: true, rule: 'one' },
  delay: { leadDays: [], planned: false, rule: 'one' },
  correction: { leadDays: [], planned: false, rule: 'one' },
  candidate: { leadDays: [], planned: false, rule: 'one' },
  release: { leadDays: [], planned: false, rule: 'one' },
  patch: { leadDays: [], planned: false, rule: 'one' },
  digest: { leadDays: [], planned: true, rule: 'lazy' },
  notes: { leadDays: [], planned: false, rule: 'one' },
};

/** One working day for whoever decides, in whatever zone; another for the second person. */
const HOURS_TO_DECIDE = { one: 24, two: 48 };
/** Silence counts from the arrival of a card on. */
export const HOURS_TO_ASK = 2;

/** How long before it leaves a message is written: as close as its policy allows, so that little of it changes by then (decision 5). */
export function defaultComposeHours(kind: MessageKind, policy: ApprovalPolicy): number {
  if (!DEFAULT_MESSAGES[kind].planned) return 0;
  return policy.rule === 'lazy' ? policy.hours + HOURS_TO_ASK : HOURS_TO_DECIDE[policy.rule];
}
