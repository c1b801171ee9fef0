import { readTitle } from '../../../../src/digest/changelog/read-title.js';

describe('what a title says', () => {
  it.each([
    // Conventional commits.
    ['feat(sdk): add v2 placeholder variables', 'feature', 'Add v2 placeholder variables'],
    ['fix: retry kfserving installation. Fixes #1613', 'fix', 'Retry kfserving installation'],
    ['perf(cache): read once', 'performance', 'Read once'],
    ['docs: Update README for emissary. Partial #6306', 'docs', 'Update README for emissary'],
    ['refactor(v2): save pipeline root', 'upkeep', 'Save pipeline root'],
    ['chore(deps): bump lodash from 4.17.20 to 4.17.21', 'dependencies', 'Bump lodash from 4.17.20 to 4.17.21'],
    ['fix(docs): update broken link', 'docs', 'Update broken link'],
    ['fix(test): wait longer', 'upkeep', 'Wait longer'],
    ['revert: feat: change release tags', 'taken back', 'feat: change release tags'],
    // The words of projects that have no convention, or their own.
    ['[feature] Suggestion by Optuna', 'feature', 'Suggestion by Optuna'],
    ['[SDK] fix: wait for the job', 'fix', '[SDK] wait for the job'],
    ['[Doc] How to install', 'docs', 'How to install'],
    ['Bug fix: the trial never ends', 'fix', 'The trial never ends'],
    ['[bugfix]: absolute value and typo', 'fix', 'Absolute value and typo'],
    ['Bump tar from 4.4.13 to 4.4.15 in /pkg/ui', 'dependencies', 'Bump tar from 4.4.13 to 4.4.15 in /pkg/ui'],
    ['Update KFServing to 0.6.1', 'dependencies', 'Update KFServing to 0.6.1'],
    ['README: small fixes', 'docs', 'Small fixes'],
    ['Fix typo', 'docs', 'Fix typo'],
    ['Add me to OWNERS', 'upkeep', 'Add me to OWNERS'],
    ['Add Optuna based suggestion service (#1613)', 'feature', 'Add Optuna based suggestion service'],
    ['fixes NaN in the notebook form', 'fix', 'Fixes NaN in the notebook form'],
    ['✨ Suggest more', 'feature', 'Suggest more'],
    ['🐛 :bug: twice', 'fix', ':bug: twice'],
    ['⬆️ Istio 1.9.6', 'dependencies', 'Istio 1.9.6'],
    [':seedling: tidy up', 'upkeep', 'Tidy up'],
    ['kfctl: read twice', null, 'kfctl: read twice'],
    ['Reconcile semantics', null, 'Reconcile semantics'],
    ['iOS builds again', null, 'iOS builds again'],
  ])('%s', (title, kind, text) => {
    expect(readTitle(title)).toMatchObject({ kind, text });
  });

  it('knows what breaks by its mark', () => {
    expect(readTitle('feat(sdk)!: drop Python 3.5')).toMatchObject({ breaking: true, scope: 'sdk' });
    expect(readTitle('💥 drop Python 3.5').breaking).toBe(true);
    expect(readTitle('feat(sdk): drop Python 3.5').breaking).toBe(false);
  });

  it.each(['', '   ', 'fix:', '[Fix]', '(#1)', '✨', 'a'.repeat(5000), `fix: ${'('.repeat(3000)}`, '#1 '.repeat(900)])(
    'always leaves something to read where there was something: %#',
    (title) => {
      expect(readTitle(title).text.length).toBeGreaterThanOrEqual(title.trim() === '' ? 0 : 1);
    },
  );
});
