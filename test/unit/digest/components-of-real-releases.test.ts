/** The component table of the real releases 1.2 to 1.5, with everything that was irregular about their tags. */
import { resolveComponents } from '../../../src/digest/components.js';
import type { ComponentFact } from '../../../src/domain/component.js';
import type { Instant } from '../../../src/domain/time.js';
import { fixedComponents, tagsAt } from '../../support/real-releases.js';

const byPattern = (repository: string, tags: string, now: Instant): ComponentFact | undefined =>
  resolveComponents({ components: [{ name: 'one', repository, version: null, tags, manifests: [] }] }, tagsAt(now))[0];
const fixed = (tag: string, now: Instant): ComponentFact[] =>
  resolveComponents({ components: fixedComponents(tag) }, tagsAt(now));

describe('the component table of a real release', () => {
  it('calls none of the twelve unstable components of 1.3 stable', () => {
    const table = fixed('v1.3.0', '2021-04-23T01:49:43.000Z');

    const candidates = table.filter(({ version }) => /rc\.?\d/.test(version ?? ''));
    expect(table.filter(({ stable }) => !stable)).toHaveLength(12);
    expect(candidates.length).toBeGreaterThan(7);
    expect(candidates.filter(({ standing, stable }) => standing === 'stable' || stable)).toEqual([]);
  });

  it('shows in 1.3.1 the candidates that never got a stable tag as candidates', () => {
    const table = fixed('v1.3.1', '2021-07-21T12:00:00.000Z');

    const web = table.filter(({ repository }) => repository === 'kubeflow/kubeflow');
    expect(web.length).toBeGreaterThan(5);
    expect(new Set(web.map(({ version, standing }) => `${version} ${standing}`))).toEqual(
      new Set(['v1.3.1-rc.0 candidate']),
    );
    expect(byPattern('kubeflow/kubeflow', 'v1.3.1*', '2021-07-21T12:00:00.000Z')).toMatchObject({
      version: 'v1.3.1-rc.0',
      standing: 'candidate',
    });
  });

  it('shows the stable tag where it is the commit of a candidate', () => {
    expect(byPattern('kubeflow/manifests', 'v1.3.1*', '2021-07-21T12:00:00.000Z')).toMatchObject({
      version: 'v1.3.1',
      standing: 'stable',
    });
  });

  it('reads tags with and without a v, by a pattern that is spelt as they are', () => {
    const now = '2021-10-12T19:14:44.000Z';

    expect(byPattern('kubeflow/pipelines', '1.7.*', now)).toMatchObject({ version: '1.7.0', stable: true });
    expect(byPattern('kubeflow/pipelines', 'v1.7.*', now)).toMatchObject({ version: null, standing: 'untagged' });
  });

  it('has for 1.2, which was announced before it was tagged, no more than its candidate', () => {
    expect(byPattern('kubeflow/manifests', 'v1.2*', '2020-11-19T00:57:35.000Z')).toMatchObject({
      version: 'v1.2-rc.1',
      standing: 'candidate',
    });
  });

  it('has 1.4 stable throughout, as far as its tags were read', () => {
    const table = fixed('v1.4.0', '2021-10-12T19:14:44.000Z');

    expect(table.length).toBeGreaterThan(5);
    expect(table.filter(({ standing }) => standing === 'candidate' || standing === 'untagged')).toEqual([]);
  });
});
