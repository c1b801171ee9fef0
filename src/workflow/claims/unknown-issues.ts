/** Issues that a message names and knows nothing about, since they had not been read yet when it was composed. */

import type { Item } from '../../domain/evidence.js';
import type { Facts } from '../../domain/facts.js';

/** As `owner/name#number`. */
export function unknownIn(facts: Facts): string[] {
  const named = facts.kind === 'delay' ? facts.blockers : [];
  return named.flatMap(({ repository, number, problem }) => (problem === null ? [] : [`${repository}#${number}`]));
}

/** What can be said of them now, in words. */
export const newlyRead = (issues: readonly Item[], facts: Facts): string[] =>
  unknownIn(facts)
    .filter((reference) => issues.some(({ repository, number }) => `${repository}#${number}` === reference))
    .map((reference) => `${reference} has been read since`);
