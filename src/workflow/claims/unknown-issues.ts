/** Issues that a message names and knows nothing about, since they had not been read yet when it was composed. */

import type { Item } from '../../domain/evidence.js';
import type { DigestFacts, Facts } from '../../domain/facts.js';
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { StatusFact } from '../../domain/status-facts.js';

/** As `owner/name#number`. */
export const unknownIn = (facts: Facts): string[] => unknown(facts.kind === 'delay' ? facts.blockers : []);

const unknown = (named: readonly BlockerFact[]): string[] =>
  named.flatMap(({ repository, number, problem }) => (problem === null ? [] : [`${repository}#${number}`]));

/** For whoever decides on the message, of those in words that it quotes too: readers are told of none of them that nobody knows it. */
export function unknownWarnings(facts: Facts): string[] {
  const said = facts.kind === 'digest' ? quotedIn(facts) : [];
  const references = [...unknownIn(facts), ...unknown(said.flatMap((status) => status?.blockers ?? []))];
  return [...new Set(references)].map(
    (one) =>
      `Of ${one}, which is named as blocking, nothing is known, so only its number is said. See whether it is right.`,
  );
}

const quotedIn = ({ groups, distributions }: DigestFacts): (StatusFact | null)[] => [
  ...groups.flatMap(({ status, words = [] }) => [status, ...words.map((word) => word.status)]),
  ...distributions.map(({ report }) => report),
];

/** What can be said of them now, in words. */
export const newlyRead = (issues: readonly Item[], facts: Facts): string[] =>
  unknownIn(facts)
    .filter((reference) => issues.some(({ repository, number }) => `${repository}#${number}` === reference))
    .map((reference) => `${reference} has been read since`);
