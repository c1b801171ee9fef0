/** The world: everything that planning looks at, loaded once and then only read. Plain data, so that it can be printed. */
import { parseIssueRef } from '../digest/issue-ref.js';
import type { Configuration } from '../domain/configuration.js';
import { Refusal } from '../domain/errors.js';
import type { Item, Milestone, Tag } from '../domain/evidence.js';
import type { Claims } from '../domain/facts.js';
import type { Renamed } from '../domain/forge-names.js';
import type { OccasionRecord } from '../domain/occasion.js';
import type { Pause } from '../domain/pause.js';
import { underLoginsOfNow } from '../domain/people.js';
import type { PhaseEdge } from '../domain/phase.js';
import type { Preflight } from '../domain/preflight.js';
import { ownedBy, type ReleasePlan } from '../domain/release.js';
import type { Prompt, Respondent, Round } from '../domain/round.js';
import type { ScheduleRevision } from '../domain/schedule.js';
import type { Status } from '../domain/status.js';
import { addHours, type Instant } from '../domain/time.js';
import type { DraftFile, Repositories } from '../ports/store.js';
import { lastMoment } from '../schedules/upcoming.js';
import { appliedConfiguration } from './applied-configuration.js';
import { type Asked, askedAbout } from './asked.js';
import { EVERY_RELEASE } from './claims/claims-of.js';
import { quotedIn } from './claims/status-claims.js';
import { unknownIn } from './claims/unknown-issues.js';
import { unreadIn } from './claims/unread-tags.js';
import { type LateArrival, lateArrivals } from './corrections/late-arrivals.js';
import { type Delivered, deliveredLately } from './delivered.js';
import { blockingItems, rulesInForce } from './facts/blocking.js';
import { unreadContents } from './facts/unread-contents.js';
import { type LostTime, readLostTime } from './lost-time.js';
import { pauseEnded, readPauses } from './pauses.js';
import { type Absence, absences } from './presence.js';

export interface World {
  configuration: Configuration;
  releases: ReleaseWorld[];
  /** Occasions that were acted upon: all of the releases that are not past, of others those since `ledgerSince`. */
  ledger: OccasionRecord[];
  ledgerSince: Instant;
  /** Drafts that still hold their occasion, or have sends that are not settled. */
  drafts: DraftFile[];
  /** Messages that arrived in more places after they had been corrected. */
  late: LateArrival[];
  tags: Tag[];
  /** Of the repositories of the working groups, where a rule names a milestone. */
  milestones: Milestone[];
  /** Tags that have just been seen, and of which it is still being read what is in them. */
  unreadContents: Pick<Tag, 'repository' | 'name'>[];
  /** Repositories whose tags were not read to the end the last time. */
  unreadTags: string[];
  /** The issues that a draft of `drafts` calls open or somebody's, or names without knowing them, as far as they are known now. */
  issues: Item[];
  /** What blocks now, by the scope of which a draft of `drafts` names it: a release's id, or `*`. */
  blocking: Record<string, Item[]>;
  /** The newest status of each unit, by release. */
  statuses: Status[];
  /** The statuses that drafts of `drafts` quote, withdrawn ones too. */
  quoted: Status[];
  /** The last rounds, latest first; prompts only of those that are not closed. */
  rounds: RoundWorld[];
  respondents: Respondent[];
  /** Since when the forge is being read; null when it is not. */
  readingSince: Instant | null;
  /** By draft, of those that leave by silence. */
  asked: Record<string, Asked>;
  /** When nobody could object, since Herald was away; of the last month. */
  absences: Absence[];
  /** What destinations that bound it have had in the last week. */
  delivered: Delivered[];
  /** Those that stand. */
  pauses: Pause[];
  /** What this database does not know of; null where nothing is missing. */
  lost: LostTime | null;
  /** When the last one ended. */
  resumedAt: Instant | null;
  /** By draft, of those that wait; filled in by `withPreflights`, since reading them takes more than a look. */
  preflights: Record<string, Preflight>;
}

export interface RoundWorld {
  round: Round;
  prompts: Prompt[];
}

/** A release that is configured and adopted. */
export interface ReleaseWorld {
  plan: ReleasePlan;
  adoptedAt: Instant;
  inForce: ScheduleRevision;
  proposed: ScheduleRevision | null;
  /** Every revision, oldest first. */
  history: ScheduleRevision[];
  /** Since when each of its dates has stood as it stands now, by `phase:edge`. */
  since: Record<string, Instant>;
  /** Its last date lies before the ledger begins, so that only what is newer than that is still said about it. */
  past: boolean;
}

const LEDGER_DAYS = 60;
/** The one under way, and the last ones, so that one which was missed is noticed. */
const ROUNDS = 3;

/** @throws Refusal when no configuration has been applied */
export async function loadWorld(store: Repositories, now: Instant): Promise<World> {
  const applied = (await appliedConfiguration(store)).configuration;
  const renamed = await store.evidence.renames();
  const community = underLoginsOfNow(applied.community, renamed);
  const configuration = { ...applied, community };
  const adopted = new Map((await store.releases.all()).map((r) => [r.id, r.adoptedAt]));
  const plans = configuration.releases.filter((plan) => adopted.has(plan.id));
  const history = await store.schedules.history(...plans.map((plan) => plan.id));
  const ledgerSince = addHours(now, -24 * LEDGER_DAYS);
  const releases = plans.map((plan) => {
    const own = history.filter((revision) => revision.release === plan.id);
    return releaseWorld(configuration, plan, adopted.get(plan.id) ?? now, own, ledgerSince);
  });
  const ids = releases.map((r) => r.plan.id);
  const current = releases.filter((r) => !r.past).map((r) => r.plan.id);
  const repositories = plans.flatMap((p) => [p.tags.repository, ...p.components.flatMap((c) => c.repository ?? [])]);
  const drafts = await store.drafts.live();
  // Before the tags: where they are read to the end in between, they count as unread once more.
  const unreadTags = unreadIn(await store.evidence.syncStates());
  const ledger = await store.occasions.ledger(current, ledgerSince);
  const tags = await store.evidence.tags([...new Set(repositories)]);
  const announced = releases.filter((release) => !release.past).map(({ plan }) => plan);
  const world: World = {
    configuration,
    releases,
    ledger,
    ledgerSince,
    drafts,
    late: await lateArrivals(store, configuration, ledger),
    tags,
    unreadContents: await unreadContents(store, announced, tags, now),
    milestones: await namedMilestones(store, configuration, renamed),
    unreadTags,
    issues: await claimedIssues(store, drafts),
    blocking: {},
    statuses: await store.statuses.latest(...ids),
    quoted: await quotedStatuses(store, drafts),
    rounds: await lastRounds(store),
    respondents: configuration.community.rounds === null ? [] : await store.rounds.respondents(),
    readingSince: null,
    asked: await askedAbout(store, configuration.community, drafts),
    absences: await absences(store),
    delivered: await deliveredLately(store, configuration.community, now),
    pauses: await readPauses(store.meta, now),
    lost: await readLostTime(store.meta),
    resumedAt: await pauseEnded(store.meta, now),
    preflights: {},
  };
  return { ...world, blocking: await claimedBlocking(store, world, now) };
}

async function claimedBlocking(store: Repositories, world: World, now: Instant): Promise<World['blocking']> {
  const blocking: World['blocking'] = {};
  for (const scope of new Set(world.drafts.flatMap(({ head }) => subjectsOf(head.claims, 'blocking')))) {
    const release = world.releases.find(({ plan }) => plan.id === scope) ?? null;
    // Of a release that is not configured any more nobody can tell.
    if (release === null && scope !== EVERY_RELEASE) continue;
    blocking[scope] = await blockingItems({ world, store }, rulesInForce({ world, now }, release));
  }
  return blocking;
}

/** What claims of this type are about. */
const subjectsOf = (claims: Claims, type: string): string[] =>
  Object.keys(claims).flatMap((key) => (key.startsWith(`${type}:`) ? [key.slice(type.length + 1)] : []));

async function lastRounds({ rounds }: Repositories): Promise<RoundWorld[]> {
  const found: RoundWorld[] = [];
  for (const round of await rounds.recent(ROUNDS)) {
    found.push({ round, prompts: round.closedAt === null ? await rounds.prompts(round.key) : [] });
  }
  return found;
}

async function namedMilestones(
  { evidence }: Pick<Repositories, 'evidence'>,
  { community, releases }: Configuration,
  renamed: readonly Renamed[],
): Promise<Milestone[]> {
  const rules = [...community.blockers, ...releases.flatMap((plan) => plan.blockers)];
  if (rules.every(({ milestone }) => milestone === null)) return [];
  const repositories = [...new Set(community.workingGroups.flatMap((group) => group.repositories))];
  const known = (await evidence.documents('milestones', repositories)).flatMap(({ value }) => value);
  return known.map((milestone) => {
    const { repository, number } = milestone;
    const other = renamed.find((one) => one.kind === 'milestone' && one.repository === repository && one.id === number);
    return other === undefined ? milestone : { ...milestone, formerTitles: other.former };
  });
}

async function claimedIssues(store: Repositories, drafts: readonly DraftFile[]): Promise<Item[]> {
  const claimed = drafts.flatMap(({ head }) => ['open', 'owner'].flatMap((type) => subjectsOf(head.claims, type)));
  const unknown = drafts.flatMap(({ head }) => unknownIn(head.facts));
  const items = [...new Set([...claimed, ...unknown])].map((text) => {
    const reference = parseIssueRef(text);
    return reference === null ? null : store.evidence.item(reference.repository, reference.number);
  });
  return (await Promise.all(items)).filter((item) => item !== null);
}

async function quotedStatuses(store: Repositories, drafts: readonly DraftFile[]): Promise<Status[]> {
  const ids = new Set(drafts.flatMap(({ head }) => quotedIn(head.claims)));
  return ids.size === 0 ? [] : await store.statuses.byIds([...ids]);
}

function releaseWorld(
  { community }: Configuration,
  plan: ReleasePlan,
  adoptedAt: Instant,
  history: ScheduleRevision[],
  ledgerSince: Instant,
): ReleaseWorld {
  const standing = history.find((r) => r.state === 'in force');
  if (standing === undefined) {
    throw new Refusal('conflict', `Release ${plan.id} has no schedule in force. Run \`herald apply\` again.`);
  }
  const inForce = { ...standing, phases: standing.phases.map((dates) => ownedBy(plan, dates)) };
  const proposed = history.find((r) => r.state === 'proposed') ?? null;
  const last = lastMoment(community, inForce.phases);
  const since = datesSince(history.filter((r) => r.inForceAt !== null && r.state !== 'proposed'));
  const past = last !== null && last < ledgerSince && adoptedAt < ledgerSince && proposed === null;
  return { plan, adoptedAt, inForce, proposed, history, since, past };
}

/** Walks the revisions that were in force, oldest first, and notes when each date last changed. */
function datesSince(past: ScheduleRevision[]): Record<string, Instant> {
  const since: Record<string, Instant> = {};
  const seen: Record<string, string | null> = {};
  const begin = (revision: ScheduleRevision): Instant => revision.inForceAt ?? revision.at;
  const inOrder = [...past].sort((a, b) => (begin(a) < begin(b) ? -1 : begin(a) > begin(b) ? 1 : a.n - b.n));
  for (const revision of inOrder) {
    for (const phase of revision.phases) {
      for (const edge of ['start', 'end'] as const satisfies readonly PhaseEdge[]) {
        const key = `${phase.id}:${edge}`;
        if (key in seen && seen[key] === phase[edge]) continue;
        seen[key] = phase[edge];
        since[key] = begin(revision);
      }
    }
  }
  return since;
}
