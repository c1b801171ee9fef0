/** A sync over real HTTP into a real store, as a test drives it. */
import { createForge } from '../../src/adapters/github/octokit-forge.js';
import type { LinkCheck, SyncEndpoint, SyncState } from '../../src/domain/evidence.js';
import { createSyncTracker, type SyncTracker } from '../../src/evidence/progress.js';
import type { SyncDeps } from '../../src/evidence/reading.js';
import { type SyncReport, type SyncRequest, syncRepositories } from '../../src/evidence/sync.js';
import type { Store } from '../../src/ports/store.js';
import type { GithubOptions } from '../../src/preview/github/server.js';
import type { GithubWorld } from '../../src/preview/github/world.js';
import { openTestGithub, REPOSITORY, type TestGithub } from './github.js';
import { openTestStore } from './store.js';

export interface SyncBench {
  github: TestGithub;
  store: Store;
  tracker: SyncTracker;
  deps: SyncDeps;
  warnings: string[];
  /** How the next links turn out; those that are not here resolve. */
  links: Map<string, LinkCheck['outcome']>;
  /** One sync of these repositories. */
  sync(request?: Partial<SyncRequest>): Promise<SyncReport>;
  state(endpoint: SyncEndpoint, repository?: string): Promise<SyncState | undefined>;
  /** Requests that this work made, by path. */
  during(work: () => Promise<unknown>): Promise<{ paths: string[]; unchanged: number }>;
  close(): Promise<void>;
}

export async function openSync(
  world: Partial<GithubWorld>,
  options: Partial<Omit<GithubOptions, 'data' | 'now'>> & { token?: string | null; store?: Store } = {},
): Promise<SyncBench> {
  const { token = 'secret', store: given, ...rest } = options;
  const github = await openTestGithub(world, rest);
  const store = given ?? (await openTestStore());
  const tracker = createSyncTracker();
  const warnings: string[] = [];
  const links: SyncBench['links'] = new Map();
  const deps: SyncDeps = {
    store,
    tracker,
    forge: createForge({ token, apiUrl: github.url, secondMs: 1, longestWaitSeconds: 5 }),
    links: {
      check: async (urls) => urls.map((url) => ({ url, outcome: links.get(url) ?? 'resolves', status: 'test' })),
    },
    clock: { now: () => github.at, wall: () => github.at },
    log: (level, _event, fields) => {
      if (level === 'warn') warnings.push(String(fields?.problem));
    },
  };
  const bench: SyncBench = {
    github,
    store,
    tracker,
    deps,
    warnings,
    links,
    sync: (request) => syncRepositories(bench.deps, { repositories: [REPOSITORY], readPrivate: false, ...request }),
    state: async (endpoint, repository = REPOSITORY) =>
      (await store.evidence.syncStates()).find((s) => s.repository === repository && s.endpoint === endpoint),
    async during(work) {
      const [before, unchanged] = [github.counts.requests, github.counts.unchanged];
      await work();
      const made = github.counts.requests - before;
      // What ends last is written down last.
      await new Promise((resolve) => setImmediate(resolve));
      return { paths: github.requests.slice(-made).map((r) => r.path), unchanged: github.counts.unchanged - unchanged };
    },
    async close() {
      await github.close();
      if (given === undefined) await store.close();
    },
  };
  return bench;
}
