/** The facts of the weekly digest: from the last delivered digest's end to now. */

import { countActivity } from '../../digest/activity.js';
import { isBlocking } from '../../digest/blocker-rules.js';
import { tooCommon } from '../../digest/blocker-share.js';
import { openBlockers } from '../../digest/blockers.js';
import { countedWindows, isCounted, spanOf } from '../../digest/counted-windows.js';
import { digestGroups } from '../../digest/digest-groups.js';
import { distributionFacts } from '../../digest/distributions.js';
import { mostUpvoted } from '../../digest/most-upvoted.js';
import type { CountedFact } from '../../domain/digest-group-facts.js';
import type { DigestFacts, DigestReleaseFact, SourceFact } from '../../domain/facts.js';
import { tagAddress } from '../../domain/forge-address.js';
import type { BlockerFact, ItemFact } from '../../domain/issue-facts.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { DIGEST_DRAWS_ON } from '../../evidence/evidence-sources.js';
import { releaseDate } from '../../schedules/release-date.js';
import { roundKey } from '../../schedules/round-times.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import { askedReleases } from '../asked-releases.js';
import { comingNext, releasedTag, runningPhases } from '../coming-next.js';
import type { ReleaseWorld } from '../world.js';
import { blockerLook, blockingItems } from './blocking.js';
import { issuesComplete, lastDigest, windowStart } from './digest-window.js';
import { docsFacts } from './docs-facts.js';
import { commonFacts, type Gathering } from './gathering.js';
import { readOneByOne } from './named-blockers.js';
import { quotedWords } from './quoted-words.js';
import { repositoriesOf } from './repositories-of.js';
import { umbrellas } from './umbrellas.js';

const NEXT_DATES = 3;
const UPVOTED = 5;

export async function digestFacts(
  gathering: Gathering,
  source: Extract<OccasionSource, { type: 'cadence' }>,
): Promise<DigestFacts> {
  const { world, store, now } = gathering;
  const { community } = world.configuration;
  const repositories = repositoriesOf(world);
  const last = await lastDigest(store);
  const from = windowStart(last?.window.to ?? null, now);
  const window = { from, to: now };
  const counted = countedWindows({ repositories, last, window, completeAsOf: await issuesComplete(store) });
  const { finished, opened } = await happenedIn(gathering, counted, window);
  const open = world.releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now));
  const ids = open.map((r) => r.plan.id);
  const look = await blockerLook(gathering, null);
  const blocking = await blockingItems(gathering, look.rules);
  const blockers = openBlockers(blocking, look);
  const quoted = await quotedWords(gathering, ids);
  const inside = isCounted(counted);
  const isNew = (fact: BlockerFact): boolean => inside(fact.repository, fact.openedAt);
  const drawnOn = [
    ...repositories,
    ...(community.docs === null ? [] : [community.docs.repository]),
    ...readOneByOne(world, quoted.named),
  ];
  const only = open.length === 1 ? (open[0] ?? null) : null;
  const common = await commonFacts(gathering, 'digest', only, drawnOn, DIGEST_DRAWS_ON);
  return {
    ...common,
    sources: [...common.sources, ...(await askedFor(gathering, source.week))],
    week: source.week,
    window,
    counted,
    releases: open.map((release) => releaseFact(gathering, release)),
    groups: digestGroups(community, { window, finished, opened, blockers, blocking, releases: ids, ...quoted }),
    distributions: distributionFacts(community, askedReleases(world, open, now), { community, asOf: now, ...quoted }),
    totals: { ...countActivity(community, finished).totals, opened: opened.length },
    newBlockers: blockers.filter(isNew),
    commonRules: tooCommon(community, look.rules, blocking, await store.evidence.openCount(repositories)),
    umbrellas: await umbrellas(gathering, open, last?.umbrellas ?? null),
    docs: await docsFacts(gathering, spanOf(counted, window).from, finished),
    upvoted: mostUpvoted(await store.evidence.mostUpvoted(repositories, UPVOTED), now),
    closedBlockers: finished
      .filter((item) => item.state === 'closed' && isBlocking(item, look.rules))
      .map(({ repository, number, title, url, author }): ItemFact => ({ repository, number, title, url, author })),
  };
}

/** How a release that is under way stands. */
export function releaseFact(
  { world, now }: Pick<Gathering, 'world' | 'now'>,
  release: ReleaseWorld,
): DigestReleaseFact {
  const { community } = world.configuration;
  const { plan, inForce } = release;
  const running = runningPhases({ world, now }, release);
  const tag = releasedTag(plan, world.tags);
  return {
    id: plan.id,
    name: plan.name,
    phases: running.map((id) => community.phases.find((p) => p.id === id)?.title ?? id),
    running,
    releaseDate: releaseDate(inForce.phases),
    released: tag === null ? null : { tag: tag.name, url: tagAddress(community, tag.repository, tag.name) },
    next: comingNext({ world, now }, release, NEXT_DATES),
  };
}

/** What was finished, and which issues were opened. */
async function happenedIn({ store }: Gathering, counted: CountedFact[], window: DigestFacts['window']) {
  const inside = isCounted(counted);
  const names = counted.map(({ repository }) => repository);
  const { from, to } = spanOf(counted, window);
  const finished = await store.evidence.finishedBetween(names, from, to);
  const opened = await store.evidence.openedBetween(names, from, to);
  return {
    finished: finished.filter((item) => inside(item.repository, item.mergedAt ?? item.closedAt)),
    opened: opened.filter((item) => item.type === 'issue' && inside(item.repository, item.createdAt)),
  };
}

/** The round whose answers it quotes, where not all of them could be read; none was asked for where nobody is asked. */
async function askedFor({ store }: Gathering, week: string): Promise<SourceFact[]> {
  const round = await store.rounds.byKey(roundKey(week));
  if (round === null || round.problem === null) return [];
  return [{ name: 'the groups’ answers in Slack', fetchedAt: round.askedAt, problem: round.problem }];
}
