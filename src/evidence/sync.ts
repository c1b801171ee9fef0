/**
 * Brings evidence up to date: first what stands behind each repository's name, then its lists, then the single documents that
 * are wished for. Each list is read to its end or called incomplete; one that fails keeps its sentence and its last complete
 * moment, and all others go on.
 */
import { RemoteFault } from '../domain/errors.js';
import type { RepositoryFact, SyncEndpoint, SyncState } from '../domain/evidence.js';
import { addMinutes, type Instant } from '../domain/time.js';
import { forEachBounded } from './bounded.js';
import { isDue } from './cadence.js';
import { checkLinks } from './check-links.js';
import { whyUnread } from './outcomes.js';
import { readComparison } from './read-comparison.js';
import { readDocuments, wantedOf } from './read-documents.js';
import { readIssues } from './read-issues.js';
import { readAsDocument, readReleases, readTags } from './read-lists.js';
import { readMovements } from './read-movements.js';
import { readOutside } from './read-outside.js';
import { formerName, readRepository } from './read-repository.js';
import { readUpvotes } from './read-upvotes.js';
import { type Reader, Stopped, type SyncDeps } from './reading.js';
import { NOTHING_WANTED, type WantedDocuments } from './wanted.js';

export interface SyncRequest {
  /** Every configured repository, `owner/name`. */
  repositories: readonly string[];
  /** Only these lists of these repositories; everything that is due where it is left out. */
  only?: ReadonlyMap<string, ReadonlySet<SyncEndpoint>>;
  /** Whether repositories that only our credentials may read are read. */
  readPrivate: boolean;
  /** Asked when the lists are read, since wishes are made from them. */
  wanted?(): Promise<WantedDocuments>;
}

export interface SyncReport {
  /** What could not be read, in sentences; empty when everything is complete. */
  problems: string[];
  /** The forge takes no more requests before this; null when it does. */
  pausedUntil: Instant | null;
  stopped: boolean;
}

/** In the order in which people wait for them. */
export const LISTS = ['tags', 'releases', 'issues', 'milestones', 'labels', 'branches', 'upvotes'] as const;

const READERS: Record<(typeof LISTS)[number], Reader> = {
  tags: readTags,
  releases: readReleases,
  issues: readIssues,
  milestones: readAsDocument('milestones'),
  labels: readAsDocument('labels'),
  branches: readAsDocument('branches'),
  upvotes: readUpvotes,
};

/** As many as the throttling of the forge's client lets through. */
const AT_ONCE = 10;

/** @throws only what is not the forge's fault; a forge that fails is reported, not thrown */
export async function syncRepositories(deps: SyncDeps, request: SyncRequest): Promise<SyncReport> {
  const { tracker, clock, log } = deps;
  tracker.begin(clock.now());
  const names = [...new Set(request.repositories)];
  const sync = new Sync(deps, request, await deps.store.evidence.syncStates());
  await forEachBounded(AT_ONCE, names, (name) => sync.look(name));
  await sync.readLists();
  await sync.readWanted();
  tracker.end();
  const { problems, pausedUntil, stopped } = sync.report;
  log('info', 'evidence.synced', { ...tracker.total(), problems: problems.length, pausedUntil, stopped });
  return { ...sync.report, problems: [...new Set(problems)] };
}

class Sync {
  readonly report: SyncReport = { problems: [], pausedUntil: null, stopped: false };
  readonly #readable: string[] = [];

  constructor(
    readonly deps: SyncDeps,
    readonly request: SyncRequest,
    readonly states: SyncState[],
  ) {}

  /** What stands behind the name; where that may not be read, all its lists say why. */
  async look(repository: string): Promise<void> {
    if (!this.#names(repository)) return;
    let fact: RepositoryFact | null = null;
    const known = await this.deps.store.evidence.document('repository', repository, '');
    if (known !== null && !this.#due(repository, 'repository')) fact = known.value;
    else {
      this.deps.tracker.expect(1);
      await this.#read(repository, 'repository', async (reading) => {
        const read = await readRepository(reading);
        fact = read.fact;
        return read;
      });
    }
    // Without an answer about the name nothing is asked in it: it would fail in the same way, list by list.
    if (fact === null) return this.#withhold(repository, this.#stateOf(repository, 'repository').problem);
    const why = whyUnread(fact, this.request.readPrivate);
    if (why !== null) return this.#withhold(repository, why);
    await this.#bringAlong(fact);
    this.#readable.push(repository);
  }

  async readLists(): Promise<void> {
    const due = LISTS.flatMap((endpoint) =>
      this.#readable.filter((name) => this.#due(name, endpoint)).map((repository) => ({ repository, endpoint })),
    );
    this.deps.tracker.expect(due.length);
    await forEachBounded(AT_ONCE, due, ({ repository, endpoint }) =>
      this.#read(repository, endpoint, READERS[endpoint]),
    );
  }

  async readWanted(): Promise<void> {
    if (this.report.stopped) return;
    const wanted = (await this.request.wanted?.()) ?? NOTHING_WANTED;
    this.deps.tracker.expect(2 * this.#readable.length);
    await forEachBounded(AT_ONCE, this.#readable, async (repository) => {
      const own = wantedOf(wanted, repository);
      const numbers = own.movements.map((movement) => movement.number);
      await this.#read(repository, 'documents', async (reading) => ({
        completeAsOf: (await readDocuments(reading, own)) ?? reading.before.completeAsOf ?? this.deps.clock.now(),
        watermark: null,
      }));
      await this.#read(repository, 'movements', async (reading) => ({
        completeAsOf: (await readMovements(reading, numbers)) ?? reading.before.completeAsOf ?? this.deps.clock.now(),
        watermark: null,
      }));
    });
    await this.#compareElsewhere(wanted);
    if (this.request.only === undefined) await this.#readOutside(wanted.items);
    await checkLinks(this.deps, wanted.links);
  }

  /** A tag that was hinted at is announced with what its components have: those of repositories that nobody hinted at too. */
  async #compareElsewhere({ comparisons }: WantedDocuments): Promise<void> {
    if (this.request.only === undefined) return;
    const { store } = this.deps;
    for (const { repository, base, head } of comparisons) {
      const known = this.#names(repository) ? null : await store.evidence.document('repository', repository, '');
      if (known === null || whyUnread(known.value, this.request.readPrivate) !== null) continue;
      try {
        await readComparison({ ...this.deps, repository, before: this.#stateOf(repository, 'documents') }, base, head);
      } catch (error) {
        this.#noteFault(error);
        if (this.report.stopped) return;
      }
    }
  }

  async #readOutside(items: WantedDocuments['items']): Promise<void> {
    const outside = items.filter(({ repository }) => !this.request.repositories.includes(repository));
    const repositories = [...new Set(outside.map(({ repository }) => repository))];
    const due = repositories.filter((repository) => this.#due(repository, 'documents'));
    this.deps.tracker.expect(due.length);
    await forEachBounded(AT_ONCE, due, (repository) => {
      const numbers = outside.flatMap((item) => (item.repository === repository ? [item.number] : []));
      return this.#read(repository, 'documents', (reading) => readOutside(reading, numbers, this.request));
    });
  }

  #names = (repository: string): boolean => this.request.only?.has(repository) ?? true;

  #due(repository: string, endpoint: SyncEndpoint): boolean {
    const only = this.request.only?.get(repository);
    if (only !== undefined) return only.has(endpoint);
    const { authenticated } = this.deps.forge.budget();
    const state = this.states.find((s) => s.repository === repository && s.endpoint === endpoint);
    return isDue(endpoint, state, { authenticated, now: this.deps.clock.now() });
  }

  #stateOf(repository: string, endpoint: SyncEndpoint): SyncState {
    const known = this.states.find((s) => s.repository === repository && s.endpoint === endpoint);
    return known ?? { repository, endpoint, watermark: null, cursor: null, completeAsOf: null, problem: null };
  }

  async #save(state: SyncState): Promise<void> {
    const at = this.states.findIndex((s) => s.repository === state.repository && s.endpoint === state.endpoint);
    if (at < 0) this.states.push(state);
    else this.states[at] = state;
    await this.deps.store.evidence.saveSyncState(state);
  }

  async #read(repository: string, endpoint: SyncEndpoint, reader: Reader): Promise<void> {
    const { tracker, log } = this.deps;
    if (this.report.stopped) return;
    const before = this.#stateOf(repository, endpoint);
    tracker.listBegun({ repository, endpoint });
    try {
      const { watermark, completeAsOf } = await reader({ ...this.deps, repository, before });
      await this.#save({ ...before, watermark, cursor: null, completeAsOf, problem: null });
    } catch (error) {
      const fault = this.#noteFault(error);
      if (fault === null) return;
      log('warn', 'evidence.incomplete', { repository, endpoint, status: fault.status, problem: fault.message });
      // What a first reading has kept on its way is in the store, not in what was known when it began.
      const kept = (await this.deps.store.evidence.syncStates()).find(
        (s) => s.repository === repository && s.endpoint === endpoint,
      );
      await this.#save({ ...(kept ?? before), problem: fault.message });
    } finally {
      tracker.listDone({ repository, endpoint });
    }
  }

  /** Null where somebody stopped the sync. @throws what is not the forge's fault */
  #noteFault(error: unknown): RemoteFault | null {
    if (error instanceof Stopped) {
      this.report.stopped = true;
      return null;
    }
    if (!(error instanceof RemoteFault)) throw error;
    this.report.problems.push(error.message);
    this.#pause(error.retryAfterSeconds);
    return error;
  }

  #pause(seconds: number | null): void {
    if (seconds === null) return;
    const until = addMinutes(this.deps.clock.now(), Math.ceil(seconds / 60));
    if (this.report.pausedUntil === null || until > this.report.pausedUntil) this.report.pausedUntil = until;
  }

  async #withhold(repository: string, why: string | null): Promise<void> {
    if (why === null) return;
    this.report.problems.push(why);
    for (const endpoint of LISTS) await this.#save({ ...this.#stateOf(repository, endpoint), problem: why });
  }

  /** The same repository under its former name: what is known of it, baseline and all, moves to the new one. */
  async #bringAlong(fact: RepositoryFact): Promise<void> {
    const former = await formerName(this.deps, fact, this.request.repositories);
    if (former === null) return;
    const { store, log } = this.deps;
    await store.evidence.renameRepository(former, fact.name);
    log('info', 'evidence.renamed', { from: former, to: fact.name });
    const states = await store.evidence.syncStates();
    this.states.splice(0, this.states.length, ...states);
  }
}
