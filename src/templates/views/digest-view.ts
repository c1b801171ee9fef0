/** The weekly digest: what needs help comes first, so it is named here. */
import type { DigestFacts, DigestGroupFact } from '../../domain/facts.js';
import { dateIn } from '../../domain/time.js';
import { blockerView } from './common-view.js';

/** One part of the first sentence: what, and how many. */
interface Headline {
  what: 'new blockers' | 'red' | 'yellow' | 'contradictions';
  size: number;
}

export function digestView(facts: DigestFacts) {
  const groups = facts.groups.map(groupView);
  const newBlockers = facts.newBlockers.map(blockerView);
  const troubled = [...groups.filter((g) => g.colour === 'red'), ...groups.filter((g) => g.colour === 'yellow')];
  const contradictions = groups.filter((group) => group.contradicts);
  const headlines: Headline[] = [
    { what: 'new blockers' as const, size: newBlockers.length },
    { what: 'red' as const, size: groups.filter((g) => g.colour === 'red').length },
    { what: 'yellow' as const, size: groups.filter((g) => g.colour === 'yellow').length },
    { what: 'contradictions' as const, size: contradictions.length },
  ].filter((headline) => headline.size > 0);
  const today = dateIn(facts.asOf, facts.community.zone);
  return {
    releases: facts.releases.map((release) => ({
      ...release,
      dayPassed: release.releaseDate !== null && release.releaseDate < today,
      next: release.next.slice(0, 3),
    })),
    groups,
    newBlockers,
    troubled,
    contradictions,
    headlines,
    /** Names of the groups from which nothing came in the window. */
    silent: groups.filter((group) => group.status === null).map((group) => group.name),
    undocumented: groups.filter((group) => group.releaseProcess === null).map((group) => group.name),
    openBlockers: new Set(groups.flatMap((group) => group.blockers.map((blocker) => blocker.reference))).size,
  };
}

function groupView(group: DigestGroupFact) {
  const blockers = group.blockers.map(blockerView);
  const { status, lastSaid } = group;
  return {
    ...group,
    lastSaid: lastSaid === null ? null : { ...lastSaid, weeksAgo: Math.floor(lastSaid.daysAgo / 7) },
    blockers,
    colour: status?.colour ?? null,
    openBlockers: blockers.length,
    /** Its last word, however old, was green, and blockers are open. */
    contradicts: (status ?? lastSaid)?.colour === 'green' && blockers.length > 0,
    /** When that last word was said. */
    heardAt: (status ?? lastSaid)?.saidAt ?? null,
    active: group.merged > 0 || group.closed > 0,
  };
}
