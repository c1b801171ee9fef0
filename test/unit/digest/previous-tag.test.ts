import { previousTag } from '../../../src/digest/previous-tag.js';
import { tag } from '../../support/digest.js';

const plan = { tags: { repository: 'kubeflow/manifests' } };
const names = [
  'v1.2.0',
  'v1.3.0-rc.0',
  'v1.3.0',
  'v1.3.1-rc.0',
  'v1.3.1',
  'v1.4.0-rc.0',
  'v1.4.0-rc.1',
  'v1.4.0',
  'v1.4.1',
];
const tags = names.map((name) => tag(name));

describe('the tag that a candidate or release is compared with', () => {
  it.each([
    ['v1.4.0-rc.1', 'v1.4.0-rc.0'],
    ['v1.4.0-rc.0', 'v1.3.0'],
    ['v1.4.0', 'v1.3.0'],
    ['v1.4.1', 'v1.4.0'],
    ['v1.3.1-rc.0', 'v1.3.0'],
    ['v1.3.1', 'v1.3.0'],
    ['v1.2.0', undefined],
    ['nightly', undefined],
  ])('%s follows %s', (name, expected) => {
    expect(previousTag(plan, tags, name)?.name).toBe(expected);
  });

  it('goes by version and not by the order in which tags were seen', () => {
    const shuffled = ['v1.4.0-rc.10', 'v1.4.0-rc.9', 'v1.4.0-rc.2'].map((name) => tag(name));

    expect(previousTag(plan, shuffled, 'v1.4.0-rc.10')?.name).toBe('v1.4.0-rc.9');
  });

  it('orders calendar versions', () => {
    const calendar = ['25.12', '26.03-rc.0', '26.03-rc.1', '26.03'].map((name) => tag(name));

    const found = ['26.03-rc.1', '26.03', '26.03-rc.0'].map((name) => previousTag(plan, calendar, name)?.name);

    expect(found).toEqual(['26.03-rc.0', '25.12', '25.12']);
  });

  it('tells no scheme by a tag alone, and follows a change of scheme', () => {
    const seen = ['v10.9.0', 'v10.10.0', 'v10.12.0'].map((name) => tag(name));
    const changed = ['v1.10.0', 'v1.11.0', 'v26.03-rc.0', 'v26.03'].map((name) => tag(name));

    const found = [
      previousTag(plan, seen, 'v10.10.0')?.name,
      previousTag(plan, seen, 'v10.12.0')?.name,
      previousTag(plan, changed, 'v26.03')?.name,
      previousTag(plan, changed, 'v26.03-rc.0')?.name,
    ];

    expect(found).toEqual(['v10.9.0', 'v10.10.0', 'v1.11.0', 'v1.11.0']);
  });

  it('keeps to its repository and its prefix', () => {
    const others = [tag('v1.3.0', { repository: 'kubeflow/katib' }), tag('sdk/v1.3.5')];

    expect(previousTag(plan, others, 'v1.4.0')).toBeNull();
  });

  it('passes over tags that are gone', () => {
    const seen = [tag('v1.2.0'), tag('v1.3.0', { goneAt: '2021-06-02T00:00:00.000Z' })];

    expect(previousTag(plan, seen, 'v1.4.0')?.name).toBe('v1.2.0');
  });

  it('counts from the date of its commit, so that a tag of the baseline is not as young as its first sync', () => {
    const seen = tag('v1.3.0', { firstSeen: '2021-06-01T00:00:00.000Z' });
    const dated = (sha: string, at: string) => ({
      repository: 'kubeflow/manifests',
      kind: 'commit' as const,
      key: sha,
      value: { at },
      asOf: '2021-06-01T00:00:00.000Z',
    });
    const commits = [dated('f'.repeat(40), '2021-01-01T00:00:00.000Z'), dated(seen.sha, '2021-04-20T10:00:00.000Z')];

    expect(previousTag(plan, [seen], 'v1.4.0', { commits })).toMatchObject({ since: '2021-04-20T10:00:00.000Z' });
  });

  it('counts from the publication of its release, else from when it was first seen', () => {
    const seen = [tag('v1.3.0', { firstSeen: '2021-06-01T00:00:00.000Z' })];
    const release = {
      repository: 'kubeflow/manifests',
      id: 1,
      tag: 'v1.3.0',
      name: '',
      url: '',
      draft: false,
      prerelease: false,
      latest: false,
      publishedAt: '2021-04-21T23:00:00.000Z',
    };

    const published = previousTag(plan, seen, 'v1.4.0', { releases: [release] });
    const unpublished = previousTag(plan, seen, 'v1.4.0');

    expect([published?.since, unpublished?.since]).toEqual(['2021-04-21T23:00:00.000Z', '2021-06-01T00:00:00.000Z']);
  });
});
