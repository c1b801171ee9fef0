/** Herald's reading of GitHub, without the rest of Herald: the stand-in over HTTP, a SQLite file, and one sync after the other. */
import { join } from 'node:path';
import { createForge } from '../../dist/adapters/github/octokit-forge.js';
import { openStore } from '../../dist/adapters/store/open-store.js';
import { createSyncTracker } from '../../dist/evidence/progress.js';
import { syncRepositories } from '../../dist/evidence/sync.js';
import { startGithub } from '../../dist/preview/github/server.js';

/** `real` is what the stand-in shows; whoever changes it raises its version. */
export async function openEvidence(folder, real, repositories = real.repositories) {
  const github = await startGithub({ data: real.world, now: () => real.now });
  const store = await openStore(join(folder, 'herald.db'));
  await store.migrate();
  const forge = createForge({ token: 'secret', apiUrl: github.url, secondMs: 1, longestWaitSeconds: 5 });
  const sync = async (signal) => {
    const before = { ...github.counts };
    const start = performance.now();
    const report = await syncRepositories(
      {
        ...{ store, forge, signal, tracker: createSyncTracker(), log: () => undefined },
        links: { check: async () => [] },
        clock: { now: () => real.now, wall: () => real.now },
      },
      { repositories, readPrivate: false },
    );
    const took = performance.now() - start;
    if (report.problems.length > 0) throw new Error(report.problems.join('\n'));
    const [requests, unchanged, bytes] = ['requests', 'unchanged', 'bytes'].map((k) => github.counts[k] - before[k]);
    return { requests, unchanged, bytes, took, stopped: report.stopped };
  };
  return {
    ...{ github, store, sync },
    close: async () => {
      await github.close();
      await store.close();
    },
  };
}

const LISTS = ['pulls', 'issues', 'tags', 'releases', 'labels', 'branches', 'milestones'];

/** How much there is to read, at a hundred rows a page: lists, and the three questions that are no list. */
export function sizeOf({ world, repositories }) {
  const rows = (part, name) => world[part]?.[name]?.length ?? 0;
  const pagesIn = (name) => {
    const [pulls, issues, ...rest] = LISTS.map((part) => rows(part, name));
    const lists = [pulls + issues, ...rest].reduce((sum, count) => sum + Math.max(1, Math.ceil(count / 100)), 0);
    // The repository itself, its latest release, and its most upvoted issues.
    return lists + 3;
  };
  return {
    items: repositories.reduce((sum, name) => sum + rows('pulls', name) + rows('issues', name), 0),
    pages: repositories.reduce((sum, name) => sum + pagesIn(name), 0),
  };
}
