import { changelogMarkdown } from '../../../src/templates/changelog-markdown.js';
import { parseMarkdown } from '../../../src/templates/formats/parse-markdown.js';
import { aChangelog, changelogOf, pull } from '../../support/changelog.js';

const HOSTILE = [
  'feat: <script>alert(1)</script> @everyone',
  'fix: ](https://evil.example) [click](javascript:alert(1))',
  'docs: `code` | cell | *bold* ~~gone~~ <!channel>',
  'chore: \u202Eright to left\u0000\u0007\n# A heading of its own\n\n- and a list',
  '# Not a heading',
  '1. Not a list',
];

describe('the changelog as Markdown', () => {
  it('leads with the window, then what matters, then everything, then how it was counted', () => {
    const text = changelogMarkdown(
      aChangelog(
        changelogOf([
          pull(1, 'feat(sdk)!: Drop Python 3.5', { labels: ['size/L'] }),
          pull(2, 'fix: Mend the trial', { author: 'andreyvelich' }),
          pull(3, 'Cherry-pick #2 to release-0.11'),
          pull(4, 'Add types'),
          pull(5, 'Revert "Add types"'),
          pull(6, 'Bump tar from 4 to 5', { author: 'dependabot[bot]' }),
        ]),
      ),
    );

    expect(text.split('\n').filter((line) => /^([#-]|\*\*|\d|From)/.test(line))).toEqual([
      '# Kubeflow 1.4: what changed',
      'From v1.3.0 (1 September 2021) to v1.4.0 (1 October 2021). 6 pull requests merged and no issues closed, by 2 contributors.',
      '## Highlights',
      '**AutoML**',
      '- **sdk:** Drop Python 3.5 ([#1](https://github.com/kubeflow/katib/pull/1), someone)',
      '- Mend the trial ([#2](https://github.com/kubeflow/katib/pull/2), Andrey V.); also on release-0.11 (kubeflow/katib#3)',
      '## In numbers',
      '## AutoML',
      '### kubeflow/katib',
      '#### Breaking changes',
      '- **sdk:** Drop Python 3.5 ([#1](https://github.com/kubeflow/katib/pull/1), someone) `L`',
      '#### Fixes',
      '- Mend the trial ([#2](https://github.com/kubeflow/katib/pull/2), Andrey V.); also on release-0.11 (kubeflow/katib#3)',
      '#### By programs',
      '- Bump tar from 4 to 5 ([#6](https://github.com/kubeflow/katib/pull/6), dependabot\\[bot\\])',
      '## Thanks',
      '## How this was counted',
      '6 merged pull requests: 2 by people, 1 by programs, 1 counted with what they took to another branch, 2 taken back.',
      '- [kubeflow/katib#3](https://github.com/kubeflow/katib/pull/3) Cherry-pick #2 to release-0.11: counted with kubeflow/katib#2',
      '- [kubeflow/katib#4](https://github.com/kubeflow/katib/pull/4) Add types: taken back by kubeflow/katib#5',
      '- [kubeflow/katib#5](https://github.com/kubeflow/katib/pull/5) Revert "Add types": takes back kubeflow/katib#4',
    ]);
    expect(text).toContain('| AutoML | 6 | 0 | 2 |\n');
  });

  it('shows hostile titles as text, and mentions nobody', () => {
    const made = changelogOf(HOSTILE.map((title, i) => pull(i + 1, title, { author: `@team|${i}` })));

    const text = changelogMarkdown(aChangelog(made));

    const tree = JSON.stringify(parseMarkdown(text));
    const addresses = [...tree.matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url);
    expect(tree).not.toMatch(/"type":"(html|code|inlineCode|delete)"/);
    expect(addresses.length).toBeGreaterThan(HOSTILE.length);
    expect(addresses.filter((url) => !/^https:\/\/github\.com\/kubeflow\/katib\/pull\/\d$/.test(url ?? ''))).toEqual(
      [],
    );
    expect(['\u0000', '\u0007', '\u202E'].filter((character) => text.includes(character))).toEqual([]);
    expect(text).not.toMatch(/(?<![\\\w])@(?=[A-Za-z])/);
    expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
  });

  it('says what is incomplete before it counts anything', () => {
    const facts = aChangelog(changelogOf([pull(1, 'feat: One')]));
    const sources = [{ name: 'kubeflow/katib', fetchedAt: null, problem: 'Its tags could never be read to the end.' }];

    const text = changelogMarkdown({ ...facts, sources });

    expect(text.indexOf('**Incomplete.**')).toBeGreaterThan(0);
    expect(text.indexOf('**Incomplete.**')).toBeLessThan(text.indexOf('## '));
    expect(text).toContain('> - kubeflow/katib: Its tags could never be read to the end.');
  });

  it('says plainly that nothing was merged', () => {
    const text = changelogMarkdown(aChangelog(changelogOf([])));

    expect(text).toContain('Nothing was merged in this window.');
    expect(text).not.toContain('## ');
  });
});
