import { type LoadOptions, loadConfiguration } from '../../../src/config/load.js';
import { type ConfigProblem, ConfigProblems } from '../../../src/domain/errors.js';
import { checkTemplates } from '../../../src/templates/check-templates.js';
import { type ConfigTexts, GOOD, patched, withConfigDir } from '../../support/config-dir.js';
import { communityRules } from './wrong/community-rules.js';
import { releaseRules } from './wrong/release-rules.js';
import { syntaxAndShape } from './wrong/syntax-and-shape.js';
import { values } from './wrong/values.js';

async function problemsOf(texts: ConfigTexts, options: LoadOptions = {}): Promise<readonly ConfigProblem[]> {
  return withConfigDir(texts, async (dir) => {
    const thrown: unknown = await loadConfiguration(dir, options).then(
      () => new Error('It was accepted.'),
      (error: unknown) => error,
    );
    if (!(thrown instanceof ConfigProblems)) throw thrown;
    return thrown.problems;
  });
}

const places = (problems: readonly ConfigProblem[]): string[] =>
  problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`);

describe('A wrong file gives file, line, what is wrong and what to write', () => {
  it.each([...syntaxAndShape, ...values, ...communityRules, ...releaseRules])(
    'for $what',
    async ({ file, from, to, tells }) => {
      const problems = await problemsOf(patched(GOOD, file, from, to));

      expect(problems.map((p) => [p.file, p.line, p.rule, p.message, p.fix, p.severity])).toEqual(
        tells.map(([line, rule, message, fix]) => [file, line, rule, message, fix, 'error']),
      );
    },
  );

  it('for a directory without a community', async () => {
    const { 'community.yaml': _gone, ...rest } = GOOD;

    const problems = await problemsOf(rest);

    expect(places(problems)).toEqual(['community.yaml:1 missing-file']);
    expect(problems[0]?.fix).toContain('starter file');
  });

  it('for a community file with the other ending', async () => {
    const { 'community.yaml': text = '', ...rest } = GOOD;

    const problems = await problemsOf({ ...rest, 'community.yml': text });

    expect(problems[0]?.fix).toBe('Rename community.yml to community.yaml.');
  });

  it.each([
    ['an empty file', '', 'empty-file'],
    ['a file of comments', '# nothing yet\n', 'empty-file'],
    ['a file that is only a list', '- id: acme\n', 'yaml'],
    ['a file that is only a word', 'acme\n', 'yaml'],
    ['two documents in a file', 'id: acme\n---\nid: other\n', 'yaml'],
    ['a tag that YAML does not know', `${GOOD['community.yaml']}example: !!js/function 'x'\n`, 'yaml'],
    ['aliases that expand without end', bomb(), 'alias-bomb'],
  ])('for %s', async (_what, text, rule) => {
    const problems = await problemsOf({ ...GOOD, 'community.yaml': text });

    expect(problems[0]).toMatchObject({ file: 'community.yaml', rule, severity: 'error' });
    expect(problems[0]?.fix).not.toBe('');
  });

  it('for keys that reach for the prototype', async () => {
    const text = `${GOOD['community.yaml']}__proto__: { example: true }\nconstructor: 1\n`;

    const problems = await problemsOf({ ...GOOD, 'community.yaml': text });

    expect(places(problems)).toEqual(['community.yaml:35 unknown-key', 'community.yaml:36 unknown-key']);
  });

  it.each(['next', 'v1.5', '1.5.0-rc.1', 'kubeflow-1.5', '1'])('for a release that is called %s', async (name) => {
    const problems = await problemsOf({
      ...GOOD,
      [`releases/${name}.yaml`]: 'tags: { repository: acme/other, stable: v1.5.0 }\n',
    });

    expect(places(problems)).toEqual([`releases/${name}.yaml:1 release-id`]);
    expect(problems[0]?.fix).toMatch(/^Rename it to releases\/1\.\d(\.0)?\.yaml\.$/);
  });

  it('for a pattern of patches that takes the release of another file', async () => {
    const text = (GOOD['releases/1.4.yaml'] ?? '').replace('stable: v1.4.0', 'stable: v1.4.0, patch: v1.4.*');
    const own = 'tags: { repository: acme/platform, stable: v1.4.1 }\n';
    const problems = await problemsOf({ ...GOOD, 'releases/1.4.yaml': text, 'releases/1.4.1.yaml': own });

    expect(places(problems)).toEqual(['releases/1.4.yaml:1 shared-patches']);
    expect(problems[0]?.message).toBe('The same tag would be release 1.4.1 and a patch of release 1.4.');
  });

  it('for a copied release whose tags were not changed', async () => {
    const problems = await problemsOf({ ...GOOD, 'releases/1.5.yaml': GOOD['releases/1.4.yaml'] ?? '' });

    expect(places(problems)).toEqual(['releases/1.4.yaml:1 shared-tags', 'releases/1.5.yaml:1 shared-tags']);
    expect(problems[1]?.fix).toBe('Write the tag of 1.5, like `v1.5.0`.');
  });

  it('for files whose ending would make them unread', async () => {
    const problems = await problemsOf({ ...GOOD, 'releases/1.5.yml': 'tags: x\n', 'templates/reminder.hbs': 'x' });

    expect(problems.map(({ file, fix }) => `${file}: ${fix}`)).toEqual([
      'releases/1.5.yml: Rename it to releases/1.5.yaml.',
      'templates/reminder.hbs: Rename it to templates/reminder.md.hbs, or remove it.',
    ]);
  });

  it('for a template that replaces none, with the names that exist', async () => {
    const problems = await problemsOf({ ...GOOD, 'templates/remindr.md.hbs': 'Soon.' }, { checkTemplates });

    expect(places(problems)).toEqual(['templates/remindr.md.hbs:1 template']);
    expect(problems[0]?.fix).toMatch(/"reminder".*timeline.*partials\/footer/);
  });

  it('for a template that names what is not documented', async () => {
    const problems = await problemsOf(
      { ...GOOD, 'templates/reminder.md.hbs': 'A reminder.\n\n{{release.nmae}}\n' },
      { checkTemplates },
    );

    expect(places(problems)).toEqual(['templates/reminder.md.hbs:3 template']);
    expect(problems[0]?.message).toContain('nmae');
    expect(problems[0]?.fix).toContain('name');
  });
});

describe('All problems are told at once', () => {
  it('of every file, of shape and of rules, in the order of reading', async () => {
    const mistakes: [string, string, string][] = [
      ['community.yaml', 'name: ACME\n', 'title: ACME\n'],
      ['community.yaml', 'Europe/Athens', 'Athens'],
      ['community.yaml', 'email: ann@example.org', 'email: nowhere'],
      ['community.yaml', 'liaisons: [ben]', 'liaisons: [zoe]'],
      ['community.yaml', 'destinations: [announce]', 'destinations: [anounce]'],
      ['releases/1.4.yaml', 'Sun 2021-08-15', 'Sat 2021-08-15'],
      ['releases/1.4.yaml', 'phase: release', 'phase: launch'],
      ['releases/1.4.yaml', 'tags: v0.12.*', 'tags: newest'],
    ];

    const problems = await problemsOf(mistakes.reduce((texts, mistake) => patched(texts, ...mistake), GOOD));

    expect(places(problems)).toEqual([
      'community.yaml:1 missing-key',
      'community.yaml:2 unknown-key',
      'community.yaml:3 bad-zone',
      'community.yaml:13 bad-address',
      'community.yaml:21 unknown-person',
      'community.yaml:29 unknown-destination',
      'releases/1.4.yaml:4 wrong-weekday',
      'releases/1.4.yaml:5 unknown-phase',
      'releases/1.4.yaml:7 tag-pattern',
    ]);
  });

  it('without blaming what refers to an entry that is itself refused', async () => {
    const problems = await problemsOf(patched(GOOD, 'community.yaml', 'name: Ben Example', 'name: 7'));

    expect(places(problems)).toEqual(['community.yaml:17 wrong-type']);
  });

  it('with a place that counts the lines of the file, not of what was left of it', async () => {
    const first = patched(GOOD, 'community.yaml', '    name: Ann Example\n', '');

    const problems = await problemsOf(
      patched(first, 'community.yaml', '    name: Ben Example', '    name: Ben\n    deputy: zoe'),
    );

    expect(places(problems)).toEqual(['community.yaml:9 missing-key', 'community.yaml:17 unknown-deputy']);
  });
});

function bomb(): string {
  const rows = 'bcdefgh'.split('').map((letter, i) => {
    const former = `*${'abcdefg'[i]}`;
    return `${letter}: &${letter} [${Array.from({ length: 10 }, () => former).join(', ')}]`;
  });
  return `a: &a [x]\n${rows.join('\n')}\n`;
}
