/** The weekly digest: what needs help comes first, so it is named here. */
import type { AreaFact, DigestGroupFact } from '../../domain/digest-group-facts.js';
import type { DigestFacts } from '../../domain/facts.js';
import type { StatusFact } from '../../domain/status-facts.js';
import { addHours, dateIn } from '../../domain/time.js';
import { type BlockerView, blockerView } from './common-view.js';
import { docsView, umbrellaViews } from './progress-views.js';
import { distributionView, readinessViews, statusView } from './status-views.js';

/** One part of the first sentence: what, and how many. */
interface Headline {
  what: 'new blockers' | 'red' | 'yellow' | 'contradictions' | 'failing' | 'help' | 'common rules';
  size: number;
  /** Name of the release that it is about, where several are under way. */
  release: string | null;
}

const byRelease = (what: Headline['what'], about: readonly { release: string | null }[]): Headline[] =>
  [...new Set(about.map(({ release }) => release))].map((release) => ({
    what,
    size: about.filter((one) => one.release === release).length,
    release,
  }));

export function digestView(facts: DigestFacts) {
  const releaseName = (id: string): string => facts.releases.find((release) => release.id === id)?.name ?? id;
  const groups = facts.groups.map((group) => {
    const words = wordViews(group, releaseName);
    return { ...groupView(group), words: words.length > 1 ? words : [] };
  });
  const words = facts.groups.flatMap((group) => wordViews(group, releaseName));
  const newBlockers = facts.newBlockers.map(blockerView);
  const troubled = [...words.filter((g) => g.colour === 'red'), ...words.filter((g) => g.colour === 'yellow')];
  const contradictions = words.filter((group) => group.contradicts);
  const distributions = facts.distributions.map(distributionView);
  const several = facts.releases.length > 1;
  const named = distributions.map((one) =>
    several ? { ...one, name: withRelease(one.name, releaseName(one.release)) } : one,
  );
  const failing = named.filter((distribution) => distribution.readiness === 'failing');
  const helpWanted = [...words, ...named].flatMap(helpOf);
  const headlines: Headline[] = [
    { what: 'new blockers' as const, size: newBlockers.length, release: null },
    ...byRelease(
      'red',
      troubled.filter((g) => g.colour === 'red'),
    ),
    ...byRelease(
      'yellow',
      troubled.filter((g) => g.colour === 'yellow'),
    ),
    ...byRelease('contradictions', contradictions),
    ...byRelease(
      'failing',
      failing.map((one) => ({ release: several ? releaseName(one.release) : null })),
    ),
    { what: 'help' as const, size: helpWanted.length, release: null },
    { what: 'common rules' as const, size: facts.commonRules?.length ?? 0, release: null },
  ].filter((headline) => headline.size > 0);
  const today = dateIn(facts.writtenAt ?? facts.asOf, facts.community.zone);
  return {
    releases: facts.releases.map((release) => ({
      ...release,
      released: release.released ?? null,
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
    silent: groups
      .filter(({ status, words }) => status === null && words.every((word) => word.status === null))
      .map((group) => group.name),
    commonRules: (facts.commonRules ?? []).map((rule) => ({
      ...rule,
      percent: Math.round((100 * rule.count) / Math.max(1, rule.open)),
    })),
    undocumented: groups.filter((group) => group.releaseProcess === null).map((group) => group.name),
    openBlockers: new Set(groups.flatMap((group) => group.blockers.filter(isOpen).map(({ reference }) => reference)))
      .size,
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

const isOpen = ({ closedAt }: BlockerView): boolean => closedAt === null;

function groupView(group: DigestGroupFact, release: string | null = null) {
  const blockers = group.blockers.map(blockerView);
  const { words: _words, ...own } = group;
  const { status, lastSaid, contradiction, opened = 0, areas = [] } = own;
  return {
    ...own,
    release,
    status: status === null ? null : statusView(status, blockers),
    lastSaid: lastSaid === null ? null : { ...lastSaid, weeksAgo: Math.floor(lastSaid.daysAgo / 7) },
    blockers,
    colour: status?.colour ?? null,
    shownBlockers: blockers.slice(0, BLOCKERS),
    moreBlockers: Math.max(0, blockers.length - BLOCKERS),
    openBlockers: blockers.filter(isOpen).length,
    contradicts: contradiction !== null,
    /** When that last word was said. */
    heardAt: (status ?? lastSaid)?.saidAt ?? null,
    opened,
    areas: areas.slice(0, AREAS).map(areaView),
    moreAreas: Math.max(0, areas.length - AREAS),
    active: group.merged > 0 || group.closed > 0 || opened > 0,
  };
}

const withRelease = (name: string, release: string): string => `${name} (${release})`;

/** What a group said, of each release where several are under way: the group once more, under a name that says which. */
function wordViews(group: DigestGroupFact, releaseName: (id: string) => string) {
  const { name, words } = group;
  if (words === undefined) return [groupView(group)];
  return words.map(({ release, ...word }) =>
    groupView({ ...group, ...word, name: withRelease(name, releaseName(release)) }, releaseName(release)),
  );
}

type Said = Omit<StatusFact, 'blockers'> | null;

/** Who needs help, and with what. */
function helpOf(unit: { name: string; status?: Said; report?: Said }) {
  const said = unit.status ?? unit.report ?? null;
  if (said === null || said.help === null) return [];
  const { help, author, recordedBy, saidAt, source } = said;
  return [{ name: unit.name, help, author, recordedBy, saidAt, source }];
}
