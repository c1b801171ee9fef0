/** The next lead time's draft supersedes an unsent earlier one (decision 3). */
import type { Occasion } from '../../domain/occasion.js';
import type { Instant } from '../../domain/time.js';
import type { Wanted } from './wanted.js';

/** The reminder of the same date with a shorter lead whose time to be composed has come; null when there is none. */
export function overtakenBy(occasion: Occasion, wanted: readonly Wanted[], now: Instant): Occasion | null {
  const { source } = occasion;
  if (source.type !== 'phase') return null;
  const later = wanted.find(({ occasion: other }) => {
    const theirs = other.source;
    return (
      theirs.type === 'phase' &&
      theirs.release === source.release &&
      theirs.phase === source.phase &&
      theirs.edge === source.edge &&
      theirs.date === source.date &&
      theirs.lead < source.lead &&
      other.composeAt <= now
    );
  });
  return later?.occasion ?? null;
}
