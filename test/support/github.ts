/** A GitHub for tests: the stand-in over real HTTP, with a world that a test writes and a clock that it moves. */
import type { ListEndpoint } from '../../src/domain/evidence.js';
import type { Instant } from '../../src/domain/time.js';
import { addMinutes } from '../../src/domain/time.js';
import type { Answer, Forge, ForgePage, ListRows, PageAt } from '../../src/ports/forge.js';
import { type GithubOptions, type GithubServer, startGithub } from '../../src/preview/github/server.js';
import type { GithubWorld, IssueRow, PullRow, TagRow } from '../../src/preview/github/world.js';

export const REPOSITORY = 'kubeflow/katib';
export const NOON: Instant = '2021-08-16T12:00:00.000Z';

export interface TestGithub extends GithubServer {
  world: GithubWorld;
  /** What its clock shows; assign to it to move on. */
  at: Instant;
  /** Requests for the list of issues, in order. */
  listed(): string[];
}

/** Close it when done. */
export async function openTestGithub(
  world: Partial<GithubWorld> = {},
  options: Partial<Omit<GithubOptions, 'data' | 'now'>> = {},
): Promise<TestGithub> {
  const whole = { pulls: {}, issues: { [REPOSITORY]: [] }, tags: {}, releases: {}, ...world };
  const clock = { at: NOON };
  const server = await startGithub({ ...options, data: whole, now: () => clock.at });
  return Object.defineProperty(
    Object.assign(server, {
      world: whole,
      at: NOON,
      listed: () => server.requests.map((r) => r.path).filter((path) => path.includes('/issues')),
    }),
    'at',
    { get: () => clock.at, set: (at: Instant) => Object.assign(clock, { at }) },
  );
}

/** Issue `number` of a repository, opened `number` minutes after the first of August. */
export const issueRow = (number: number, more: Partial<IssueRow> = {}): IssueRow => ({
  number,
  title: `Issue ${number}`,
  author: 'andreyvelich',
  createdAt: addMinutes('2021-08-01T00:00:00.000Z', number),
  ...more,
});

export const issueRows = (count: number): IssueRow[] => Array.from({ length: count }, (_, i) => issueRow(i + 1));

export const pullRow = (number: number, merged: Instant, login: string | null = 'tenzen-y'): PullRow => [
  number,
  addMinutes(merged, -60),
  merged,
  login,
  `Change ${number}`,
];

export const tagRows = (count: number): TagRow[] =>
  Array.from({ length: count }, (_, i) => [`v0.${i}.0`, `${i}`.padStart(40, 'a'), '2021-08-01T00:00:00.000Z']);

/** Every row of a list, page after page as the answers lead on. */
export async function listed<E extends ListEndpoint>(
  forge: Forge,
  endpoint: E,
  repository = REPOSITORY,
  since: Instant | null = null,
): Promise<ListRows[E][]> {
  const all: ListRows[E][] = [];
  for (let at: PageAt | null = { since }; at !== null; ) {
    const answer: Answer<ForgePage<ListRows[E]>> = await forge.page(endpoint, repository, at, null);
    if (!answer.changed) throw new Error('Nothing was asked under a condition');
    all.push(...answer.value.rows);
    at = answer.value.next === null ? null : { url: answer.value.next };
  }
  return all;
}
