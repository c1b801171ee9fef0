/** How groups branch and tag, and who differs. */
import { habitsOf, shapeOf } from '../../../src/digest/habits.js';
import type { Branch, ForgeRelease, Tag } from '../../../src/domain/evidence.js';
import { tag } from '../../support/digest.js';
import { aCommunity } from '../../support/world.js';

const KATIB = 'kubeflow/katib';
const PIPELINES = 'kubeflow/pipelines';
const TRAINER = 'kubeflow/trainer';
const [someGroup] = aCommunity().workingGroups;
const group = (id: string, repository: string) => {
  if (someGroup === undefined) throw new Error('The example has no working group');
  return { ...someGroup, id, name: id, repositories: [repository], releaseProcess: null };
};
const branch = (repository: string, name: string): Branch => ({ repository, name, sha: 'a', protected: false });
const release = (repository: string, name: string, publishedAt: string): ForgeRelease => ({
  id: Number(publishedAt.replace(/\D/g, '').slice(0, 12)),
  repository,
  tag: name,
  name,
  url: '',
  draft: false,
  prerelease: false,
  latest: false,
  publishedAt,
});
const tagged = (repository: string, ...names: string[]): Tag[] => names.map((name) => tag(name, { repository }));
const look = (more: { tags?: Tag[]; releases?: ForgeRelease[]; branches?: Branch[] }) => {
  const { tags = [], releases = [], branches = [] } = more;
  const workingGroups = [group('automl', KATIB), group('pipelines', PIPELINES), group('training', TRAINER)];
  return habitsOf({ community: { workingGroups }, tags, releases, branches, evidence: { releases } });
};

describe('the habits of a group', () => {
  it('are how its newest tags, candidates and release branches are named', () => {
    const tags = tagged(KATIB, 'v0.11.0', 'v0.12.0', 'v0.12.0-rc.0', 'v0.13.0-rc.1', 'not-a-version');
    const names = ['master', 'release-0.11', 'release-0.12', 'dependabot/npm_and_yarn/axios-1.2.3', 'fix-1234'];

    const [katib] = look({ tags, branches: names.map((name) => branch(KATIB, name)) }).groups;

    expect(katib?.repositories[0]).toMatchObject({
      newest: { tag: 'v0.12.0', at: null },
      tags: 'vX.Y.Z',
      candidates: 'vX.Y.Z-rc.N',
      branches: 'release-X.Y',
      withCandidates: { of: 2, count: 1 },
    });
  });

  it('are how long it takes from one version to the next, patches aside, and which tags have no Release', () => {
    const tags = tagged(KATIB, 'v0.10.0', 'v0.11.0', 'v0.11.1', 'v0.12.0');
    const releases = [
      release(KATIB, 'v0.10.0', '2021-01-01T00:00:00.000Z'),
      release(KATIB, 'v0.11.0', '2021-03-12T00:00:00.000Z'),
      release(KATIB, 'v0.12.0', '2021-10-05T00:00:00.000Z'),
    ];

    const [katib] = look({ tags, releases }).groups;

    expect(katib?.repositories[0]).toMatchObject({ daysBetween: 70, unpublished: ['v0.11.1'] });
  });

  it('are none where nothing is there, and pass over a tag that is gone', () => {
    const gone = tag('v9.0.0', { repository: KATIB, goneAt: '2021-09-02T00:00:00.000Z' });

    const [katib] = look({ tags: [gone] }).groups;

    expect(katib?.repositories[0]).toEqual({
      repository: KATIB,
      newest: null,
      tags: null,
      candidates: null,
      branches: null,
      withCandidates: { of: 0, count: 0 },
      daysBetween: null,
      unpublished: [],
    });
  });

  it('are usual where more than half do the same', () => {
    const same = [...tagged(KATIB, 'v0.12.0'), ...tagged(TRAINER, 'v1.3.0')];

    expect(look({ tags: [...same, ...tagged(PIPELINES, '1.7.0')] }).usual.tags).toBe('vX.Y.Z');
    expect(look({ tags: [...tagged(KATIB, 'v0.12.0'), ...tagged(PIPELINES, '1.7.0')] }).usual.tags).toBeNull();
    expect(look({}).usual).toEqual({ tags: null, candidates: null, branches: null });
  });
});

test.each([
  ['v1.4.0', 'vX.Y.Z'],
  ['v1.4-branch', 'vX.Y-branch'],
  ['sdk/release-1.8', 'sdk/release-X.Y'],
  ['1.7.0-rc.12', 'X.Y.Z-rc.N'],
  ['v1.3.0rc2', 'vX.Y.ZrcN'],
  ['26.03', 'X.Y'],
])('The shape of %s is %s', (name, shape) => {
  expect(shapeOf(name)).toBe(shape);
});
