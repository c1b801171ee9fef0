import { comparisonKey } from '../../../../src/domain/comparison.js';
import type { Configuration } from '../../../../src/domain/configuration.js';
import { readCompletely } from '../../../support/changelog.js';
import { atTheDeskAlone } from '../../../support/cycle.js';
import { issue } from '../../../support/digest.js';
import { type Desk, startDesk } from '../../../support/http-desk.js';
import { words } from '../../../support/words.js';

const NOW = '2021-10-09T16:00:00.000Z';
const merged = (number: number, title: string, mergedAt: string, more = {}) =>
  issue(`kubeflow/katib#${number}`, { type: 'pull', title, state: 'closed', closedAt: mergedAt, mergedAt, ...more });

/** Two releases of the manifests, and between them what Katib merged. */
async function fill({ evidence }: Desk['cycle']['store']): Promise<void> {
  const tags = ['v1.3.0', 'v1.4.0-rc.0', 'v1.4.0'].map((name, i) => ({
    repository: 'kubeflow/manifests',
    name,
    sha: String(i + 1).repeat(40),
  }));
  await evidence.saveTags(tags, NOW, true);
  const dates = ['2021-04-21T22:48:42.000Z', '2021-08-24T00:07:39.000Z', '2021-10-08T17:55:24.000Z'];
  await evidence.saveDocuments(
    tags.map(({ repository, sha }, i) => ({
      repository,
      kind: 'commit' as const,
      key: sha,
      value: { at: dates[i] ?? NOW },
      asOf: NOW,
    })),
  );
  const katib = ['v0.11.0', 'v0.12.0'].map((name, i) => ({
    repository: 'kubeflow/katib',
    name,
    sha: String(i + 7).repeat(40),
  }));
  await evidence.saveTags(katib, NOW, true);
  const compared = (repository: string, [from, to]: string[], numbers: number[]) => ({
    repository,
    kind: 'comparison' as const,
    key: comparisonKey(from ?? '', to ?? ''),
    value: {
      commits: numbers.map((number) => ({ sha: String(number).repeat(40), subject: `Work (#${number})`, pulls: null })),
      behind: 0,
    },
    asOf: NOW,
  });
  await evidence.saveDocuments([
    compared(
      'kubeflow/katib',
      katib.map(({ sha }) => sha),
      [2, 3, 4, 5],
    ),
    compared('kubeflow/manifests', [tags[0]?.sha ?? '', tags[2]?.sha ?? ''], []),
  ]);
  await evidence.saveItems([
    merged(1, 'feat: Of the release before', '2021-04-21T22:48:42.000Z'),
    merged(2, 'feat(ui): Suggest <b>more</b> @everyone', '2021-05-02T10:00:00.000Z', { author: 'andreyvelich' }),
    merged(3, 'fix: Mend the trial', '2021-09-02T10:00:00.000Z', { labels: ['size/M'] }),
    merged(4, 'Cherry-pick #3 to release-0.12', '2021-09-03T10:00:00.000Z'),
    merged(5, 'docs: At the very second', '2021-10-08T17:55:24.000Z'),
    merged(6, 'feat: Of the next release', '2021-10-08T17:55:25.000Z'),
    issue('kubeflow/katib#7', { state: 'closed', closedAt: '2021-09-04T10:00:00.000Z' }),
  ]);
}

/** Katib alone is in the release, and what the release before held of it is told by the file. */
const ofKatib = (whole: Configuration): Configuration => {
  const configuration = atTheDeskAlone(whole);
  return {
    ...configuration,
    releases: configuration.releases.map((plan) => ({
      ...plan,
      components: plan.components.flatMap((one) =>
        one.repository === 'kubeflow/katib' ? [{ ...one, before: 'v0.11.0' }] : [],
      ),
    })),
  };
};

describe('what changed in a release', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk(NOW, { change: ofKatib });
    await fill(desk.cycle.store);
  });
  afterAll(() => desk.close());
  const get = (path: string) => desk.visitor().get(path);

  it('is a page that leads from the version before to its tag, and is linked from the release', async () => {
    const page = await get('/releases/1.4/changelog');

    const text = words(page.text);
    expect(page.status).toBe(200);
    expect(text).toContain('From v1.3.0 ( Wednesday, 21 April 2021, 15:48 PDT (22:48 UTC) ) to v1.4.0 (');
    expect(text).toContain('AutoML 3 0 2');
    expect(text).toContain('Mend the trial #3 someone · M · also on release-0.12 (#4)');
    expect(text).toContain('At the very second');
    expect(text).not.toMatch(/Of the release before|Of the next release/);
    expect(page.text).toContain('Suggest &lt;b>more&lt;/b>');
    expect((await get('/releases/1.4')).text).toContain('href="/releases/1.4/changelog"');
  });

  it('welcomes newcomers only where everything was read to the end, and says where it was not before it counts', async () => {
    const text = words((await get('/releases/1.4/changelog')).text);
    await readCompletely(desk.cycle.store, desk.cycle.configuration, '2021-10-09T15:00:00.000Z');
    const whole = words((await get('/releases/1.4/changelog')).text);
    const later = words((await get('/releases/1.4/changelog?to=now')).text);

    expect(text).not.toContain('Welcome');
    expect(whole).toContain('Welcome to Andrey Velichkevich, of whom');
    expect(whole).not.toMatch(/Incomplete|may be missing/);
    expect(later).toContain('What was merged after Saturday, 9 October 2021, 08:00 PDT (15:00 UTC) may be missing.');
    expect(text).toMatch(/Incomplete\. More may have been merged .* kubeflow\/katib: Its .* never be read to the end/);
    expect(text.indexOf('Incomplete.')).toBeLessThan(text.indexOf('In numbers'));
  });

  it('is a Markdown file to take along', async () => {
    const { headers, text, status } = await get('/releases/1.4/changelog.md');

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename=changelog-1.4.md');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(text).toContain(
      '- Mend the trial ([#3](https://github.com/kubeflow/katib/issues/3), someone) `M`; also on release-0.12',
    );
  });

  it('is the same as JSON, with each pull request once', async () => {
    const facts = JSON.parse((await get('/api/releases/1.4/changelog')).text);

    expect(facts.account).toMatchObject({ merged: 3, entries: 3, apart: 0 });
    expect(facts.window).toMatchObject({ from: { tag: 'v1.3.0', by: 'commit' }, to: { tag: 'v1.4.0' } });
    expect(facts.tags).toEqual(['v1.4.0', 'v1.4.0-rc.0', 'v1.3.0']);
  });

  it.each([
    // Nobody announced the candidate, so which version of Katib it had is not known, and nothing is guessed.
    ['?to=v1.4.0-rc.0', []],
    ['?from=v1.4.0-rc.0', []],
    ['?from=2021-09-02&to=2021-09-02', [3]],
    ['?from=2021-09-03', [5]],
    ['?to=now', [2, 3, 5, 6]],
    ['?from=2021-05-01T00:00Z&to=2021-06-01T00:00%2B02:00', [2]],
    ['?from=&to=', [2, 3, 5]],
    ['?group=automl', [2, 3, 5]],
    ['?group=Training', []],
    ['?group=kubeflow/katib&to=2099-01-01', [2, 3, 5, 6]],
  ])('is of any window and any group that somebody asks for: %s', async (query, numbers) => {
    const facts = JSON.parse((await get(`/api/releases/1.4/changelog${query}`)).text);

    const found = facts.groups.flatMap((group: { repositories: { sections: { entries: { number: number }[] }[] }[] }) =>
      group.repositories.flatMap((part) =>
        part.sections.flatMap(({ entries }) => entries.map((entry) => entry.number)),
      ),
    );
    expect(found.sort()).toEqual(query.includes('from=2021-09-03') ? [4, 5] : numbers);
  });

  it.each([
    [
      '?from=v9.9',
      404,
      'kubeflow/manifests has no tag "v9.9". Its newest: v1.4.0, v1.4.0-rc.0, v1.3.0. Or write a date',
    ],
    ['?to=%3Cscript%3E', 404, 'has no tag "<script>"'],
    ['?from=v1.4.0&to=v1.3.0', 422, 'The window would end, with v1.3.0 (2021-04-21T22:48:42.000Z), before it begins'],
    ['?group=nobody', 404, 'There is no working group or repository "nobody". Groups: automl,'],
  ])('says what there is instead of what there is not: %s', async (query, status, message) => {
    const json = await get(`/api/releases/1.4/changelog${query}`);
    const page = await get(`/releases/1.4/changelog${query}`);

    expect(json.status).toBe(status);
    expect(JSON.parse(json.text).error.message).toContain(message);
    expect(page.status).toBe(status);
    expect(page.text).not.toContain('<script');
  });

  it('shows an empty window as empty, with the way to another one open', async () => {
    const page = await get('/releases/1.4/changelog?from=2021-06-01&to=2021-06-02');

    expect(page.status).toBe(200);
    expect(words(page.text)).toContain('Nothing that was read of GitHub was merged or closed in this window.');
    expect(page.text).toContain('<details open');
    expect(words((await get('/releases/9.9/changelog')).text)).toContain('Releases: 1.4.');
  });
});
