/**
 * Facts without what is not so any more, and with nothing else changed (decision 5): items that were closed or found an owner, and
 * dates that have passed. What was counted stays as it was counted.
 */
import { referenceOf } from '../../domain/blocking-claim.js';
import type { DigestGroupFact } from '../../domain/digest-group-facts.js';
import type { DigestFacts, Facts } from '../../domain/facts.js';
import type { BlockerFact, ItemFact } from '../../domain/issue-facts.js';
import { nameOfLogin } from '../../domain/people.js';
import type { StatusFact } from '../../domain/status-facts.js';
import { issuesAsOf } from '../../evidence/evidence-sources.js';
import { EVERY_RELEASE } from '../claims/claims-of.js';
import { comingBeside, comingNext } from '../coming-next.js';
import type { ReleaseWorld } from '../world.js';
import { releaseFact } from './digest-facts.js';
import type { Gathering } from './gathering.js';
import { NEXT_DATES } from './schedule-facts.js';

type Looking = Pick<Gathering, 'world' | 'store' | 'now'>;

export async function amendedFacts(looking: Looking, facts: Facts): Promise<Facts> {
  const { store, now } = looking;
  const names = facts.sources.map(({ name }) => name);
  const amendedAsOf = issuesAsOf(await store.evidence.syncStates(), names, now);
  return { ...(await stillSo(looking, facts)), writtenAt: now, amendedAsOf };
}

async function stillSo(looking: Looking, facts: Facts): Promise<Facts> {
  const { world } = looking;
  if (facts.kind === 'digest') return digestNow(looking, facts);
  const release = world.releases.find(({ plan }) => plan.id === facts.release?.id);
  if (release === undefined) return facts;
  switch (facts.kind) {
    case 'correction':
      return facts;
    case 'reminder': {
      const beside = { phase: facts.phase.id, edge: facts.edge, count: NEXT_DATES };
      const next = comingBeside(looking, release, beside);
      return { ...facts, next, blockers: await stillBlocking(looking, facts.blockers, release.plan.id) };
    }
    case 'candidate':
      return {
        ...facts,
        next: comingNext(looking, release, NEXT_DATES),
        blockers: await stillBlocking(looking, facts.blockers, release.plan.id),
      };
    case 'delay':
      return {
        ...facts,
        next: comingNext(looking, release, NEXT_DATES, phasesOf(release, facts.revision)),
        blockers: await blockersNow(looking, facts.blockers),
      };
    default:
      return { ...facts, next: comingNext(looking, release, NEXT_DATES) };
  }
}

const phasesOf = ({ history, inForce }: ReleaseWorld, revision: number): ReleaseWorld['inForce']['phases'] =>
  (history.find(({ n }) => n === revision) ?? inForce).phases;

/** What is open and blocks nothing any more, as without its label, is not named any more. */
async function stillBlocking(
  looking: Looking,
  blockers: readonly BlockerFact[],
  scope: string,
): Promise<BlockerFact[]> {
  const blocking = looking.world.blocking[scope]?.map(referenceOf);
  const now = await blockersNow(looking, blockers);
  return now.filter((blocker) => blocker.closedAt !== null || (blocking?.includes(referenceOf(blocker)) ?? true));
}

async function blockersNow(looking: Looking, blockers: readonly BlockerFact[]): Promise<BlockerFact[]> {
  const { people } = looking.world.configuration.community;
  const now = blockers.map(async (blocker) => {
    const item = await looking.store.evidence.item(blocker.repository, blocker.number);
    if (item === null || blocker.problem !== null) return blocker;
    return {
      ...blocker,
      owners: item.assignees.map((login) => nameOfLogin({ people }, login)),
      closedAt: item.state === 'open' ? null : (item.closedAt ?? item.mergedAt ?? item.updatedAt),
    };
  });
  return Promise.all(now);
}

async function digestNow(looking: Looking, facts: DigestFacts): Promise<DigestFacts> {
  const { world } = looking;
  const groups = await Promise.all(facts.groups.map((group) => groupNow(looking, group)));
  const docs = facts.docs?.map(async (fact) => ({ ...fact, issues: await someOpen(looking, fact.issues) }));
  return {
    ...facts,
    releases: facts.releases.map((fact) => {
      const release = world.releases.find(({ plan }) => plan.id === fact.id);
      return release === undefined ? fact : releaseFact(looking, release);
    }),
    groups,
    newBlockers: await stillBlocking(looking, facts.newBlockers, EVERY_RELEASE),
    ...(facts.upvoted === undefined ? {} : { upvoted: await onlyOpen(looking, facts.upvoted) }),
    ...(docs === undefined ? {} : { docs: await Promise.all(docs) }),
  };
}

async function groupNow(looking: Looking, group: DigestGroupFact): Promise<DigestGroupFact> {
  const blockers = await stillBlocking(looking, group.blockers, EVERY_RELEASE);
  const open = blockers.filter(({ closedAt }) => closedAt === null);
  const { contradiction } = group;
  return {
    ...group,
    blockers,
    status: group.status === null ? null : await statusNow(looking, group.status),
    contradiction:
      contradiction === null || open.length === 0
        ? null
        : { openBlockers: open.length, oldestDays: Math.max(...open.map(({ ageDays }) => ageDays)) },
  };
}

const statusNow = async (looking: Looking, status: StatusFact): Promise<StatusFact> => ({
  ...status,
  blockers: await blockersNow(looking, status.blockers),
});

async function someOpen<T extends ItemFact>(looking: Looking, { count, named }: { count: number; named: T[] }) {
  const open = await onlyOpen(looking, named);
  return { count: count - (named.length - open.length), named: open };
}

async function onlyOpen<T extends ItemFact>({ store }: Looking, items: readonly T[]): Promise<T[]> {
  const states = await Promise.all(items.map((item) => store.evidence.item(item.repository, item.number)));
  return items.filter((_, i) => states[i]?.state !== 'closed');
}
