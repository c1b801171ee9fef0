/** Which window a changelog is of: two tags or dates that somebody asked for, else what belongs to the release. */
import { type TagEvidence, tagDate } from '../../digest/tag-date.js';
import type { Boundary } from '../../domain/changelog.js';
import { Refusal } from '../../domain/errors.js';
import { currentTags, type Tag } from '../../domain/evidence.js';
import {
  addDays,
  type Instant,
  instantAt,
  instantFromMillis,
  isCalendarDate,
  millisOf,
  parseInstant,
} from '../../domain/time.js';
import { compareVersions, parseVersion, type Version } from '../../domain/version.js';
import type { Repositories } from '../../ports/store.js';
import { tagKind } from '../../schedules/tag-occasion.js';
import type { ReleaseWorld, World } from '../world.js';
import { cycleBegin } from './cycle-begin.js';
import { type SaidTags, saidTags } from './said-tags.js';
import { tagEvidence } from './tag-evidence.js';
import { formerTag } from './tag-ranges.js';

/** As somebody wrote them; null for what they left open. */
export interface AskedWindow {
  /** A tag, a date (the whole of its day is in the window), or a moment with its offset. */
  from: string | null;
  /** The same, or `now`. */
  to: string | null;
}

export interface ChangelogWindow {
  from: Boundary;
  to: Boundary;
  /** The tags that a window may begin or end with, newest version first. */
  tags: string[];
}

interface Looking {
  world: World;
  store: Pick<Repositories, 'evidence' | 'drafts'>;
  now: Instant;
}

/**
 * Left open, it ends with the newest stable tag of the release, or now while there is none, and begins with the tag before that
 * one: the version that its line follows. Without any, it begins with the cycle.
 * @throws Refusal `not-found` for a tag that is not there, `invalid` for a window that ends before it begins
 */
export async function changelogWindow(
  looking: Looking,
  release: ReleaseWorld,
  asked: AskedWindow,
): Promise<ChangelogWindow> {
  const { world, store, now } = looking;
  const { repository } = release.plan.tags;
  const seen = currentTags(world.tags).filter((tag) => tag.repository === repository);
  const tags = newestFirst(seen);
  const evidence = await tagEvidence(store, [repository]);
  const find = (name: string): Boundary | null => {
    const tag = seen.find((one) => one.name === name);
    return tag === undefined ? null : dated(tag, evidence);
  };
  const read = (text: string, edge: 'from' | 'to'): Boundary =>
    find(text) ?? dateOf(text, edge, looking) ?? refuse(text, repository, tags);

  const said = await saidTags(store);
  const own = tags.find((tag) => tagKind(release.plan, tag) === 'release');
  const to = asked.to === null ? (own === undefined ? nowAs(now) : dated(own, evidence)) : read(asked.to, 'to');
  const from =
    asked.from === null
      ? begin(looking, release, to.tag ?? expectedTag(release, own), { seen, evidence, find, said })
      : read(asked.from, 'from');
  const end = to.at > now ? nowAs(now) : to;
  if (from.at > end.at || (from.at === end.at && from.tag === end.tag))
    throw new Refusal('invalid', outOfOrder(from, end));
  return { from, to: end, tags: tags.map((tag) => tag.name) };
}

const nowAs = (now: Instant): Boundary => ({ at: now, tag: null, by: 'now' });

const dated = (tag: Tag, evidence: TagEvidence): Boundary => ({ tag: tag.name, ...tagDate(tag, evidence) });

function begin(
  looking: Looking,
  release: ReleaseWorld,
  name: string,
  {
    seen,
    evidence,
    find,
    said,
  }: { seen: Tag[]; evidence: TagEvidence; find(name: string): Boundary | null; said: SaidTags },
): Boundary {
  const before = formerTag(release.plan, seen, name, said, evidence);
  const found = before === null ? null : find(before.name);
  return found ?? { at: cycleBegin(looking.world, release), tag: null, by: 'date' };
}

/** A pattern as the version that it begins with: `v1.4.*` as `v1.4.0`. */
const expectedTag = ({ plan }: ReleaseWorld, own: Tag | undefined): string =>
  own?.name ?? plan.tags.stable.replaceAll('*', '0');

/** A day counts whole, at either end. */
function dateOf(text: string, edge: 'from' | 'to', { world, now }: Looking): Boundary | null {
  if (edge === 'to' && text === 'now') return nowAs(now);
  if (isCalendarDate(text)) {
    const { zone } = world.configuration.community;
    const midnight = instantAt(edge === 'from' ? text : addDays(text, 1), '00:00', zone);
    // What was merged at midnight belongs to the day that begins.
    return { at: instantFromMillis(millisOf(midnight) - 1), tag: null, by: 'date' };
  }
  const at = parseInstant(text);
  return at === null ? null : { at, tag: null, by: 'date' };
}

const MOST_NAMED = 12;

function refuse(text: string, repository: string, tags: readonly Tag[]): never {
  const named = tags.slice(0, MOST_NAMED).map((tag) => tag.name);
  const known = named.length === 0 ? 'No tag of it has been read yet' : `Its newest: ${named.join(', ')}`;
  throw new Refusal(
    'not-found',
    `${repository} has no tag "${text.slice(0, 80)}". ${known}. Or write a date, as 2021-08-15.`,
  );
}

const inWords = ({ tag, at }: Boundary): string => (tag === null ? at : `${tag} (${at})`);

const outOfOrder = (from: Boundary, to: Boundary): string =>
  `The window would end, with ${inWords(to)}, before it begins, with ${inWords(from)}. Give an earlier tag or date to begin with.`;

function newestFirst(tags: readonly Tag[]): Tag[] {
  const versions = new Map<Tag, Version | null>(tags.map((tag) => [tag, parseVersion(tag.name)]));
  return [...tags].sort((a, b) => {
    const [one, other] = [versions.get(a) ?? null, versions.get(b) ?? null];
    if (one === null || other === null) return one === other ? byName(a, b) : one === null ? 1 : -1;
    return one.prefix === other.prefix ? compareVersions(other, one) : one.prefix < other.prefix ? -1 : 1;
  });
}

const byName = (a: Tag, b: Tag): number => (a.name < b.name ? 1 : -1);
