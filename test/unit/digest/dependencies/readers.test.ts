/** Each reader against what people write, and against what nobody should have to believe. */
import { readManifest } from '../../../../src/digest/dependencies/read-manifest.js';

/** `name versions (condition)` of everything declared. */
const declared = (path: string, text: string): string[] =>
  readManifest(path, text).declared.map(({ name, versions, condition }) =>
    [name, versions, condition === null ? '' : `(${condition})`].filter((part) => part !== '').join(' '),
  );

describe('requirements.txt', () => {
  it.each([
    ['a name alone', 'absl-py', ['absl-py']],
    ['names that are spelt in another way', 'Google_Cloud.Storage>=1.20,<2', ['google-cloud-storage >=1.20,<2']],
    ['extras and spaces', 'kfp[all, docs] >= 1.8 , < 2', ['kfp >=1.8,<2']],
    ['brackets around the versions', 'kubernetes (>=8.0,<19)', ['kubernetes >=8.0,<19']],
    [
      'a marker',
      "typing-extensions>=3.7; python_version < '3.8'",
      ["typing-extensions >=3.7 (python_version < '3.8')"],
    ],
    ['comments', '# all\nclick==7.1.2 # pinned\n\n', ['click ==7.1.2']],
    ['hashes over several lines', 'six==1.16.0 \\\n  --hash=sha256:aa \\\n  --hash=sha256:bb\n', ['six ==1.16.0']],
    ['an address', 'kfp @ git+https://example.org/kfp.git#egg=kfp', ['kfp @ git+https://example.org/kfp.git#egg=kfp']],
    ['options of pip', '--index-url https://example.org/simple\nsix', ['six']],
  ])('reads %s', (_what, text, expected) => {
    const found = declared('requirements.txt', text);

    expect(found).toEqual(expected);
    expect(readManifest('requirements.txt', text).problems).toEqual([]);
  });

  it('says which files it does not follow, and how many lines it could not read', () => {
    const { problems } = readManifest('requirements.txt', '-r base.txt\n-c limits.txt\n-e .\n???\nsix\n');

    expect(problems).toEqual([
      'it refers to base.txt, limits.txt, which is not followed',
      '2 of its lines could not be read',
    ]);
  });
});

describe('pyproject.toml', () => {
  it('reads what the standard declares, with its extras', () => {
    const text =
      '[project]\ndependencies = ["grpcio>=1.41", "protobuf<4"]\n[project.optional-dependencies]\nui = ["flask==2.0"]';

    const found = declared('sdk/pyproject.toml', text);

    expect(found).toEqual(['grpcio >=1.41', 'protobuf <4', 'flask ==2.0 (extra ui)']);
  });

  it('reads what Poetry declares, without the interpreter', () => {
    const text = [
      '[tool.poetry.dependencies]',
      'python = "^3.7"',
      'fire = "^0.3"',
      'tqdm = { version = "~4.60", optional = true }',
      'local = { path = "../local" }',
      '[tool.poetry.group.test.dependencies]',
      'pytest = "*"',
    ].join('\n');

    const { problems } = readManifest('pyproject.toml', text);

    expect(declared('pyproject.toml', text)).toEqual(['fire ^0.3', 'tqdm ~4.60 (optional)', 'pytest * (group test)']);
    expect(problems).toEqual(['local is not declared by a version']);
  });

  it.each([
    [
      'computed dependencies',
      '[project]\ndynamic = ["dependencies"]',
      'its dependencies are computed when it is built',
    ],
    ['what is no TOML', '[project', 'it is no valid TOML'],
  ])('says so of %s', (_what, text, problem) => {
    const read = readManifest('pyproject.toml', text);

    expect(read).toEqual({ declared: [], problems: [problem] });
  });
});

describe('setup.py', () => {
  it.each([
    [
      'a literal list',
      'setup(name="kfp", install_requires=["absl-py>=0.9,<=0.11", \'kubernetes>=8,<13\',])',
      ['absl-py >=0.9,<=0.11', 'kubernetes >=8,<13'],
    ],
    [
      'a name that stands for one',
      'REQUIRES = [\n  "six>=1.10",  # old\n  "certifi"\n]\nsetuptools.setup(\n  install_requires=REQUIRES,\n)\n',
      ['six >=1.10', 'certifi'],
    ],
    ['two of them together', 'A = ["six"]\nsetup(install_requires=A + ["click==7.0"])', ['six', 'click ==7.0']],
    ['strings that continue', 'setup(install_requires=["kube" "rnetes>=12"])', ['kubernetes >=12']],
    [
      'extras',
      'setup(install_requires=["six"], extras_require={"docs": ["sphinx>=4"], "all": ["nbsphinx"]})',
      ['six', 'sphinx >=4 (extra docs)', 'nbsphinx (extra all)'],
    ],
    ['no dependencies at all', 'setup(name="x")', []],
    [
      'words in strings and comments',
      '# install_requires=["a"]\nX = """\nsetup(install_requires=["b"])\n"""\nsetup(install_requires=["c"])',
      ['c'],
    ],
  ])('reads %s', (_what, text, expected) => {
    const { problems } = readManifest('setup.py', text);

    expect(declared('setup.py', text)).toEqual(expected);
    expect(problems).toEqual([]);
  });

  it.each([
    [
      'a list that a file is read into',
      'with open("requirements.txt") as f:\n    REQ = f.read().split()\nsetup(install_requires=REQ)',
    ],
    ['a list that a function makes', 'setup(install_requires=read("requirements.txt"))'],
    ['a list with a computed entry', 'setup(install_requires=["six", NAME + ">=1"])'],
    ['a list with an f-string', 'setup(install_requires=[f"kfp=={VERSION}"])'],
    ['a comprehension', 'setup(install_requires=[line for line in open("r")])'],
    ['a list that is added to later', 'REQ = ["six"]\nREQ.append("click")\nsetup(install_requires=REQ)'],
    [
      'a list that grows under a condition',
      'REQ = ["six"]\nif old:\n    REQ += ["enum34"]\nsetup(install_requires=REQ)',
    ],
    ['a list that is set twice', 'REQ = ["six"]\nREQ = ["click"]\nsetup(install_requires=REQ)'],
    ['a list that is passed on', 'REQ = ["six"]\nextend(REQ)\nsetup(install_requires=REQ)'],
    ['a name that nothing sets', 'setup(install_requires=REQ)'],
  ])('guesses nothing about %s', (_what, text) => {
    const read = readManifest('python/setup.py', text);

    expect(read).toEqual({ declared: [], problems: ['its install_requires is computed when it runs'] });
  });

  it.each([
    ['a string that never ends', 'setup(install_requires=["six)'],
    ['a bracket that never ends', 'setup(install_requires=["six"'],
    ['a bracket that never began', ')setup('],
  ])('calls %s unreadable', (_what, text) => {
    const { declared: none, problems } = readManifest('setup.py', text);

    expect(none).toEqual([]);
    expect(problems).toEqual(['it is no Python that could be read']);
  });
});

describe('go.mod', () => {
  it('reads blocks, single lines, replacements and what is only indirect', () => {
    const text = [
      'module github.com/kubeflow/katib',
      'go 1.17',
      'require k8s.io/api v0.20.4',
      'require (',
      '\tk8s.io/client-go v11.0.0+incompatible',
      '\tgithub.com/google/uuid v1.2.0 // indirect',
      ')',
      'replace k8s.io/client-go => k8s.io/client-go v0.20.4',
      'replace (',
      '\tgithub.com/google/uuid v1.2.0 => ../uuid',
      ')',
    ].join('\n');

    const found = declared('go.mod', text);

    expect(found).toEqual([
      'k8s.io/api v0.20.4',
      'k8s.io/client-go v0.20.4',
      'github.com/google/uuid its own copy of ../uuid (indirect)',
    ]);
  });
});

describe('package.json', () => {
  it('reads each of its lists', () => {
    const text =
      '{"dependencies":{"@angular/core":"~8.2"},"devDependencies":{"jest":"^26"},"peerDependencies":{"react":">=16"}}';

    const found = declared('frontend/package.json', text);

    expect(found).toEqual(['@angular/core ~8.2', 'react >=16 (peer)', 'jest ^26 (development)']);
  });
});

describe('a file that is made to hurt', () => {
  const long = 'a'.repeat(399_000);
  it.each([
    ['requirements.txt', `${'['.repeat(1_900)}\n`.repeat(200)],
    ['requirements.txt', `six${' '.repeat(390_000)}--hash`],
    ['requirements.txt', 'a==1\\\n'.repeat(60_000)],
    ['setup.py', `setup(install_requires=[${'"a",'.repeat(90_000)}])`],
    ['setup.py', '['.repeat(390_000)],
    ['setup.py', `X = [${'A + '.repeat(90_000)}A]\nsetup(install_requires=X)`],
    ['setup.py', 'A = []\n'.repeat(50_000)],
    [
      'setup.py',
      `A0 = ["x"]\n${Array.from({ length: 60 }, (_, i) => `A${i + 1} = A${i} + A${i}\n`).join('')}setup(install_requires=A60)`,
    ],
    ['pyproject.toml', `a = ${'['.repeat(100_000)}`],
    ['package.json', '['.repeat(390_000)],
    ['package.json', '{"dependencies":{"__proto__":{"x":1},"constructor":"1"}}'],
    ['go.mod', `require ${long} v1`],
    ['go.mod', 'require (\n'.repeat(30_000)],
  ])('is read or refused in the time of its length: %s', (path, text) => {
    const read = readManifest(path, text);

    expect(read.declared.length).toBeLessThanOrEqual(2_000);
    expect(read.declared.every(({ name, versions }) => name.length <= 200 && versions.length <= 200)).toBe(true);
  });

  it('is not read at all where nobody would keep such a list', () => {
    const read = readManifest('setup.py', ' '.repeat(500_000));

    expect(read.problems).toEqual(['it is too long for a list of dependencies']);
  });
});
