/** The stand-in at Kubeflow's scale, and weeks that go by on it. */
import type { GithubServer } from '../../../src/preview/github/server.js';
import { startGithub } from '../../../src/preview/github/server.js';
import { history } from '../../support/real-github/history.js';
import { REAL_NOW, type RealGithub, realGithub } from '../../support/real-github/real-github.js';
import { busyWeek, quietWeek } from '../../support/real-github/weeks.js';

const PIPELINES = 'kubeflow/pipelines';
const count = (lists: Record<string, unknown[]>): number => Object.values(lists).flat().length;

describe('GitHub at the scale of Kubeflow', () => {
  let real: RealGithub;
  let github: GithubServer;

  const numbersOf = (repository: string): number[] => [
    ...(real.world.pulls[repository] ?? []).map(([number]) => number),
    ...(real.world.issues[repository] ?? []).map(({ number }) => number),
  ];
  /** Page after page, as the Link headers lead. */
  const readAll = async (path: string): Promise<{ number: number; updated_at: string }[]> => {
    const rows: { number: number; updated_at: string }[] = [];
    for (let next: string | undefined = `${github.url}${path}`; next !== undefined; ) {
      const response: Response = await fetch(next);
      rows.push(...((await response.json()) as typeof rows));
      next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    return rows;
  };

  beforeAll(async () => {
    real = realGithub();
    github = await startGithub({ data: real.world, now: () => real.now });
  });
  afterAll(() => github.close());

  it('has every merged pull request once, with its commit, and nothing else that is merged', () => {
    const merged = Object.entries(real.world.pulls).flatMap(([repository, rows]) =>
      rows.flatMap(([number, , at, , , more]) =>
        more?.unmerged ? [] : [[repository, number, at, more?.sha].join(' ')],
      ),
    );

    const known = history().pulls.map(({ repo, number, merged_at: at, merge_commit_sha: sha }) =>
      [repo, number, at.replace('Z', '.000Z'), sha].join(' '),
    );
    expect(merged).toHaveLength(11_829);
    expect(merged.sort()).toEqual(known.sort());
  });

  it('has thousands of issues around them, each number once, none from the future', () => {
    expect(count(real.world.issues)).toBeGreaterThan(5000);
    for (const repository of real.repositories) {
      const numbers = numbersOf(repository);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
    const late = Object.values(real.world.issues)
      .flat()
      .filter(({ createdAt, closedAt = createdAt, changedAt = [] }) =>
        [createdAt, closedAt, ...changedAt].some((at) => at > REAL_NOW || at < createdAt),
      );
    expect(late).toEqual([]);
  });

  it('opens everything before it ends, in the order of the numbers', () => {
    for (const rows of Object.values(real.world.pulls)) {
      const merged = rows.filter(([, , , , , more]) => !more?.unmerged);
      const opened = merged.map(([, at]) => at);
      expect(opened).toEqual([...opened].sort());
      expect(merged.filter(([, from, to]) => to === null || from >= to)).toEqual([]);
    }
  });

  it('closes the issues that a merged pull request closes, at that moment', () => {
    const closing = history().pulls.findLast(({ repo, closes = [] }) =>
      closes.some((target) => target.startsWith(`${repo}#`)),
    );
    const number = Number(closing?.closes?.find((target) => target.startsWith(`${closing.repo}#`))?.split('#')[1]);

    const issue = real.world.issues[closing?.repo ?? '']?.find((one) => one.number === number);

    expect(issue?.closedAt).toBe(closing?.merged_at.replace('Z', '.000Z'));
  });

  it('is the same in every run, and another one where the data is missing', () => {
    const again = realGithub();
    const made = realGithub({ folder: '/nowhere/' });

    expect(JSON.stringify(again.world) === JSON.stringify(real.world)).toBe(true);
    expect([made.source, count(made.world.pulls) > 11_829, made.repositories.length]).toEqual(['made up', true, 9]);
  });

  it('serves the list of a repository whole, oldest change first, in no more requests than pages', async () => {
    const before = github.counts.requests;

    const rows = await readAll(`/repos/${PIPELINES}/issues?state=all&sort=updated&direction=asc&per_page=100`);

    expect(rows.map(({ number }) => number).sort()).toEqual(numbersOf(PIPELINES).sort());
    expect(rows.map((row) => row.updated_at)).toEqual(rows.map((row) => row.updated_at).sort());
    expect(github.counts.requests - before).toBe(Math.ceil(rows.length / 100));
  });

  it('multiplies items for a benchmark, and nothing else', () => {
    const larger = realGithub({ scale: 3 });

    expect(count(larger.world.pulls)).toBe(3 * count(real.world.pulls));
    expect(count(larger.world.issues)).toBe(3 * count(real.world.issues));
    expect(larger.world.tags).toEqual(real.world.tags);
    const numbers = larger.world.pulls[PIPELINES]?.map(([number]) => number) ?? [];
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('shows nothing new after a quiet week, and what was done after a busy one', async () => {
    const since = (at: string) => readAll(`/repos/${PIPELINES}/issues?state=all&since=${at}&per_page=100`);

    quietWeek(real);
    const quiet = await since(REAL_NOW);
    const monday = real.now;
    const done = busyWeek(real)[PIPELINES] ?? { updated: 0, opened: 0, merged: 0, tags: 0 };
    const busy = await since(monday);

    expect(quiet).toEqual([]);
    expect(done).toMatchObject({ updated: 30, tags: 1 });
    expect(busy).toHaveLength(done.updated + done.opened + done.merged);
    expect(real.world.tags[PIPELINES]?.at(-1)?.[2] ?? '').toMatch(/^2022-04-(0[89]|1[0-5])/);
  });
});
