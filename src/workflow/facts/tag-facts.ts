/** The facts of the kinds that a tag brings about: candidate, release and patch. */

import { highlightsOf } from '../../digest/activity.js';
import { makeChangelog } from '../../digest/changelog/make-changelog.js';
import { resolveComponents } from '../../digest/components.js';
import { thanksTo } from '../../digest/thanks.js';
import type { ChangelogFacts, HeldRange } from '../../domain/changelog.js';
import type { ComponentFact } from '../../domain/component.js';
import type { CandidateFacts, CommonFacts, PatchFacts, ReleaseFacts, UpcomingFact } from '../../domain/facts.js';
import { tagAddress } from '../../domain/forge-address.js';
import type { ItemFact } from '../../domain/issue-facts.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { comingNext, reportUntil } from '../coming-next.js';
import type { ReleaseWorld } from '../world.js';
import { openBlockers } from './blocking.js';
import { cycleBegin } from './cycle-begin.js';
import { commonFacts, type Gathering } from './gathering.js';
import { repositoriesOf } from './repositories-of.js';
import { saidTags, type Versions } from './said-tags.js';
import { type TagContents, tagContents, withUnread } from './tag-contents.js';
import { componentTags, tagEvidence } from './tag-evidence.js';
import { formerTag, tagRanges } from './tag-ranges.js';

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
  const versions = await components(gathering, release);
  const { before, changes, contents, held } = await heldSince(gathering, release, source, versions);
  return {
    ...(await tagCommonFacts(gathering, 'candidate', release, contents)),
    ...held,
    tag: source.tag,
    repository: source.repository,
    sha: source.sha,
    url: tagUrl(gathering, source),
    previousTag: before,
    changes,
    components: versions,
    steps: plan.testing.steps,
    report: plan.testing.report,
    until: reportUntil(gathering.world.configuration.community, release.inForce.phases, gathering.now),
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
  const { changes: _, contents, ...stable } = await stableFacts(gathering, release, source);
  return {
    ...(await tagCommonFacts(gathering, 'release', release, contents)),
    ...stable,
    highlights,
    dependencies: dependencies.map(({ name, version }) => ({ name, version })),
  };
}

export async function patchFacts(gathering: Gathering, release: ReleaseWorld, source: TagSource): Promise<PatchFacts> {
  const { contents, ...stable } = await stableFacts(gathering, release, source);
  return { ...(await tagCommonFacts(gathering, 'patch', release, contents)), ...stable };
}

async function tagCommonFacts<K extends 'candidate' | 'release' | 'patch'>(
  gathering: Gathering,
  kind: K,
  release: ReleaseWorld,
  contents: TagContents,
): Promise<CommonFacts & { kind: K }> {
  const common = await commonFacts(gathering, kind, release, drawnOn(gathering, release));
  return { ...common, sources: withUnread(common.sources, contents) };
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
  const versions = await components(gathering, release);
  const { before, changes, contents, held } = await heldSince(gathering, release, source, versions);
  const labelled = await store.evidence.openWithLabels(repositoriesOf(world), community.labels.knownIssue);
  const known = labelled.map(({ title, url }) => ({ title, url, workaround: null }));
  return {
    ...held,
    changes,
    contents,
    version: source.tag,
    repository: source.repository,
    sha: source.sha,
    url: tagUrl(gathering, source),
    components: versions,
    knownIssues: [...plan.knownIssues, ...known.filter((k) => !plan.knownIssues.some((p) => p.url === k.url))],
    previousVersion: before,
    thanks: thanksTo(community, contents.finished, NAMES),
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

const nextDates = (gathering: Gathering, release: ReleaseWorld): UpcomingFact[] =>
  comingNext(gathering, release, NEXT_DATES);

/** What git's history has in this tag and not in the one before; nothing where that one is not known. */
async function heldSince(gathering: Gathering, release: ReleaseWorld, source: TagSource, versions: Versions) {
  const { world, store, publicUrl } = gathering;
  const { plan } = release;
  const { community } = world.configuration;
  const said = await saidTags(store);
  const evidence = await tagEvidence(store, [source.repository]);
  const before = formerTag(plan, world.tags, source.tag, said, evidence);
  const to = { name: source.tag, sha: source.sha };
  const contents = await tagContents(
    store,
    before === null ? [] : tagRanges(plan, world.tags, { from: before, to, versions, said }),
  );
  const { finished, carried, repositories } = contents;
  const made = makeChangelog({ community, plan, window: null, finished, carried, firsts: null, repositories });
  const window = new URLSearchParams({ ...(before === null ? {} : { from: before.name }), to: source.tag });
  return {
    before: before?.name ?? null,
    contents,
    changes: changesIn(made),
    held: {
      since: before?.since ?? cycleBegin(world, release),
      counts: made.groups.map(({ name: group, counts: { merged, closed } }) => ({ group, merged, closed })),
      totals: { merged: made.totals.merged, closed: made.totals.closed },
      alone: contents.alone,
      ...standing(contents.ranges),
      changelog: `${publicUrl}/releases/${encodeURIComponent(plan.id)}/changelog?${window}`,
    },
  };
}

const changesIn = ({ groups }: Pick<ChangelogFacts, 'groups'>): ItemFact[] => {
  const entries = groups.flatMap((group) =>
    group.repositories.flatMap((part) => part.sections.flatMap((s) => s.entries)),
  );
  return highlightsOf(
    entries.map((entry) => ({ ...entry, title: entry.original })),
    CHANGES,
  );
};

/** The components that did not go on, by what is known of them. */
function standing(ranges: readonly HeldRange[]): Pick<CandidateFacts, 'unchanged' | 'wentBack' | 'uncounted'> {
  const of = (...outcomes: HeldRange['outcome'][]) => {
    const found = ranges.filter(({ outcome }) => outcomes.includes(outcome));
    return found.flatMap(({ components, to }) => components.map((name) => ({ name, version: to ?? '' })));
  };
  return {
    unchanged: of('unchanged'),
    wentBack: of('earlier'),
    uncounted: of('not known', 'not read').map(({ name }) => name),
  };
}
