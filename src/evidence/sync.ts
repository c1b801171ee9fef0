/**
 * Brings evidence up to date: every repository's issues (with pull requests), tags and releases, read to the end or called
 * incomplete. One list that fails keeps its sentence and its last complete moment; all others go on.
 */
import { RemoteFault } from '../domain/errors.js';
import type { SyncEndpoint, SyncState, Tag } from '../domain/evidence.js';
import { addMinutes, type Instant } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';
import type { EvidenceRepository } from '../ports/evidence-store.js';
import type { ListReader } from '../ports/forge.js';
import type { Log } from '../ports/log.js';
import { forEachBounded } from './bounded.js';
import type { SyncTracker, TrackedList } from './progress.js';

export interface SyncDeps {
  store: { evidence: EvidenceRepository };
  forge: ListReader;
  clock: Clock;
  log: Log;
  /** Told how it goes. */
  tracker?: SyncTracker;
}

export interface SyncProgress {
  repository: string;
  endpoint: SyncEndpoint;
  /** Rows read so far of this list. */
  rows: number;
}

export interface SyncReport {
  /** One per repository and endpoint, as stored. */
  states: SyncState[];
  /** Tags that appeared after the baseline. */
  newTags: Tag[];
  /** Known tags that point to another commit than at the last sync. */
  movedTags: (Pick<Tag, 'repository' | 'name' | 'sha'> & { wasSha: string })[];
  /** What could not be read, in sentences; empty when everything is complete. */
  problems: string[];
}

export const ENDPOINTS = ['issues', 'tags', 'releases'] as const satisfies readonly SyncEndpoint[];

/** Read again this far before the watermark: GitHub's list can show a change a little after its own timestamp. */
const OVERLAP_MINUTES = 5;
const AT_ONCE = 4;

export interface SyncOptions {
  onProgress?: (progress: SyncProgress) => void;
  /** Which lists of which repository; else all of them. */
  only?(list: TrackedList): boolean;
  /** Once aborted, no further page is read; what was read stays, and is neither complete nor a problem. */
  signal?: AbortSignal;
}

/** @throws only what is not the forge's fault; a forge that fails is reported, not thrown */
export async function syncRepositories(
  deps: SyncDeps,
  repositories: readonly string[],
  options: SyncOptions = {},
): Promise<SyncReport> {
  const known = await deps.store.evidence.syncStates();
  const report: SyncReport = { states: [], newTags: [], movedTags: [], problems: [] };
  const lists = [...new Set(repositories)]
    .flatMap((repository) => ENDPOINTS.map((endpoint) => ({ repository, endpoint })))
    .filter((list) => options.only?.(list) ?? true);
  deps.tracker?.begin(deps.clock.now(), lists.length);
  await forEachBounded(AT_ONCE, lists, async ({ repository, endpoint }) => {
    const before = known.find((s) => s.repository === repository && s.endpoint === endpoint) ?? {
      repository,
      endpoint,
      watermark: null,
      cursor: null,
      completeAsOf: null,
      problem: null,
    };
    const began = deps.clock.now();
    let last = 0;
    const progress = (rows: number) => {
      deps.tracker?.answered({ repository, endpoint }, { changed: true, rows: rows - last });
      last = rows;
      options.onProgress?.({ repository, endpoint, rows });
      if (options.signal?.aborted) throw new SyncStopped();
    };
    if (options.signal?.aborted) return;
    deps.tracker?.listBegun({ repository, endpoint });
    let after: SyncState;
    try {
      const watermark = await readers[endpoint](deps, before, began, progress, report);
      after = { ...before, watermark, completeAsOf: began, problem: null };
    } catch (error) {
      if (error instanceof SyncStopped) return;
      if (!(error instanceof RemoteFault)) throw error;
      after = { ...before, problem: error.message };
      report.problems.push(error.message);
      deps.log('warn', 'evidence.incomplete', { repository, endpoint, status: error.status, problem: error.message });
    }
    await deps.store.evidence.saveSyncState(after);
    report.states.push(after);
    deps.tracker?.listDone({ repository, endpoint });
  }).finally(() => deps.tracker?.end());
  deps.log('info', 'evidence.synced', { lists: lists.length, problems: report.problems.length });
  return report;
}

class SyncStopped extends Error {}

/** Reads one list to its end and returns its new watermark; `began` is the moment it is then complete as of. */
type Reader = (
  deps: SyncDeps,
  before: SyncState,
  began: Instant,
  progress: (rows: number) => void,
  report: SyncReport,
) => Promise<Instant | null>;

const readers: Record<(typeof ENDPOINTS)[number], Reader> = {
  async issues({ store, forge }, before, _began, progress) {
    const since = before.watermark === null ? null : addMinutes(before.watermark, -OVERLAP_MINUTES);
    let watermark = before.watermark;
    let rows = 0;
    for await (const page of forge.itemsSince(before.repository, since)) {
      await store.evidence.saveItems(page);
      for (const item of page) {
        if (watermark === null || item.updatedAt > watermark) watermark = item.updatedAt;
      }
      rows += page.length;
      progress(rows);
    }
    return watermark;
  },

  // Stored only when read to the end: half a list would make the other half look new one day.
  async tags({ store, forge }, before, began, progress, report) {
    const tags = await readAll(forge.tags(before.repository), progress);
    const shas = new Map((await store.evidence.tags([before.repository])).map((tag) => [tag.name, tag.sha]));
    const baseline = before.completeAsOf === null;
    const fresh = await store.evidence.saveTags(tags, began, baseline);
    if (!baseline) report.newTags.push(...fresh.filter((tag) => !shas.has(tag.name)));
    for (const tag of tags) {
      const wasSha = shas.get(tag.name) ?? tag.sha;
      if (wasSha !== tag.sha) report.movedTags.push({ ...tag, wasSha });
    }
    return null;
  },

  async releases({ store, forge }, before, _began, progress) {
    const releases = await readAll(forge.releases(before.repository), progress);
    const latest = releases.map((release) => ({ ...release, latest: false }));
    await store.evidence.saveReleases(before.repository, latest);
    return null;
  },
};

async function readAll<T>(pages: AsyncIterable<T[]>, progress: (rows: number) => void): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) {
    all.push(...page);
    progress(all.length);
  }
  return all;
}
