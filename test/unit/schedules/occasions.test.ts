import type { Tag } from '../../../src/domain/evidence.js';
import { patchesOf } from '../../../src/domain/version.js';
import { delayOccasion } from '../../../src/schedules/delay-occasion.js';
import { tagKind, tagOccasion } from '../../../src/schedules/tag-occasion.js';
import { timelineOccasion } from '../../../src/schedules/timeline-occasion.js';
import { CYCLE, community, cycleWith, dates, revision } from '../../support/schedules-community.js';

describe('the timeline occasion', () => {
  const timeline = (adoptedAt: string, phases = [...CYCLE]) =>
    timelineOccasion(community(), { id: '1.4', phases }, adoptedAt, []);

  it('is composed at adoption and leaves at the next send time on a working day', () => {
    const saturday = '2021-05-29T20:00:00.000Z';

    expect(timeline(saturday)).toEqual({
      key: 'timeline:1.4',
      kind: 'timeline',
      release: '1.4',
      source: { type: 'adoption', release: '1.4' },
      matter: 'timeline:1.4',
      composeAt: saturday,
      sendAt: '2021-05-31T16:00:00.000Z',
      expiresAt: '2021-09-28T06:59:00.000Z',
    });
  });

  it('expires after 60 days while the release has no date', () => {
    const undated = cycleWith(dates('release', null));

    expect(timeline('2021-06-01T00:00:00.000Z', undated)?.expiresAt).toBe('2021-07-31T00:00:00.000Z');
  });

  it('leaves at once when the release is out before the next send time', () => {
    const sunday = cycleWith(dates('release', '2021-09-26'));
    const saturday = '2021-09-25T20:00:00.000Z';

    expect(timeline(saturday, sunday)?.sendAt).toBe(saturday);
  });

  it('has expired at birth when the release is out already', () => {
    const late = timeline('2021-12-01T00:00:00.000Z');

    expect(late).not.toBeNull();
    expect(late !== null && late.expiresAt <= late.sendAt).toBe(true);
  });

  it('does not exist while no phase has a date, and does with the first one', () => {
    const undated = CYCLE.map((phase) => ({ ...phase, start: null, end: null }));

    expect(timeline('2021-06-01T00:00:00.000Z', undated)).toBeNull();
    expect(timeline('2021-06-01T00:00:00.000Z', [...undated, ...CYCLE.slice(0, 1)])).not.toBeNull();
  });
});

describe('the patches of a release whose tag is one version', () => {
  const kinds = (stable: string, candidate: string, ...names: string[]) => {
    const tags = { repository: 'kubeflow/manifests', candidate, stable, patch: patchesOf(stable), branch: null };
    return names.map((name) => tagKind({ tags }, { repository: 'kubeflow/manifests', name }));
  };

  it('are found though nobody wrote a pattern for them, in both schemes', () => {
    const semver = kinds('v1.4.0', 'v1.4.0-rc.*', 'v1.4.0', 'v1.4.1', 'v1.4.12', 'v1.4.0-rc.1');
    const calendar = kinds('26.03', '26.03-rc.*', '26.03', '26.03.1', '26.03-rc.1');

    expect(semver).toEqual(['release', 'patch', 'patch', 'candidate']);
    expect(calendar).toEqual(['release', 'patch', 'candidate']);
  });

  it('are no other line, no candidates of patches, and nothing that is no version', () => {
    const found = kinds('v1.4.0', 'v1.4.0-rc.*', 'v1.40.1', 'v1.5.1', 'v1.4.1-rc.0', 'v1.4.x', 'v1.4.1-foo');

    expect(found).toEqual([null, null, null, null, null]);
  });

  it('are derived from one released version alone', () => {
    const derived = ['v1.4.0', 'v1.4', 'sdk/v1.8.0', '26.03', 'v1.4.*', 'v1.4.2', 'latest'].map(patchesOf);

    expect(derived).toEqual(['v1.4.*', 'v1.4.*', 'sdk/v1.8.*', '26.03.*', null, null, null]);
  });
});

describe('a tag', () => {
  const plan = {
    id: '1.4',
    tags: { repository: 'kubeflow/manifests', candidate: 'v1.4*-rc.*', stable: 'v1.4*', branch: null },
  };
  const tag = (name: string, more: Partial<Tag> = {}): Tag => ({
    repository: 'kubeflow/manifests',
    name,
    sha: 'abc',
    firstSeen: '2021-08-30T12:00:00.000Z',
    baseline: false,
    goneAt: null,
    ...more,
  });

  it('of a candidate asks for testing for two weeks, in a thread of its own', () => {
    expect(tagOccasion(plan, tag('v1.4.0-rc.0'))).toEqual({
      key: 'candidate:1.4:v1.4.0-rc.0',
      kind: 'candidate',
      release: '1.4',
      source: { type: 'tag', release: '1.4', repository: 'kubeflow/manifests', tag: 'v1.4.0-rc.0', sha: 'abc' },
      matter: 'candidate:v1.4.0-rc.0',
      composeAt: '2021-08-30T12:00:00.000Z',
      sendAt: '2021-08-30T12:00:00.000Z',
      expiresAt: '2021-09-13T12:00:00.000Z',
    });
  });

  it('of the release is announced for thirty days', () => {
    expect(tagOccasion(plan, tag('v1.4.0'))).toMatchObject({
      key: 'release:1.4:v1.4.0',
      kind: 'release',
      matter: 'release:1.4',
      expiresAt: '2021-09-29T12:00:00.000Z',
    });
  });

  it('that is a pre-release is never the release, even where the stable pattern fits', () => {
    expect(tagKind({ tags: { ...plan.tags, candidate: null } }, tag('v1.4.0-rc.0'))).toBeNull();
    expect(tagKind(plan, tag('v1.4.0-hotfix.1'))).toBeNull();
  });

  it('that follows a stable one in its line is a patch, with a thread of its own', () => {
    expect(tagOccasion(plan, tag('v1.4.1'))).toMatchObject({
      key: 'release:1.4:v1.4.1',
      kind: 'patch',
      matter: 'patch:v1.4.1',
    });
  });

  it('works for calendar versions', () => {
    const calendar = { tags: { repository: 'a/b', candidate: '26.03-rc.*', stable: '26.03*', branch: null } };
    const kinds = ['26.03-rc.1', '26.03', '26.03.1', '26.10'].map((name) =>
      tagKind(calendar, tag(name, { repository: 'a/b' })),
    );

    expect(kinds).toEqual(['candidate', 'release', 'patch', null]);
  });

  it.each([
    ['of the baseline', tag('v1.4.0', { baseline: true })],
    ['of another repository', tag('v1.4.0', { repository: 'kubeflow/katib' })],
    ['of another release', tag('v1.3.1')],
  ])('%s makes no occasion', (_name, other) => {
    expect(tagOccasion(plan, other)).toBeNull();
  });
});

describe('the delay occasion', () => {
  it('belongs to the thread of the first phase that moved, and lasts two weeks', () => {
    const at = '2021-08-10T15:00:00.000Z';
    const later = revision(
      cycleWith(dates('docs-update', '2021-08-15', '2021-09-12'), dates('release', '2021-10-04')),
      { n: 2, at },
    );

    expect(delayOccasion(later, revision(CYCLE))).toEqual({
      key: 'delay:1.4:2',
      kind: 'delay',
      release: '1.4',
      source: { type: 'revision', release: '1.4', revision: 2 },
      matter: 'phase:1.4:docs-update',
      composeAt: at,
      sendAt: at,
      expiresAt: '2021-08-24T15:00:00.000Z',
    });
  });

  it('prefers what moved to what was set for the first time', () => {
    const before = cycleWith(dates('docs-update', null));
    const after = cycleWith(dates('release', '2021-10-04'));

    expect(delayOccasion(revision(after), revision(before))?.matter).toBe('phase:1.4:release');
    expect(delayOccasion(revision(CYCLE), revision(before))?.matter).toBe('phase:1.4:docs-update');
  });

  it('does not exist where no date differs', () => {
    expect(delayOccasion(revision(CYCLE, { n: 2 }), revision(CYCLE))).toBeNull();
  });
});
