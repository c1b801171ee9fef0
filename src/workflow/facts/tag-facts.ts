/** The facts of the kinds that a tag brings about: candidate, release and patch. */

import { countActivity, highlightsOf } from '../../digest/activity.js';
import { resolveComponents } from '../../digest/components.js';
import { previousTag } from '../../digest/previous-tag.js';
import { thanksTo } from '../../digest/thanks.js';
import type { ComponentFact } from '../../domain/component.js';
import type { CandidateFacts, PatchFacts, ReleaseFacts, UpcomingFact } from '../../domain/facts.js';
import { tagAddress } from '../../domain/forge-address.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { phaseDeadline } from '../../domain/phase.js';
import { upcoming } from '../../schedules/upcoming.js';
import type { ReleaseWorld } from '../world.js';
import { openBlockers } from './blocking.js';
import { cycleBegin } from './cycle-begin.js';
import { commonFacts, type Gathering, repositoriesOf } from './gathering.js';
import { componentTags, tagEvidence } from './tag-evidence.js';

type TagSource = Extract<OccasionSource, { type: 'tag' }>;

const CHANGES = 8;
const NAMES = 40;
const NEXT_DATES = 3;

const tagUrl = ({ world }: Gathering, { repository, tag }: TagSource): string =>
  tagAddress(world.configuration.community, repository, tag);

export async function candidateFacts(
  gathering: Gathering,
  release: ReleaseWorld,
  source: TagSource,
): Promise<CandidateFacts> {
  const { plan } = release;
  const { before, finished, ...counted } = await countedSince(gathering, release, source);
  return {
    ...(await commonFacts(gathering, 'candidate', release, drawnOn(gathering, release))),
    ...counted,
    tag: source.tag,
    repository: source.repository,
    sha: source.sha,
    url: tagUrl(gathering, source),
    previousTag: before,
    changes: highlightsOf(finished, CHANGES),
    components: await components(gathering, release),
    steps: plan.testing.steps,
    report: plan.testing.report,
    until: reportUntil(gathering, release),
    blockers: await openBlockers(gathering, release),
    next: nextDates(gathering, release),
  };
}

export async function releaseFacts(
  gathering: Gathering,
  release: ReleaseWorld,
  source: TagSource,
): Promise<ReleaseFacts> {
  const { highlights, dependencies } = release.plan;
  const { finished: _, ...stable } = await stableFacts(gathering, release, source);
  return {
    ...(await commonFacts(gathering, 'release', release, drawnOn(gathering, release))),
    ...stable,
    highlights,
    dependencies: dependencies.map(({ name, version }) => ({ name, version })),
  };
}

export async function patchFacts(gathering: Gathering, release: ReleaseWorld, source: TagSource): Promise<PatchFacts> {
  const { finished, ...stable } = await stableFacts(gathering, release, source);
  return {
    ...(await commonFacts(gathering, 'patch', release, drawnOn(gathering, release))),
    ...stable,
    changes: highlightsOf(finished, CHANGES),
  };
}

/** What was merged, and every tag that its table and its own version come from. */
const drawnOn = ({ world }: Gathering, { plan }: ReleaseWorld): string[] => [
  ...new Set([
    ...repositoriesOf(world),
    plan.tags.repository,
    ...plan.components.flatMap((component) => component.repository ?? []),
  ]),
];

/** What is said of every stable tag. */
async function stableFacts(gathering: Gathering, release: ReleaseWorld, source: TagSource) {
  const { world, store } = gathering;
  const { community } = world.configuration;
  const { plan } = release;
  const { before, finished, ...counted } = await countedSince(gathering, release, source);
  const labelled = await store.evidence.openWithLabels(repositoriesOf(world), community.labels.knownIssue);
  const known = labelled.map(({ title, url }) => ({ title, url, workaround: null }));
  return {
    ...counted,
    finished,
    version: source.tag,
    repository: source.repository,
    sha: source.sha,
    url: tagUrl(gathering, source),
    components: await components(gathering, release),
    knownIssues: [...plan.knownIssues, ...known.filter((k) => !plan.knownIssues.some((p) => p.url === k.url))],
    previousVersion: before,
    thanks: thanksTo(community, finished, NAMES),
    upgrade: plan.upgrade.text,
    testedOn: plan.upgrade.testedOn,
    next: nextDates(gathering, release),
  };
}

const components = async ({ world, store }: Gathering, { plan }: ReleaseWorld): Promise<ComponentFact[]> =>
  resolveComponents(plan, world.tags, {
    ...(await componentTags(store, plan)),
    forge: world.configuration.community,
  });

const nextDates = ({ world, now }: Gathering, { inForce }: ReleaseWorld): UpcomingFact[] =>
  upcoming(world.configuration.community, inForce.phases, now, NEXT_DATES);

/** What was finished after the commit of the tag before, whose own merge was counted with that tag; else since the cycle began. */
async function countedSince(gathering: Gathering, release: ReleaseWorld, source: TagSource) {
  const { world, store, now, publicUrl } = gathering;
  const before = previousTag(release.plan, world.tags, source.tag, await tagEvidence(store, [source.repository]));
  const since = before?.since ?? cycleBegin(world, release);
  const all = await store.evidence.finishedBetween(repositoriesOf(world), since, now);
  const finished = before === null ? all : all.filter((item) => item.mergedAt !== since);
  const window = new URLSearchParams({ ...(before === null ? {} : { from: before.name }), to: source.tag });
  return {
    before: before?.name ?? null,
    since,
    finished,
    changelog: `${publicUrl}/releases/${encodeURIComponent(release.plan.id)}/changelog?${window}`,
    ...countActivity(world.configuration.community, finished),
  };
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
