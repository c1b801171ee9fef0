import type { ReleasePlan } from '../../../src/domain/release.js';
import { tagsLeftOut } from '../../../src/schedules/tags-left-out.js';
import { tag } from '../../support/digest.js';
import { aPlan, REPOSITORY } from '../../support/world.js';

const plan = (id: string, stable: string, more: Partial<ReleasePlan['tags']> = {}): ReleasePlan =>
  aPlan({
    id,
    name: `Kubeflow ${id}`,
    tags: { repository: REPOSITORY, candidate: null, stable, patch: null, branch: null, ...more },
  });
const usual = plan('1.4', 'v1.4.0', { candidate: 'v1.4.0-rc.*', patch: 'v1.4.*' });
const left = (plans: ReleasePlan[], ...names: string[]) =>
  tagsLeftOut(
    plans,
    plans,
    names.map((name) => tag(name)),
  ).map(({ plan, tags }) => [plan.id, tags]);

describe('the tags of a release’s line that no pattern fits', () => {
  it('are named, the newest first, and no tag of another line or of a pattern', () => {
    expect(
      left([usual], 'v1.4.0-rc.0', 'v1.4.0', 'v1.4.1', 'v1.4.0-alpha.1', 'v1.4.1-beta', 'v1.40.0', 'v1.3.9', 'latest'),
    ).toEqual([['1.4', ['v1.4.1-beta', 'v1.4.0-alpha.1']]]);
  });

  it.each<[what: string, stable: string, names: string[], left: string[]]>([
    ['without its v', 'v1.4.0', ['1.4.0'], ['1.4.0']],
    ['spelt as no version is', 'v1.4.0', ['v1.4.1_test'], ['v1.4.1_test']],
    ['of a wildcard', 'v1.4.0*', ['v1.4.0', 'v1.4.2'], ['v1.4.2']],
    ['of a calendar', '26.03', ['26.03', '26.03-rc.1', '26.04-rc.1'], ['26.03-rc.1']],
    ['of a folder', 'sdk/v1.4.0', ['sdk/v1.4.0-rc.1', 'v1.4.0-rc.1'], ['sdk/v1.4.0-rc.1']],
    ['of a pattern without a line', 'v1.*', ['v2.0.0'], []],
  ])('are told by their numbers: %s', (_what, stable, names, expected) => {
    expect(left([plan('1.4', stable)], ...names).flatMap(([, tags]) => tags)).toEqual(expected);
  });

  it('are those that no release and no component has, each of the release whose line is the nearest', () => {
    const own = plan('1.4.1', 'v1.4.1', { candidate: 'v1.4.1-rc.*' });
    const parts: ReleasePlan = {
      ...usual,
      components: [
        { name: 'CLI', repository: REPOSITORY, version: null, tags: 'v1.4.*-cli', manifests: [] },
        { name: 'UI', repository: REPOSITORY, version: 'v1.4.0-ui', tags: null, manifests: [] },
      ],
    };

    expect(left([parts, own], 'v1.4.1-rc.0', 'v1.4.0-cli', 'v1.4.0-ui', 'v1.4.1-beta', 'v1.4.2-beta')).toEqual([
      ['1.4', ['v1.4.2-beta']],
      ['1.4.1', ['v1.4.1-beta']],
    ]);
  });

  it('are those that are there, and of releases that are looked at', () => {
    const gone = tag('v1.4.0-alpha.1', { goneAt: '2021-08-01T00:00:00.000Z' });

    expect(tagsLeftOut([usual], [usual], [gone])).toEqual([]);
    expect(tagsLeftOut([], [usual], [tag('v1.4.1-beta')])).toEqual([]);
  });
});
