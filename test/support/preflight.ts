/** A release in which nothing is wrong, so that a test changes the one thing that it is about. */

import { resolveComponents } from '../../src/digest/components.js';
import { dependencyMatrix } from '../../src/digest/dependencies/dependency-matrix.js';
import type { PreflightInput } from '../../src/digest/preflight/input.js';
import { preflight } from '../../src/digest/preflight/preflight.js';
import type { ForgeRelease, SyncEndpoint, SyncState, Tag } from '../../src/domain/evidence.js';
import type { CheckId, PreflightCheck } from '../../src/domain/preflight.js';
import type { ReleasePlan } from '../../src/domain/release.js';
import type { Instant } from '../../src/domain/time.js';
import { aCommunity, aPlan } from './world.js';

export const NOW: Instant = '2021-10-12T12:00:00.000Z';
export const READ: Instant = '2021-10-12T11:00:00.000Z';
const MANIFESTS = 'kubeflow/manifests';
const KATIB = 'kubeflow/katib';

export const tagOf = (repository: string, name: string, sha = `sha-of-${name}`): Tag => ({
  repository,
  name,
  sha,
  firstSeen: '2021-10-08T00:00:00.000Z',
  baseline: false,
  goneAt: null,
});

export const releaseOf = (repository: string, tag: string, more: Partial<ForgeRelease> = {}): ForgeRelease => ({
  repository,
  id: 1,
  tag,
  name: tag,
  url: `https://github.com/${repository}/releases/tag/${tag}`,
  draft: false,
  prerelease: false,
  latest: true,
  publishedAt: '2021-10-08T18:00:00.000Z',
  ...more,
});

export const stateOf = (repository: string, endpoint: SyncEndpoint, more: Partial<SyncState> = {}): SyncState => ({
  repository,
  endpoint,
  watermark: null,
  cursor: null,
  completeAsOf: READ,
  problem: null,
  ...more,
});

export const readOf = (...repositories: string[]): SyncState[] =>
  repositories.flatMap((repository) =>
    (['issues', 'tags', 'releases', 'branches'] as const).map((endpoint) => stateOf(repository, endpoint)),
  );

export const thePlan = (more: Partial<ReleasePlan> = {}): ReleasePlan =>
  aPlan({
    tags: { repository: MANIFESTS, candidate: 'v1.4.0-rc.*', stable: 'v1.4.0', branch: 'v1.4-branch' },
    components: [{ name: 'Katib', repository: KATIB, version: null, tags: 'v0.12.*', manifests: [] }],
    ...more,
  });

export function anInput(more: Partial<PreflightInput> = {}): PreflightInput {
  const plan = more.plan ?? thePlan();
  const tags = more.tags ?? [tagOf(MANIFESTS, 'v1.4.0'), tagOf(KATIB, 'v0.12.0')];
  const docs = { repository: 'kubeflow/website', versionFile: 'data/versions.yaml' };
  const link = 'https://example.org/guide';
  return {
    now: NOW,
    kind: 'release',
    community: aCommunity({ docs }),
    plan,
    tag: 'v1.4.0',
    components: resolveComponents(plan, tags),
    tags,
    releases: [releaseOf(MANIFESTS, 'v1.4.0'), releaseOf(KATIB, 'v0.12.0')],
    states: readOf(MANIFESTS, KATIB),
    branches: {
      repository: MANIFESTS,
      kind: 'branches',
      key: '',
      value: [{ repository: MANIFESTS, name: 'v1.4-branch', sha: 'b', protected: true }],
      asOf: READ,
    },
    scope: [MANIFESTS],
    blockers: [],
    docsFile: {
      repository: docs.repository,
      kind: 'file',
      key: `HEAD:${docs.versionFile}`,
      value: { text: '- version: "v1.4"\n' },
      asOf: READ,
    },
    draft: {
      text: `Kubeflow 1.4 is out, see [the guide](${link}).`,
      links: [link],
      checked: [
        {
          repository: '',
          kind: 'link',
          key: link,
          value: { url: link, outcome: 'resolves', status: '200' },
          asOf: READ,
        },
      ],
      own: 0,
    },
    knownIssues: { open: [], listed: [] },
    dependencies: dependencyMatrix(
      [
        {
          component: 'Katib',
          repository: KATIB,
          version: 'v0.12.0',
          tagged: true,
          files: [{ path: 'go.mod', state: 'read', text: 'require k8s.io/api v0.21.0', asOf: READ }],
        },
      ],
      [],
    ),
    ...more,
  };
}

export function checkOf(id: CheckId, more: Partial<PreflightInput> = {}): PreflightCheck {
  const { checks } = preflight(anInput(more));
  const found = checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`No check ${id}`);
  return found;
}

type Lists = 'tags' | 'releases' | 'issues';

export const unreadLists = (endpoint: Lists): Partial<PreflightInput> => ({
  states: readOf(MANIFESTS, KATIB).filter((s) => s.endpoint !== endpoint),
});

export const brokenLists = (endpoint: Lists): Partial<PreflightInput> => ({
  states: readOf(MANIFESTS, KATIB).map((s) => (s.endpoint === endpoint ? { ...s, problem: '502' } : s)),
});
