/** What a working group or a distribution said last, as it is quoted (R9, R10, R17). */
import type { Community } from '../domain/community.js';
import type { BlockerFact } from '../domain/issue-facts.js';
import { displayName } from '../domain/people.js';
import { type Status, wordsBeside } from '../domain/status.js';
import type { LastSaidFact, StatusFact } from '../domain/status-facts.js';
import type { Instant } from '../domain/time.js';
import { unknownBlocker, wholeDays } from './blockers.js';
import { parseIssueRef } from './issue-ref.js';

/** What quoting needs beside the status. */
export interface Quoting {
  community: Pick<Community, 'people' | 'github'>;
  /** Earlier ones too: a `no change` is dated by the status that it keeps, through any number of them. */
  statuses: readonly Status[];
  /** The issues that statuses name as blocking, as they stand. */
  named: readonly BlockerFact[];
  asOf: Instant;
  /** Where the release pages are. */
  publicUrl: string;
}

export function statusFact(status: Status, quoting: Quoting): StatusFact {
  const { colour, readiness, author, recordedBy, saidAt } = status;
  const { docs, expectedVersion, expectedDate, help, contact } = status;
  const first = kept(status, quoting.statuses);
  return {
    colour,
    readiness,
    text: wordsBeside(status),
    author,
    recordedBy: recordedBy === null ? null : displayName(quoting.community, recordedBy),
    saidAt,
    unchangedSince: first === status ? null : first.saidAt,
    blockers: status.blockers.flatMap((text) => namedBlocker(text, quoting)),
    docs,
    expectedVersion,
    expectedDate,
    help,
    contact,
    link: status.link,
    source: sourceOf(status, quoting.publicUrl),
  };
}

/** A word from before the time that is accounted for, which is named with its age and quoted no more. */
export const lastSaidFact = (
  status: Status,
  { asOf, publicUrl }: Pick<Quoting, 'asOf' | 'publicUrl'>,
): LastSaidFact => ({
  colour: status.colour,
  saidAt: status.saidAt,
  daysAgo: wholeDays(status.saidAt, asOf),
  source: sourceOf(status, publicUrl),
});

/** The newest status of a unit that is not withdrawn; null when it never gave one: silence is shown as silence. */
export const latestOf = (unit: string, statuses: readonly Status[]): Status | null =>
  statuses
    .filter((status) => status.unit === unit && status.withdrawnAt === null)
    .sort((a, b) => (a.saidAt < b.saidAt ? 1 : -1))[0] ?? null;

/** Where the release page shows what this unit said. */
const statusAnchor = (unit: string): string => `status-${unit}`;

const sourceOf = ({ link, release, unit }: Status, publicUrl: string): string =>
  link ?? `${publicUrl}/releases/${encodeURIComponent(release)}#${statusAnchor(unit)}`;

function namedBlocker(text: string, { named, asOf, community }: Quoting): BlockerFact[] {
  const reference = parseIssueRef(text);
  if (reference === null) return [];
  const { repository, number } = reference;
  return [
    named.find((b) => b.repository === repository && b.number === number) ?? unknownBlocker(reference, asOf, community),
  ];
}

function kept(status: Status, statuses: readonly Status[]): Status {
  const seen = new Set<string>();
  let at = status;
  while (at.noChangeOf !== null && !seen.has(at.id)) {
    seen.add(at.id);
    const earlier = statuses.find((s) => s.id === at.noChangeOf);
    if (earlier === undefined) break;
    at = earlier;
  }
  return at;
}
