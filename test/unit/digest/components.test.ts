import { resolveComponents } from '../../../src/digest/components.js';
import type { ComponentPlan } from '../../../src/domain/release.js';
import { tag } from '../../support/digest.js';

const katib = (name: string) => tag(name, { repository: 'kubeflow/katib' });
const plan = (more: Partial<ComponentPlan> = {}): { components: ComponentPlan[] } => ({
  components: [{ name: 'Katib', repository: 'kubeflow/katib', version: null, tags: 'v0.12.*', manifests: [], ...more }],
});
const versionOf = (tags: string[], more: Partial<ComponentPlan> = {}) =>
  resolveComponents(plan(more), tags.map(katib)).map(({ version, stable }) => ({ version, stable }));

describe('which version of a component a release holds', () => {
  it('takes the newest candidate while there is no stable tag', () => {
    expect(versionOf(['v0.12.0-rc.9', 'v0.12.0-rc.10', 'v0.12.0-rc.1'])).toEqual([
      { version: 'v0.12.0-rc.10', stable: false },
    ]);
  });

  it('takes the newest stable tag over any candidate', () => {
    expect(versionOf(['v0.12.0', 'v0.12.1-rc.0', 'v0.12.0-rc.1'])).toEqual([{ version: 'v0.12.0', stable: true }]);
  });

  it('looks only at tags that fit the pattern, in the component’s own repository', () => {
    const tags = [katib('v0.11.1'), katib('v0.13.0'), tag('v0.12.5'), katib('v0.12.0'), katib('sdk/v0.12.9')];

    expect(resolveComponents(plan(), tags)).toEqual([
      {
        name: 'Katib',
        repository: 'kubeflow/katib',
        version: 'v0.12.0',
        url: 'https://github.com/kubeflow/katib/releases/tag/v0.12.0',
        stable: true,
        standing: 'stable',
        taggedAt: null,
      },
    ]);
  });

  it('has no version while no fitting tag exists', () => {
    expect(versionOf(['v0.11.1', 'not-a-version'])).toEqual([{ version: null, stable: false }]);
  });

  it('lets the plan’s own version win, and links it only where the tag was seen', () => {
    const fixed = plan({ version: 'v0.11.1' });

    const unseen = resolveComponents(fixed, [katib('v0.12.0')]);
    const seen = resolveComponents(fixed, [katib('v0.11.1')]);

    expect(unseen).toMatchObject([{ version: 'v0.11.1', stable: true, url: null }]);
    expect(seen).toMatchObject([{ url: 'https://github.com/kubeflow/katib/releases/tag/v0.11.1' }]);
  });

  it('understands calendar versions', () => {
    expect(versionOf(['26.03-rc.1', '26.03', '25.12'], { tags: '26.03*' })).toEqual([
      { version: '26.03', stable: true },
    ]);
  });

  it('keeps a hostile tag name inside the address', () => {
    const [component] = resolveComponents(plan({ version: 'v1/../x?y#z' }), [katib('v1/../x?y#z')]);

    expect(component?.url).toBe('https://github.com/kubeflow/katib/releases/tag/v1%2F..%2Fx%3Fy%23z');
  });

  it('says how far each tag is, and when it was set where its commit or its release tells', () => {
    const standingOf = (version: string | null, names: string[], tags: string | null = null) =>
      resolveComponents(plan({ version, tags }), names.map(katib))[0]?.standing;

    expect(standingOf(null, ['26.03-rc.1'], '26.03*')).toBe('candidate');
    expect(standingOf(null, ['v0.12.0rc2'], 'v0.12*')).toBe('candidate');
    expect(standingOf(null, ['v0.12.0-beta.1'], 'v0.12*')).toBe('unstable');
    expect(standingOf('master-2021', ['master-2021'])).toBe('unstable');
    expect(standingOf('v0.12.0', [])).toBe('unseen');
    expect(standingOf(null, ['v0.11.0'], 'v0.12*')).toBe('untagged');

    const seen = katib('v0.12.0');
    const at = '2021-10-05T10:00:00.000Z';
    const commits = [{ repository: 'kubeflow/katib', kind: 'commit' as const, key: seen.sha, value: { at }, asOf: at }];
    expect(resolveComponents(plan(), [seen], { commits })).toMatchObject([{ taggedAt: at }]);
    expect(resolveComponents(plan(), [seen])).toMatchObject([{ taggedAt: null }]);
  });

  it('passes over a tag that was there and is gone', () => {
    const gone = katib('v0.12.1');

    const found = resolveComponents(plan(), [{ ...gone, goneAt: '2021-10-06T00:00:00.000Z' }, katib('v0.12.0')]);

    expect(found).toMatchObject([{ version: 'v0.12.0' }]);
  });
});
