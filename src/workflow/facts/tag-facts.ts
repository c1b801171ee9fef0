/** The facts of the two kinds that a tag brings about: candidate and release. */

import { countActivity, highlightsOf } from '../../digest/activity.js';
import { resolveComponents } from '../../digest/components.js';
import { previousTag } from '../../digest/previous-tag.js';
import { thanksTo } from '../../digest/thanks.js';
import type { CandidateFacts, ReleaseFacts } from '../../domain/facts.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { phaseDeadline } from '../../domain/phase.js';
import type { Instant } from '../../domain/time.js';
import { upcoming } from '../../schedules/upcoming.js';
import type { ReleaseWorld } from '../world.js';
import { openBlockers } from './blocking.js';
import { cycleBegin } from './cycle-begin.js';
import { commonFacts, type Gathering, repositoriesOf } from './gathering.js';
import { tagEvidence } from './tag-evidence.js';

type TagSource = Extract<OccasionSource, { type: 'tag' }>;

const CHANGES = 8;
const NAMES = 40;
const NEXT_DATES = 3;

const tagUrl = (source: TagSource): string =>
  `https://github.com/${source.repository}/releases/tag/${encodeURIComponent(source.tag)}`;

export async function candidateFacts(
  gathering: Gathering,
  release: ReleaseWorld,
  source: TagSource,
): Promise<CandidateFacts> {
  const { world, store, now } = gathering;
  const { community } = world.configuration;
  const { plan, inForce } = release;
  const before = previousTag(plan, world.tags, source.tag, await tagEvidence(store, [source.repository]));
  const { since, finished } = await finishedSince(gathering, release, before);
  return {
    ...(await commonFacts(gathering, 'candidate', release, repositoriesOf(world))),
    tag: source.tag,
    repository: source.repository,
    sha: source.sha,
    url: tagUrl(source),
    previousTag: before?.name ?? null,
    since,
    ...countActivity(community, finished),
    changes: highlightsOf(finished, CHANGES),
    components: resolveComponents(plan, world.tags),
    steps: plan.testing.steps,
    report: plan.testing.report,
    until: reportUntil(gathering, release),
    blockers: await openBlockers(gathering, release),
    next: upcoming(community, inForce.phases, now, NEXT_DATES),
  };
}

export async function releaseFacts(
  gathering: Gathering,
  release: ReleaseWorld,
  source: TagSource,
): Promise<ReleaseFacts> {
  const { world, store, now } = gathering;
  const { community } = world.configuration;
  const { plan, inForce } = release;
  const before = previousTag(plan, world.tags, source.tag, await tagEvidence(store, [source.repository]));
  const { since, finished } = await finishedSince(gathering, release, before);
  const labelled = await store.evidence.openWithLabels(repositoriesOf(world), community.labels.knownIssue);
  const known = labelled.map(({ title, url }) => ({ title, url, workaround: null }));
  return {
    ...(await commonFacts(gathering, 'release', release, repositoriesOf(world))),
    version: source.tag,
    repository: source.repository,
    sha: source.sha,
    url: tagUrl(source),
    highlights: plan.highlights,
    components: resolveComponents(plan, world.tags),
    dependencies: plan.dependencies.map(({ name, version }) => ({ name, version })),
    knownIssues: [...plan.knownIssues, ...known.filter((k) => !plan.knownIssues.some((p) => p.url === k.url))],
    previousVersion: before?.name ?? null,
    since,
    ...countActivity(community, finished),
    thanks: thanksTo(community, finished, NAMES),
    upgrade: plan.upgrade.text,
    testedOn: plan.upgrade.testedOn,
    next: upcoming(community, inForce.phases, now, NEXT_DATES),
  };
}

/** What was finished after the commit of the tag before, whose own merge was counted with that tag; else since the cycle began. */
async function finishedSince(
  { world, store, now }: Gathering,
  release: ReleaseWorld,
  before: { since: Instant } | null,
) {
  const since = before?.since ?? cycleBegin(world, release);
  const finished = await store.evidence.finishedBetween(repositoriesOf(world), since, now);
  return { since, finished: before === null ? finished : finished.filter((item) => item.mergedAt !== since) };
}

/** Testing of candidates ends with distribution testing, else with the release; null once both have passed. */
function reportUntil({ world, now }: Gathering, release: ReleaseWorld): CandidateFacts['until'] {
  for (const id of ['distribution-testing', 'release']) {
    const dates = release.inForce.phases.find((p) => p.id === id);
    const at = dates === undefined ? null : phaseDeadline(dates, world.configuration.community);
    if (dates?.end != null && at !== null && at > now) return { date: dates.end, at };
  }
  return null;
}
