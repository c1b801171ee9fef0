/** The weekly account by working group: its word beside its blockers and what it finished in the window. */
import type { Community } from '../domain/community.js';
import type { DigestGroupFact } from '../domain/digest-group-facts.js';
import type { Item } from '../domain/evidence.js';
import type { BlockerFact } from '../domain/issue-facts.js';
import type { Colour, Status } from '../domain/status.js';
import type { ContradictionFact, GroupWordFact } from '../domain/status-facts.js';
import type { Instant } from '../domain/time.js';
import { areasOf, countActivity, groupOf, highlightsOf, itemsByGroup, OTHER } from './activity.js';
import { lastSaidFact, latestOf, type Quoting, statusFact } from './status-fact.js';

export interface DigestInput extends Pick<Quoting, 'named' | 'publicUrl'> {
  /** A word from before it is not an update: silence is shown as silence (R9). */
  window: { from: Instant; to: Instant };
  /** Pull requests merged and issues closed in the window. */
  finished: readonly Item[];
  /** Issues opened in the window. */
  opened?: readonly Item[];
  /** Every open blocker in scope. */
  blockers: readonly BlockerFact[];
  /** The issues behind `blockers`: their labels tell whose they are where groups share a repository. */
  blocking: readonly Item[];
  /** Ids of the releases under way; with several, each group has a word of each. */
  releases?: readonly string[];
  /** Of the releases under way; earlier ones that a `no change` keeps are among them. */
  statuses: readonly Status[];
}

const HIGHLIGHTS = 3;

/** In the order of the configuration; `Other repositories` last, and only when it has something. */
export function digestGroups(
  community: Community,
  { window, finished, opened = [], blockers, blocking, releases = [], statuses, named, publicUrl }: DigestInput,
): DigestGroupFact[] {
  const quoting: Quoting = { community, statuses, named, asOf: window.to, publicUrl };
  const items = itemsByGroup(community, finished);
  const fresh = itemsByGroup(community, opened);
  const { counts } = countActivity(community, finished);
  const homes = blockers.map((blocker) => ({ blocker, home: homeOf(blocker, blocking, community) }));
  const groups = [...items].map(([name, theirs]): DigestGroupFact => {
    const group = community.workingGroups.find((g) => g.name === name);
    const counted = counts.find((c) => c.group === name);
    const own = homes.filter(({ home }) => home === name).map(({ blocker }) => blocker);
    const word = (of: readonly Status[]): Word =>
      wordOf(group?.id ?? null, { ...quoting, statuses: of }, window.from, own);
    const words = releases.map((release) => ({ release, ...word(statuses.filter((one) => one.release === release)) }));
    const [first, second] = words;
    return {
      unit: group?.id ?? null,
      name,
      ...saidIn(first ?? word(statuses)),
      ...(second === undefined || group === undefined ? {} : { words }),
      blockers: own,
      merged: counted?.merged ?? 0,
      closed: counted?.closed ?? 0,
      opened: (fresh.get(name) ?? []).length,
      areas: areasOf(group ?? null, { finished: theirs, opened: fresh.get(name) ?? [] }),
      highlights: highlightsOf(theirs, HIGHLIGHTS),
      releaseProcess: group?.releaseProcess ?? null,
    };
  });
  return groups.filter((g) => g.name !== OTHER || g.merged + g.closed + (g.opened ?? 0) + g.blockers.length > 0);
}

type Word = Omit<GroupWordFact, 'release'>;

const saidIn = ({ status, lastSaid, contradiction }: Word): Word => ({ status, lastSaid, contradiction });

function wordOf(unit: string | null, quoting: Quoting, from: Instant, own: readonly BlockerFact[]): Word {
  const said = unit === null ? null : latestOf(unit, quoting.statuses);
  const inWindow = said !== null && said.saidAt >= from;
  return {
    status: inWindow ? statusFact(said, quoting) : null,
    lastSaid: said === null || inWindow ? null : lastSaidFact(said, quoting),
    contradiction: contradictionOf(said?.colour ?? null, own),
  };
}

/** A last word of green, however old, while blockers are open; null when the word and the evidence agree. */
function contradictionOf(said: Colour | null, open: readonly BlockerFact[]): ContradictionFact | null {
  const saysGreen = said === 'green';
  if (!saysGreen || open.length === 0) return null;
  return { openBlockers: open.length, oldestDays: Math.max(...open.map((blocker) => blocker.ageDays)) };
}

function homeOf({ repository, number }: BlockerFact, blocking: readonly Item[], community: Community): string {
  const item = blocking.find((one) => one.repository === repository && one.number === number);
  return groupOf(item ?? { repository, labels: [] }, community.workingGroups)?.name ?? OTHER;
}
