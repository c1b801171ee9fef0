/** The preflight of the real releases 1.2 to 1.5 as of the day that each was announced: what it would have caught. */
import type { Instant } from '../../../../src/domain/time.js';
import { checkOf, stateOf, thePlan } from '../../../support/preflight.js';
import { fixedComponents, REAL, type RealComponent, tagsAt } from '../../../support/real-releases.js';

/** Only of these have all tags been read. */
const READ_REPOSITORIES = [
  'kubeflow/manifests',
  'kubeflow/kubeflow',
  'kubeflow/pipelines',
  'kubeflow/katib',
  'kubeflow/trainer',
  'kserve/kserve',
];

/** As Herald would have seen it at this moment, with the versions of the README as the release file's fixed ones. */
function stableTagsAt(release: string, tag: string, now: Instant, change?: (c: RealComponent) => RealComponent) {
  const plan = thePlan({
    name: `Kubeflow ${release}`,
    tags: { repository: 'kubeflow/manifests', candidate: null, stable: tag, branch: null },
    components: fixedComponents(tag, change),
  });
  const states = READ_REPOSITORIES.map((repository) => stateOf(repository, 'tags', { completeAsOf: now }));
  return checkOf('stable-tags', { now, plan, tag, tags: tagsAt(now), states });
}

describe('the preflight of a real release, on the day it was announced', () => {
  it('would have held 1.2 back: it was announced before kubeflow/manifests was tagged', () => {
    const check = stableTagsAt('1.2', 'v1.2.0', '2020-11-19T00:57:35.000Z');

    expect(check.result).toBe('fail');
    expect(check.found[0]).toMatch(
      /^Kubeflow 1\.2: kubeflow\/manifests has no tag v1\.2\.0; its last candidate is v1\.2-rc\.1 \(\w+\)\.$/,
    );
  });

  it('would have named the twelve unstable components in 1.3', () => {
    const check = stableTagsAt('1.3', 'v1.3.0', '2021-04-23T01:49:43.000Z');

    const problems = check.found.filter((line) => /candidate|is a commit|has no tag/.test(line));
    const components = problems.flatMap((line) => line.slice(0, line.indexOf(':')).split(/, | and /));
    expect(check.result).toBe('fail');
    expect(components).toHaveLength(12);
    expect(problems.join('\n')).toMatch(/only the candidate v1\.3\.0-rc\.1; set v1\.3\.0 at its commit/);
  });

  it('would have named the candidates in 1.3.1 that never got a stable tag, on one commit with the release’s own candidate', () => {
    const check = stableTagsAt('1.3.1', 'v1.3.1', '2021-07-21T12:00:00.000Z');

    expect(check.result).toBe('fail');
    expect(check.found).toContainEqual(
      expect.stringMatching(/only the candidate v1\.3\.1-rc\.0; set v1\.3\.1 at its commit/),
    );
    expect(check.found).toContain('kubeflow/manifests v1.3.1 is the commit of its last candidate, v1.3.1-rc.1.');
  });

  it.each([
    ['1.4', 'v1.4.0', '2021-10-12T19:14:44.000Z'],
    ['1.5', 'v1.5.0', '2022-03-10T23:06:54.000Z'],
  ])(
    'would have found nothing wrong with the tags of %s, and passed on none that it had not read',
    (release, tag, now) => {
      const check = stableTagsAt(release, tag, now);

      expect(check.found.filter((line) => /candidate;|has no tag|is a commit/.test(line))).toEqual([]);
      expect(check.result).toBe(REAL ? 'unknown' : 'pass');
    },
  );

  it('would have told somebody who writes v1.7.0 that Pipelines spells its tags without the v', () => {
    const check = stableTagsAt('1.4', 'v1.4.0', '2021-10-12T19:14:44.000Z', () => ({
      name: 'Kubeflow Pipelines',
      repository: 'kubeflow/pipelines',
      revision: 'v1.7.0',
    }));

    expect(check.found[0]).toMatch(/kubeflow\/pipelines has no tag v1\.7\.0; there it is spelt 1\.7\.0\.$/);
  });
});
