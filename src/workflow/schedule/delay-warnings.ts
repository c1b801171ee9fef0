/** What a person should know before a delay is proposed or its notice approved, beside what the dates themselves give rise to. */
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { ReleasePlan } from '../../domain/release.js';
import { dateIn, formatShortDate, type Zone } from '../../domain/time.js';
import type { World } from '../world.js';

/** A sentence for each named issue that cannot stand in the way, or of which that is not known. */
export const issueWarnings = (blockers: readonly BlockerFact[], zone: Zone): string[] =>
  blockers.flatMap(({ repository, number, closedAt, problem }) => {
    const reference = `${repository}#${number}`;
    if (problem !== null) return [`${reference} could not be looked up (${problem}); see whether it is still open.`];
    if (closedAt === null) return [];
    const day = formatShortDate(dateIn(closedAt, zone));
    return [`${reference} was closed on ${day}, so the notice will not say that it stands in the way.`];
  });

/** Set while the release's timeline still waits to be announced, so that the notice would change dates that nobody has seen. */
export function timelineWarning(
  world: Pick<World, 'drafts'>,
  { id, name }: Pick<ReleasePlan, 'id' | 'name'>,
): string[] {
  const waits = world.drafts.some(
    ({ draft, sends }) =>
      draft.kind === 'timeline' &&
      draft.release === id &&
      ['awaiting', 'withheld', 'approved'].includes(draft.state) &&
      !sends.some((send) => send.state === 'sent'),
  );
  if (!waits) return [];
  return [
    `The timeline of ${name} has not been announced yet: approve it first, or the notice will speak of dates that nobody has seen.`,
  ];
}
