/** The weekly account's facts: every working group with its word, its blockers and what it finished in the window. */
import type { Community } from '../domain/community.js';
import type { Item } from '../domain/evidence.js';
import type { BlockerFact, DigestFacts } from '../domain/facts.js';
import type { Status } from '../domain/status.js';
import type { Instant } from '../domain/time.js';
import { activity, groupOf, highlights, itemFact, OTHER } from './activity.js';
import { isBlocking, openBlockers } from './blockers.js';
import { latestOf, statusFact } from './status-fact.js';

export interface DigestInput {
  community: Community;
  /** From the last delivered digest's end to now: [from, to). */
  window: { from: Instant; to: Instant };
  /** Pull requests merged and issues closed in the window. */
  finished: readonly Item[];
  /** Open issues with a blocking label. */
  blocking: readonly Item[];
  /** Issues with a blocking label that were opened or closed in the window. */
  blockingChanged: readonly Item[];
  /** Of the releases under way; earlier ones that a `no change` keeps may be among them. */
  statuses: readonly Status[];
  asOf: Instant;
}

export type DigestParts = Pick<DigestFacts, 'window' | 'groups' | 'totals' | 'newBlockers' | 'closedBlockers'>;

const HIGHLIGHTS = 3;

/** Working groups in the order of the configuration; `Other repositories` last, and only when it has something. */
export function digestFacts(input: DigestInput): DigestParts {
  const { community, window, asOf, statuses } = input;
  const { counts, totals, itemsOf } = activity(input.finished, community.workingGroups);
  const blockers = openBlockers(input.blocking, community, asOf);
  const labels = new Map(input.blocking.map((item) => [`${item.repository}#${item.number}`, item.labels]));
  const homeOf = ({ repository, number }: BlockerFact) =>
    groupOf({ repository, labels: labels.get(`${repository}#${number}`) ?? [] }, community.workingGroups)?.name ??
    OTHER;

  const names = [...community.workingGroups.map((group) => group.name), OTHER];
  const groups = names.map((name) => {
    const group = community.workingGroups.find((g) => g.name === name);
    const said = group === undefined ? null : latestOf(group.id, statuses);
    const counted = counts.find((c) => c.group === name);
    return {
      name,
      status: said === null ? null : statusFact(said, statuses),
      blockers: blockers.filter((blocker) => homeOf(blocker) === name),
      merged: counted?.merged ?? 0,
      closed: counted?.closed ?? 0,
      highlights: highlights(itemsOf.get(name) ?? [], HIGHLIGHTS),
      releaseProcess: group?.releaseProcess ?? null,
    };
  });
  const within = (at: Instant | null) => at !== null && at >= window.from && at < window.to;
  return {
    window,
    groups: groups.filter((g) => g.name !== OTHER || g.merged + g.closed + g.blockers.length > 0),
    totals,
    newBlockers: openBlockers(input.blockingChanged, community, asOf).filter((b) => within(b.openedAt)),
    closedBlockers: input.blockingChanged
      .filter((item) => isBlocking(item, community) && within(item.closedAt))
      .map(itemFact),
  };
}
