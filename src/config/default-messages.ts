/**
 * How each kind of message is handled where the configuration says nothing: it goes to every destination, and one of the
 * release team lets it out. The digest leaves unless somebody objects, since it only counts what happened.
 */
import type { MessageRule, Role } from '../domain/community.js';
import type { MessageKind } from '../domain/message-kind.js';
import type { Weekday } from '../domain/time.js';

type Defaults = Pick<MessageRule, 'leadDays' | 'composeHoursAhead'> & { rule: 'one' | 'two' | 'lazy' };

export const DEFAULT_ROLES: readonly Role[] = ['release-manager', 'release-team'];
export const DEFAULT_LAZY_HOURS = 24;
/** Thursday: the week's meetings are over, and readers still have a working day to act. */
export const DEFAULT_DIGEST_WEEKDAY: Weekday = 4;

/** What is composed from evidence (a delay, a tag) or from a person's words is urgent, so it is drafted a few hours ahead at most. */
export const DEFAULT_MESSAGES: Record<MessageKind, Defaults> = {
  timeline: { leadDays: [], composeHoursAhead: 24, rule: 'one' },
  reminder: { leadDays: [7, 1], composeHoursAhead: 48, rule: 'one' },
  delay: { leadDays: [], composeHoursAhead: 0, rule: 'one' },
  correction: { leadDays: [], composeHoursAhead: 0, rule: 'one' },
  candidate: { leadDays: [], composeHoursAhead: 0, rule: 'one' },
  release: { leadDays: [], composeHoursAhead: 0, rule: 'one' },
  patch: { leadDays: [], composeHoursAhead: 0, rule: 'one' },
  digest: { leadDays: [], composeHoursAhead: 30, rule: 'lazy' },
  notes: { leadDays: [], composeHoursAhead: 0, rule: 'one' },
};
