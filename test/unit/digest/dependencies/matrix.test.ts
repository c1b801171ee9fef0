/** What goes together, what does not, and what nobody can tell. */
import { dependencyMatrix } from '../../../../src/digest/dependencies/dependency-matrix.js';
import { intersect, isEmpty, pythonInterval } from '../../../../src/digest/dependencies/python-versions.js';
import type { ComponentManifests } from '../../../../src/domain/dependencies.js';

const AS_OF = '2021-10-12T12:00:00.000Z';

const component = (name: string, files: Record<string, string | null>, more: Partial<ComponentManifests> = {}) => ({
  component: name,
  repository: `kubeflow/${name}`,
  version: 'v1.0.0',
  tagged: true,
  files: Object.entries(files).map(([path, text]) => ({
    path,
    state: text === null ? ('missing' as const) : ('read' as const),
    text,
    asOf: AS_OF,
  })),
  ...more,
});

const sdk = (name: string, ...requires: string[]) =>
  component(name, { 'sdk/setup.py': `setup(install_requires=${JSON.stringify(requires)})` });

describe('two constraints', () => {
  it.each([
    ['<19', '>=23', true],
    ['==1.2.3', '==1.2.4', true],
    ['==1.2', '==1.2.0', false],
    ['>=8.0,<13', '>=12.0', false],
    ['>=1.0', '<1.0', true],
    ['>1.0', '<=1.0', true],
    ['~=1.4.2', '>=1.5', true],
    ['~=1.4', '>=1.5', false],
    ['==1.4.*', '==1.5.1', true],
    ['==1.4.*', '==1.4.9', false],
    ['!=1.4', '==1.4', true],
    ['^1.2', '>=2', true],
    ['^0.3', '==0.4', true],
    ['~1.4', '>=1.5', true],
    ['1.4', '==1.4.0', false],
    ['', '==1', false],
    ['*', '<1', false],
    // Candidates of one version are not told apart, so nothing is claimed of them.
    ['==1.0rc1', '==1.0rc2', false],
    ['==1.0rc1', '>=1.0', true],
    ['==1.0.post1', '<=1.0', true],
  ])('%s and %s: excluding each other is %s', (a, b, expected) => {
    const [one, other] = [pythonInterval(a), pythonInterval(b)];

    const empty = one !== null && other !== null && isEmpty(intersect(one, other));

    expect([one, other]).not.toContain(null);
    expect(empty).toBe(expected);
  });

  it.each(['>=1 || <0.5', '@ git+https://example.org', '!=1.*', '>=one', '===1.0-hotfix', '==99999999999999999999'])(
    'cannot be compared where one is %s',
    (text) => {
      const interval = pythonInterval(text);

      expect(interval).toBeNull();
    },
  );
});

describe('the matrix of a release', () => {
  it('names two SDKs that nobody can install together', () => {
    const components = [sdk('pipelines', 'kubernetes>=8.0.0,<19', 'six'), sdk('katib', 'kubernetes>=23')];

    const { shared, others } = dependencyMatrix(components, []);

    expect(shared).toMatchObject([{ package: 'kubernetes', verdict: 'conflict' }]);
    expect(shared[0]?.conflicts).toEqual([
      'pipelines (sdk/setup.py) needs kubernetes >=8.0.0,<19 and katib (sdk/setup.py) kubernetes >=23: nobody can install both.',
    ]);
    expect(others).toBe(1);
  });

  it.each([
    [
      'what two services run on',
      [component('a', { 'requirements.txt': 'six==1' }), component('b', { 'requirements.txt': 'six==2' })],
      'differs',
    ],
    [
      'what only an extra asks for',
      [component('a', { 'setup.py': 'setup(extras_require={"docs": ["six==1"]})' }), sdk('b', 'six==2')],
      'differs',
    ],
    ['what goes together', [sdk('a', 'six>=1'), sdk('b', 'six==2')], 'agree'],
    ['what cannot be compared', [sdk('a', 'six @ https://example.org/six.zip'), sdk('b', 'six==2')], 'undecided'],
    [
      'modules of Go, of which the newest is taken',
      [
        component('a', { 'go.mod': 'require k8s.io/api v0.19.0' }),
        component('b', { 'go.mod': 'require k8s.io/api v0.20.0' }),
      ],
      'differs',
    ],
    [
      'requirements beside the package that reads them',
      [component('a', { 'sdk/requirements.txt': 'six==1', 'sdk/setup.py': 'setup()' }), sdk('b', 'six==2')],
      'conflict',
    ],
  ])('says of %s: %s', (_what, components, verdict) => {
    const { shared } = dependencyMatrix(components, []);

    expect(shared.map((row) => row.verdict)).toEqual([verdict]);
  });

  it('finds no conflict within one repository at one version, which is installed from one place', () => {
    const files = {
      'a/setup.py': 'setup(install_requires=["six==1"])',
      'b/setup.py': 'setup(install_requires=["six==2"])',
    };
    const components = [
      component('one', files, { repository: 'kubeflow/kubeflow' }),
      component('two', files, { repository: 'Kubeflow/kubeflow' }),
    ];

    const { shared } = dependencyMatrix(components, []);

    expect(shared[0]?.verdict).toBe('agree');
  });

  it.each([
    ['a range that excludes it', '1.21', 'setup(install_requires=["kubernetes<1.20"])', 'setup.py', 'conflict'],
    ['a pin beside it', '1.21', 'setup(install_requires=["kubernetes==1.20"])', 'setup.py', 'differs'],
    ['a Go client of that version', '1.21', 'require k8s.io/client-go v0.21.0', 'go.mod', 'agree'],
    ['a Go client of an older one', '1.21', 'require k8s.io/client-go v0.19.9', 'go.mod', 'differs'],
    ['versions in words', '1.19 to 1.21', 'require k8s.io/client-go v0.19.9', 'go.mod', 'undecided'],
  ])('holds a platform against %s', (_what, version, text, path, verdict) => {
    const platform = { name: 'Kubernetes', version, packages: ['kubernetes', 'k8s.io/client-go'] };

    const { platforms } = dependencyMatrix([component('a', { [path]: text })], [platform]);

    expect(platforms).toMatchObject([{ name: 'Kubernetes', version, verdict }]);
  });

  it('tells what it has not read from what is not there', () => {
    const unread = component('a', { 'setup.py': null });
    unread.files.push({ path: 'go.mod', state: 'unread' as never, text: null, asOf: null as never });
    const components = [
      unread,
      component('b', {}, { version: null }),
      component('c', {}, { repository: null }),
      component('d', {}, { tagged: false }),
    ];

    const { components: rows, asOf } = dependencyMatrix(components, []);

    expect(rows.map(({ files, problems }) => ({ files, problems }))).toEqual([
      { files: [], problems: ['go.mod was never read'] },
      { files: [], problems: ['it has no tag yet'] },
      { files: [], problems: ['it has no repository in the release file'] },
      { files: [], problems: ['the commit of v1.0.0 is not known'] },
    ]);
    expect(asOf).toBeNull();
  });
});
