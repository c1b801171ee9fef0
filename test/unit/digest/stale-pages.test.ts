import { lastRelease, pagesLeftOut, stalePages } from '../../../src/digest/stale-pages.js';
import { tag } from '../../support/digest.js';

const SINCE = { tag: 'v0.11.1', at: '2021-06-09T08:00:00.000Z' };
const TREE = {
  paths: ['content/katib/a.md', 'content/katib/deep/b.md', 'content/katib/logo.svg', 'content/katibx/c.md', 'about.md'],
  complete: true,
};
const look = (more: Partial<Parameters<typeof stalePages>[1]> = {}, folders = ['content/katib/', 'about.md']) =>
  stalePages(
    folders,
    { repository: 'kubeflow/website', since: SINCE, tree: TREE, changed: { paths: [], complete: true }, ...more },
    5,
  );

describe('the pages of a group', () => {
  it('are those of its folders and files, and what nobody has touched is named', () => {
    const pages = look({ changed: { paths: ['about.md', 'content/katib/logo.svg'], complete: true } });

    expect(pages).toEqual({
      since: SINCE,
      total: 3,
      untouched: {
        count: 2,
        named: [
          { path: 'content/katib/a.md', url: 'https://github.com/kubeflow/website/blob/HEAD/content/katib/a.md' },
          {
            path: 'content/katib/deep/b.md',
            url: 'https://github.com/kubeflow/website/blob/HEAD/content/katib/deep/b.md',
          },
        ],
      },
      problem: null,
    });
  });

  it.each<[string, Parameters<typeof look>[0], string | null]>([
    ['were not read', { tree: null }, 'the pages of kubeflow/website were not read'],
    ['cannot be compared', { changed: null }, 'what has changed since then was not read'],
    [
      'changed more than is listed',
      { changed: { paths: [], complete: false } },
      'more has changed since then than GitHub lists',
    ],
    ['were cut short', { tree: { ...TREE, complete: false } }, 'GitHub lists only a part of the pages'],
    ['are none', { tree: { paths: ['x.md'], complete: true } }, null],
    [
      'are none of those that GitHub lists',
      { tree: { paths: ['x.md'], complete: false } },
      'GitHub lists only a part of the pages',
    ],
    ['have no release to be behind of', { since: null, changed: null }, null],
  ])('that %s say so rather than nothing', (_what, more, problem) => {
    expect(look(more)?.problem).toBe(problem);
  });

  it('that are not where they should be are told to the release team, folder by folder, where all of them are known', () => {
    const group = { name: 'Katib', docs: ['content/katib/', '/about.md', 'content/katibs', 'gone.md'] };
    const told = (tree: typeof TREE | null) => pagesLeftOut(group, { repository: 'kubeflow/website', tree });

    expect(told(TREE)).toEqual([
      {
        reference: 'content/katibs',
        read: true,
        sentence:
          'The pages of Katib under content/katibs are left out of messages and pages: kubeflow/website has no page there. Correct the folder under `docs` of the group in community.yaml and apply it.',
      },
      expect.objectContaining({ reference: 'gone.md' }),
    ]);
    expect([told({ ...TREE, complete: false }), told(null)]).toEqual([[], []]);
  });

  it('are nobody’s where none are configured, and an odd name leads to its own page', () => {
    const odd = look({ tree: { paths: ['content/katib/a b?#.md'], complete: true } });

    expect(look({}, [])).toBeNull();
    expect(odd?.untouched.named[0]?.url).toBe(
      'https://github.com/kubeflow/website/blob/HEAD/content/katib/a%20b%3F%23.md',
    );
  });
});

describe('the last release of a group', () => {
  const group = { repositories: ['kubeflow/katib'] };
  const katib = (name: string) => tag(name, { repository: 'kubeflow/katib', sha: name });
  const at = (key: string, moment: string) => ({
    repository: 'kubeflow/katib',
    kind: 'commit' as const,
    key,
    value: { at: moment },
    asOf: moment,
    etag: null,
  });

  it('is its newest stable tag by date: no candidate, none of another part, none that is not dated', () => {
    const tags = ['v0.11.1', 'v0.12.0-rc.0', 'v0.11.0', 'sdk/v9.0.0', 'v0.13.0', 'nightly'].map(katib);
    const commits = [
      at('v0.11.1', '2021-06-09T08:00:00.000Z'),
      at('v0.11.0', '2021-03-22T08:00:00.000Z'),
      at('v0.12.0-rc.0', '2021-08-10T08:00:00.000Z'),
      at('sdk/v9.0.0', '2021-09-10T08:00:00.000Z'),
    ];
    const components = [{ repository: 'kubeflow/katib', version: null, tags: 'v0.12.*' }];

    expect(lastRelease(group, components, tags, { commits })).toEqual(SINCE);
  });

  it('is none before there was one', () => {
    expect(lastRelease(group, [], [katib('v0.1.0-rc.0')], {})).toBeNull();
  });
});
