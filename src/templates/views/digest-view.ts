/** The weekly digest: what needs help comes first, so it is named here. */
import type { AreaFact, DigestFacts, DigestGroupFact } from '../../domain/facts.js';
import type { StatusFact } from '../../domain/status-facts.js';
import { addHours, dateIn } from '../../domain/time.js';
import { blockerView } from './common-view.js';
import { docsView, umbrellaViews } from './progress-views.js';
import { distributionView, readinessViews, statusView } from './status-views.js';

/** One part of the first sentence: what, and how many. */
interface Headline {
  what: 'new blockers' | 'red' | 'yellow' | 'contradictions' | 'failing' | 'help' | 'common rules';
  size: number;
}

export function digestView(facts: DigestFacts) {
  const groups = facts.groups.map(groupView);
  const newBlockers = facts.newBlockers.map(blockerView);
  const troubled = [...groups.filter((g) => g.colour === 'red'), ...groups.filter((g) => g.colour === 'yellow')];
  const contradictions = groups.filter((group) => group.contradicts);
  const distributions = facts.distributions.map(distributionView);
  const failing = distributions.filter((distribution) => distribution.readiness === 'failing');
  const helpWanted = [...groups, ...distributions].flatMap(helpOf);
  const headlines: Headline[] = [
    { what: 'new blockers' as const, size: newBlockers.length },
    { what: 'red' as const, size: groups.filter((g) => g.colour === 'red').length },
    { what: 'yellow' as const, size: groups.filter((g) => g.colour === 'yellow').length },
    { what: 'contradictions' as const, size: contradictions.length },
    { what: 'failing' as const, size: failing.length },
    { what: 'help' as const, size: helpWanted.length },
    { what: 'common rules' as const, size: facts.commonRules?.length ?? 0 },
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
    umbrellas: umbrellaViews(facts),
    docs: (facts.docs ?? []).map(docsView),
    upvoted: facts.upvoted ?? [],
    /** Repositories of which more than the window is counted, since they could not be read the last time. */
    caughtUp: (facts.counted ?? []).filter(({ from }) => from < addHours(facts.window.from, -DAY_HOURS)),
    totals: { ...facts.totals, opened: facts.totals.opened ?? 0 },
    troubled,
    contradictions,
    distributions,
    failing,
    readiness: readinessViews(facts.releases, distributions),
    helpWanted,
    headlines,
    /** Names of the groups from which nothing came in the window. */
    silent: groups.filter((group) => group.status === null).map((group) => group.name),
    commonRules: (facts.commonRules ?? []).map((rule) => ({
      ...rule,
      percent: Math.round((100 * rule.count) / Math.max(1, rule.open)),
    })),
    undocumented: groups.filter((group) => group.releaseProcess === null).map((group) => group.name),
    openBlockers: new Set(groups.flatMap((group) => group.blockers.map((blocker) => blocker.reference))).size,
  };
}

/** The time between two readings says nothing to readers. */
const DAY_HOURS = 24;

/** Where everything blocks, the oldest of each group stand for the others. */
const BLOCKERS = 10;
const AREAS = 5;

/** Only what happened. */
const areaView = ({ area, ...counts }: AreaFact) => ({
  area,
  parts: (['merged', 'opened', 'closed'] as const).flatMap((what) =>
    counts[what] === 0 ? [] : [{ what, size: counts[what] }],
  ),
});

function groupView(group: DigestGroupFact) {
  const blockers = group.blockers.map(blockerView);
  const { status, lastSaid, contradiction, opened = 0, areas = [] } = group;
  return {
    ...group,
    status: status === null ? null : statusView(status, blockers),
    lastSaid: lastSaid === null ? null : { ...lastSaid, weeksAgo: Math.floor(lastSaid.daysAgo / 7) },
    blockers,
    colour: status?.colour ?? null,
    shownBlockers: blockers.slice(0, BLOCKERS),
    moreBlockers: Math.max(0, blockers.length - BLOCKERS),
    openBlockers: blockers.length,
    contradicts: contradiction !== null,
    /** When that last word was said. */
    heardAt: (status ?? lastSaid)?.saidAt ?? null,
    opened,
    areas: areas.slice(0, AREAS).map(areaView),
    moreAreas: Math.max(0, areas.length - AREAS),
    active: group.merged > 0 || group.closed > 0 || opened > 0,
  };
}

type Said = Omit<StatusFact, 'blockers'> | null;

/** Who needs help, and with what. */
function helpOf(unit: { name: string; status?: Said; report?: Said }) {
  const said = unit.status ?? unit.report ?? null;
  if (said === null || said.help === null) return [];
  const { help, author, recordedBy, saidAt, source } = said;
  return [{ name: unit.name, help, author, recordedBy, saidAt, source }];
}
