/** The changelog of a release, out of what the store holds; asks nobody. */
import { groupOf } from '../../digest/activity.js';
import { isBot } from '../../digest/bots.js';
import { makeChangelog } from '../../digest/changelog/make-changelog.js';
import type { Boundary, ChangelogFacts } from '../../domain/changelog.js';
import type { Community } from '../../domain/community.js';
import { Refusal } from '../../domain/errors.js';
import { currentTags, type Item } from '../../domain/evidence.js';
import type { SourceFact } from '../../domain/facts.js';
import { type Instant, instantFromMillis, millisOf } from '../../domain/time.js';
import { asOfSources, evidenceSources } from '../../evidence/evidence-sources.js';
import type { ReleaseWorld } from '../world.js';
import { type AskedWindow, changelogWindow } from './changelog-window.js';
import type { Gathering } from './gathering.js';
import { repositoriesOf } from './repositories-of.js';
import { saidTags } from './said-tags.js';
import { type TagContents, tagContents, withUnread } from './tag-contents.js';
import { tagRanges, versionsOf } from './tag-ranges.js';

export interface AskedChangelog extends AskedWindow {
  /** A working group by id or name, or a repository; null for all. */
  group: string | null;
}

export interface MadeChangelog {
  facts: ChangelogFacts;
  /** What a window may begin or end with. */
  tags: string[];
}

/** @throws Refusal for a window, tag, group or repository that there is not */
export async function changelogFacts(
  gathering: Gathering,
  release: ReleaseWorld,
  asked: AskedChangelog,
): Promise<MadeChangelog> {
  const { world, store, now, publicUrl } = gathering;
  const { community } = world.configuration;
  const { plan } = release;
  const { tags, ...window } = await changelogWindow(gathering, release, asked);
  const contents = await contentsBetween(gathering, release, window);
  const everywhere = [...new Set([...repositoriesOf(world), ...(contents?.repositories ?? [])])];
  const part = asked.group === null ? null : partOf(community, everywhere, asked.group);
  const wanted = part?.repositories ?? everywhere;
  const repositories = contents === null ? wanted : contents.repositories.filter((name) => wanted.includes(name));
  const between = { from: window.from.at, to: window.to.at };
  const all = contents?.finished ?? (await finishedIn(gathering, wanted, between));
  const finished = all.filter((item) => wanted.includes(item.repository) && (part?.holds(item) ?? true));
  const states = await store.evidence.syncStates();
  const made = makeChangelog({
    community,
    plan,
    window: contents === null ? between : null,
    finished,
    ...(contents === null ? {} : { carried: contents.carried }),
    firsts: isWhole(evidenceSources(states, everywhere, now)) ? await firstsOf(gathering, everywhere, finished) : null,
    repositories,
  });
  const ranges = contents?.ranges.filter(({ repository }) => part === null || wanted.includes(repository)) ?? [];
  const drawnOn = contents === null ? wanted : ranges.map(({ repository }) => repository);
  const sources = withUnread(evidenceSources(states, [...drawnOn].sort(), now), { ranges });
  return {
    tags,
    facts: {
      community: { id: community.id, name: community.name, zone: community.zone },
      release: { id: plan.id, name: plan.name, page: `${publicUrl}/releases/${encodeURIComponent(plan.id)}` },
      asOf: asOfSources(sources, now),
      window,
      held: contents === null ? null : { ranges, alone: contents.alone },
      told: asked.from === null && asked.to === null && part === null ? plan.highlights : [],
      ...made,
      groups: part === null ? made.groups : made.groups.filter(({ id }) => part.groups.includes(id)),
      sources,
    },
  };
}

/** Null for a window that does not go from one tag to another: that is one of time. */
async function contentsBetween(
  { world, store }: Gathering,
  { plan }: ReleaseWorld,
  { from, to }: Pick<ChangelogFacts['window'], 'from' | 'to'>,
): Promise<TagContents | null> {
  const tagged = ({ tag }: Boundary) =>
    currentTags(world.tags).find(({ repository, name }) => repository === plan.tags.repository && name === tag);
  const [earlier, later] = [tagged(from), tagged(to)];
  if (earlier === undefined || later === undefined) return null;
  const said = await saidTags(store);
  const versions = versionsOf(plan, world.tags, later, said);
  return tagContents(store, tagRanges(plan, world.tags, { from: earlier, to: later, versions, said }));
}

const isWhole = (sources: readonly SourceFact[]): boolean => sources.every(({ fetchedAt }) => fetchedAt !== null);

/** New to the community, not only to a part of it. */
function firstsOf({ store }: Gathering, everywhere: string[], finished: readonly Item[]) {
  const authors = finished.flatMap(({ author, type }) =>
    author === null || type !== 'pull' || isBot(author) ? [] : [author],
  );
  return store.evidence.firstMerged(everywhere, [...new Set(authors)]);
}

/** `(from, to]`; the store counts from the first moment that belongs to it to the first that does not. */
async function finishedIn(
  { store }: Pick<Gathering, 'store'>,
  repositories: string[],
  { from, to }: { from: Instant; to: Instant },
): Promise<Item[]> {
  if (repositories.length === 0) return [];
  return store.evidence.finishedBetween(repositories, afterwards(from), afterwards(to));
}

const afterwards = (at: Instant): Instant => instantFromMillis(millisOf(at) + 1);

interface Part {
  groups: (string | null)[];
  repositories: string[];
  holds(item: Item): boolean;
}

function partOf(community: Community, repositories: string[], asked: string): Part {
  const same = (text: string): boolean => text.toLowerCase() === asked.toLowerCase();
  const { workingGroups } = community;
  const group = workingGroups.find(({ id, name }) => same(id) || same(name));
  if (group !== undefined) {
    return {
      groups: [group.id],
      repositories: group.repositories,
      holds: (item) => groupOf(item, workingGroups)?.id === group.id,
    };
  }
  const repository = repositories.find(same);
  if (repository !== undefined) {
    const sharing = workingGroups.filter((one) => one.repositories.includes(repository));
    return { groups: sharing.map(({ id }) => id), repositories: [repository], holds: () => true };
  }
  const known = workingGroups.map(({ id }) => id).join(', ');
  throw new Refusal(
    'not-found',
    `There is no working group or repository "${asked.slice(0, 80)}". Groups: ${known === '' ? 'none' : known}.`,
  );
}
